#include "store/evidence.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/notice_room.h"

namespace evidence_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

// A notice that was issued, sent, opened and confirmed, and another that was only issued: six rows.
struct Room : NoticeRoom {
  Room() {
    const NoticeId first = issued();
    record(first, Fact::sent);
    record(first, Fact::opened);
    record(first, Fact::confirmed);
    NoticeOrder other = opinion();
    other.number.reset();
    REQUIRE(issue(other));
  }
  void record(NoticeId id, Fact fact) {
    write([&](Transaction& tx) { record_fact(tx, id, fact, clock.now(), "{}"); });
  }
};

}  // namespace

TEST_CASE("a chain that nobody touched is sound, and its head is told") {
  Room room;
  const auto report = room.verified();
  CHECK_FALSE(report.broken);
  CHECK(report.rows == 5);
  CHECK(report.head.size() == 64);
  NoticeRoom empty;
  CHECK_FALSE(empty.verified().broken);
  CHECK(empty.verified().rows == 0);
}

TEST_CASE("whatever is changed later shows, at the first row that is wrong") {
  struct Row {
    const char *because, *sql, *code, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"a service on an earlier day", "UPDATE evidence SET at = at - 86400000 WHERE seq = 3",
       "evidence.changed", "第 3 条"},
      {"another fact", "UPDATE evidence SET fact = 'delivered' WHERE seq = 2", "evidence.changed",
       "第 2 条"},
      {"a detail", "UPDATE evidence SET detail = '{\"a\":1}' WHERE seq = 4", "evidence.changed",
       "第 4 条"},
      {"the row of another notice", "UPDATE evidence SET notice_id = 2 WHERE seq = 3",
       "evidence.changed", "第 3 条"},
      {"a row taken out", "DELETE FROM evidence WHERE seq = 2", "evidence.gap", "第 2 条"},
      {"a hash written anew", "UPDATE evidence SET hash = 'x', previous_hash = 'y' WHERE seq = 2",
       "evidence.order", "第 2 条"},
      {"the end cut off", "DELETE FROM evidence WHERE seq = 5", "evidence.head", "第 5 条"},
      {"a notice that is gone", "DELETE FROM notice WHERE id = 2", "evidence.notice", "第 5 条"},
      {"a notice slipped in",
       "INSERT INTO notice(case_no, kind, document, words_version, rules, phone, last4_hash, "
       "issued_by, issued_at, step, step_at) VALUES ('', 'x', '', '', '', '', '', '', 0, 'done', "
       "0)",
       "evidence.notice", "第 5 条"},
      {"the text of another notice",
       "UPDATE notice SET document = (SELECT n.document FROM notice n WHERE n.id = 2) WHERE id = 1",
       "evidence.text", "第 1 条"},
  }));
  CAPTURE(row.because);
  Room room;
  room.execute(row.sql);
  const auto report = room.verified();
  REQUIRE(report.broken);
  CHECK(report.broken->code == row.code);
  CHECK(report.broken->where == row.where);
}

TEST_CASE("a text sealed anew with other words shows, though its seal is good") {
  Room room;
  auto written = room.database.read(
      [&](Transaction& tx) { return written_notice(tx, room.keys, NoticeId{1}); });
  written.paragraphs.at(0) += "。";
  room.execute("UPDATE notice SET document = $1 WHERE id = 1",
               {room.keys.seal(templates::notice_json(written), seal_name(NoticeId{1}))});
  const auto report = room.verified();
  REQUIRE(report.broken);
  CHECK(report.broken->code == "evidence.text");
}

TEST_CASE("the facts of one notice are told in their order, and each has a name and a title") {
  Room room;
  CHECK(room.facts(NoticeId{1}) ==
        std::vector<std::string>{"issued", "sent", "opened", "confirmed"});
  CHECK(title(Fact::opened) == "打开");
  CHECK(name(Fact::handed_over) == "handed_over");
}

}  // namespace evidence_test
