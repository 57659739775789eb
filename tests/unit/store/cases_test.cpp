#include "store/cases.h"

#include <catch2/catch.hpp>

#include "store/people.h"
#include "tests/support/store_room.h"

namespace cases_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

petition::CaseEvent on(LocalDate date, petition::EventBody body, std::string by = "") {
  return {date, instant_of(date, LocalTime(9, 0)), std::move(by), std::move(body)};
}

struct Room : StoreRoom {
  void append(const std::string& case_no, const petition::CaseEvent& event) {
    write([&](Transaction& tx) { append_event(tx, keys, case_no, event); });
  }
  std::optional<petition::CaseFile> file(const std::string& case_no) {
    return database.read([&](Transaction& tx) { return case_file(tx, keys, case_no); });
  }
  void index(const std::string& case_no, const std::string& code, const std::string& phone,
             std::optional<std::int64_t> person = {}) {
    write([&](Transaction& tx) {
      index_case(tx, keys, case_no, code, petition::Phone::parse(phone).value(), person);
    });
  }
  std::string find(const std::string& number, const std::string& code, const std::string& last4) {
    return database.read([&](Transaction& tx) { return case_of(tx, keys, number, code, last4); })
        .value_or("");
  }
};

const petition::CaseNumber kNumber = petition::CaseNumber::of(2026, 201);

}  // namespace

TEST_CASE("a ledger is appended line by line, and the file is what its lines amount to") {
  Room room;
  CHECK_FALSE(room.file("XF2026-000201"));
  room.append("XF2026-000201",
              on("2026-10-19"_day,
                 petition::event::Registered{kNumber, petition::Arrival::visit,
                                             petition::ReceivedBy::unit, "超市出售过期奶粉"}));
  room.append("XF2026-000201", on("2026-10-21"_day, petition::event::Accepted{"食品科"}, "高朗"));
  room.append("XF2026-000201",
              on("2026-10-21"_day, petition::event::Assigned{"食品科", "江禾", {}}, "高朗"));
  room.append(
      "XF2026-000202",
      on("2026-10-20"_day, petition::event::Registered{petition::CaseNumber::of(2026, 202)}));
  const auto file = room.file("XF2026-000201");
  REQUIRE(file);
  CHECK(file->state == petition::State::in_progress);
  CHECK(file->number == kNumber);
  CHECK(file->handler == "江禾");
  REQUIRE(file->ledger.size() == 3);
  CHECK(file->ledger[1].by == "高朗");
  CHECK(file->ledger[1].date == "2026-10-21"_day);
  CHECK(file->ledger[1].recorded == "2026-10-21T09:00"_at);
  CHECK(std::get<petition::event::Registered>(file->ledger[0].body).matter == "超市出售过期奶粉");
  CHECK(room.file("XF2026-000202")->state == petition::State::registered);
  CHECK(room.number(
            "SELECT COUNT(*) FROM case_event WHERE case_no = 'XF2026-000201' AND seq = 3") == 1);
}

TEST_CASE("the words of a ledger cannot be read in the file, nor put into another line") {
  Room room;
  room.append("XF2026-000201",
              on("2026-10-19"_day,
                 petition::event::Registered{kNumber, petition::Arrival::visit,
                                             petition::ReceivedBy::unit, "超市出售过期奶粉"}));
  room.append("XF2026-000201",
              on("2026-10-20"_day, petition::event::Progress{"可告知", "内部意见"}));
  REQUIRE_THAT(room.bytes(), Contains("XF2026-000201"));
  CHECK_THAT(room.bytes(), !Contains("过期奶粉") && !Contains("内部意见"));
  room.execute("UPDATE case_event SET detail = (SELECT detail FROM case_event WHERE seq = 1)");
  CHECK_THROWS_AS(room.file("XF2026-000201"), DatabaseError);
}

TEST_CASE("a case is found by its code and the last digits of its petitioner's phone, both") {
  Room room;
  room.index("XF2026-000201", "604817", "13900007001");
  CHECK(room.find("", "604817", "7001") == "XF2026-000201");
  CHECK(room.find("XF2026-000201", "604817", "7001") == "XF2026-000201");
  CHECK(room.find("", "604817", "7002") == "");
  CHECK(room.find("", "604818", "7001") == "");
  CHECK(room.find("XF2026-000202", "604817", "7001") == "");
  CHECK(room.find("XF2026-000201", "604818", "7001") == "");
  CHECK(room.find("", "", "") == "");
  CHECK_THAT(room.bytes(), !Contains("604817") && !Contains("13900007001"));
}

TEST_CASE("two cases of one code are told apart by the digits, or by the number") {
  Room room;
  room.index("XF2026-000201", "604817", "13900007001");
  room.index("XF2026-000202", "604817", "13900007002");
  room.index("XF2026-000203", "604817", "13900007001");
  CHECK(room.find("", "604817", "7002") == "XF2026-000202");
  CHECK(room.find("XF2026-000203", "604817", "7001") == "XF2026-000203");
  CHECK(room.find("XF2026-000202", "604817", "7001") == "");
}

TEST_CASE("the same last digits are another secret in another case") {
  Room room;
  room.index("XF2026-000201", "604817", "13900007001");
  room.index("XF2026-000202", "604818", "13900007001");
  CHECK(room.number("SELECT COUNT(DISTINCT last4_hash) FROM case_index") == 2);
}

TEST_CASE("a person's cases are his alone, the newest first") {
  Room room;
  room.index("XF2025-000900", "111111", "13900007001", 1);
  room.index("XF2026-000201", "222222", "13900007001", 1);
  room.index("XF2026-000202", "333333", "13900007002", 2);
  room.index("XF2026-000203", "444444", "13900007003");
  const auto of = [&](std::int64_t person) {
    return room.database.read([&](Transaction& tx) { return cases_of_person(tx, person); });
  };
  CHECK(of(1) == std::vector<std::string>{"XF2026-000201", "XF2025-000900"});
  CHECK(of(2) == std::vector<std::string>{"XF2026-000202"});
  CHECK(of(3).empty());
}

TEST_CASE("five wrong tries shut the look-up for half an hour, each subject for itself") {
  Room room;
  const auto shut = [&](const std::vector<std::string>& subjects) {
    return room.turn({}, [&](const DeskContext& desk) { return look_up_is_shut(desk, subjects); });
  };
  for (int tries = 1; tries <= 5; ++tries) {
    CHECK_FALSE(shut({"conversation/1"}));
    room.turn({}, [&](const DeskContext& desk) {
      count_wrong_look_up(desk, {"conversation/1", "case/" + std::to_string(tries)});
    });
    room.clock.advance(minutes{1});
  }
  CHECK(shut({"conversation/1"}));
  CHECK(shut({"case/9", "conversation/1"}));  // any of them is enough
  CHECK_FALSE(shut({"case/1", "conversation/2"}));
  CHECK_FALSE(shut({}));
  room.clock.advance(minutes{25} - seconds{1});  // half an hour after the first one, less a second
  CHECK(shut({"conversation/1"}));
  room.clock.advance(seconds{1});
  CHECK_FALSE(shut({"conversation/1"}));
  CHECK_THAT(room.bytes(), !Contains("conversation/1"));
}

TEST_CASE("cases are found by code and person, and tries by subject, by their indexes",
          "[sqlite]") {
  Room room;
  CHECK_THAT(room.plan("cases.cpp", "WHERE code_hash = $1"), Contains("INDEX case_index_code"));
  CHECK_THAT(room.plan("cases.cpp", "WHERE person_id = $1"), Contains("INDEX case_index_person"));
  CHECK_THAT(room.plan("cases.cpp", "SELECT seq, detail FROM case_event"),
             Contains("INDEX sqlite_autoindex_case_event_1") && !Contains("TEMP B-TREE"));
  CHECK_THAT(room.plan("cases.cpp", "lookup_failure WHERE"),
             Contains("COVERING INDEX lookup_failure_of (subject_hash=? AND at>?)"));
}

}  // namespace cases_test
