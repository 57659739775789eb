#include "store/notice_check.h"

#include <catch2/catch.hpp>

#include "store/notice_withdrawal.h"
#include "tests/unit/store/notice_room.h"

namespace notice_check_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : NoticeRoom {
  NoticeId id = issued();

  std::string check_token(NoticeId of) {
    return turn({}, [&](const OfficeContext& desk) {
      const std::string address = check_address(desk, of);
      return address.substr(address.rfind('/') + 1);
    });
  }
  Check check(const std::string& token, const std::string& from = "10.0.0.1") {
    return turn({}, [&](const OfficeContext& desk) { return check_notice(desk, token, from); });
  }
  CheckedNotice checked(NoticeId of) { return std::get<CheckedNotice>(check(check_token(of))); }
  void count(const std::string& from) {
    turn({}, [&](const OfficeContext& desk) { count_unknown_check(desk, from); });
  }
};

}  // namespace

TEST_CASE("who holds a notice is told that it is genuine, and nothing of whom it is about") {
  Room room;
  const CheckedNotice told = room.checked(room.id);
  CHECK(told.is_sound);
  CHECK(told.title == "信访处理意见书");
  CHECK(told.number == NoticeRoom::kNumber);
  CHECK_FALSE(told.unit.empty());
  CHECK_FALSE(told.date.empty());
  CHECK_FALSE(told.is_withdrawn);
  CHECK(told.digest.size() == 19);
  const auto text =
      room.database.read([&](Transaction& tx) { return notice_text(tx, room.keys, room.id); });
  CHECK(told.digest == check_digest(text));
}

TEST_CASE("a digest is the first sixteen digits of SHA-256, in fours") {
  CHECK(check_digest("abc") == "ba78 16bf 8f01 cfea");  // FIPS 180-2, B.1
}

TEST_CASE("a token is its notice's alone, and is not told by the link or the id") {
  Room room;
  NoticeOrder order = room.opinion();
  order.number.reset();
  const NoticeId other = room.issue(order).value().id;
  const std::string token = room.check_token(room.id);
  CHECK(token.size() == 22);
  CHECK(token != room.check_token(other));
  CHECK(token != room.token(room.id));
  CHECK(std::holds_alternative<OpenRefusal>(room.open(token, "7001")));
  CHECK(room.check_token(room.id) == token);
}

TEST_CASE("what is no token is unknown, however it looks") {
  Room room;
  for (const std::string& token :
       {std::string(), std::string("1"), std::string(22, 'A'), std::string(5000, 'x'),
        room.token(room.id), std::string("' OR 1=1 --        xxx"), std::string(22, '\0')}) {
    CAPTURE(token.substr(0, 30));
    CHECK(std::get<CheckRefusal>(room.check(token)) == CheckRefusal::unknown);
  }
}

TEST_CASE("an office without any notice knows none") {
  Room room;
  room.execute("DELETE FROM notice");
  CHECK(std::get<CheckRefusal>(room.check(std::string(22, 'A'))) == CheckRefusal::unknown);
}

TEST_CASE("a notice whose evidence was touched is not said to be genuine") {
  struct Row {
    const char *because, *sql;
  };
  const auto row = GENERATE(values<Row>({
      {"the row of its issue", "UPDATE evidence SET at = at - 86400000 WHERE seq = 1"},
      {"its text", "UPDATE notice SET document = '' WHERE id = 1"},
      {"the text of another",
       "UPDATE notice SET document = (SELECT n.document FROM notice n WHERE "
       "n.id = 2) WHERE id = 1"},
      {"no issue at all", "DELETE FROM evidence WHERE notice_id = 1"},
      {"another row after it", "UPDATE evidence SET previous_hash = 'x' WHERE seq = 2"},
      {"a hash made anew", "UPDATE evidence SET hash = 'x' WHERE seq = 1"},
  }));
  CAPTURE(row.because);
  Room room;
  NoticeOrder order = room.opinion();
  order.number.reset();
  REQUIRE(room.issue(order));
  REQUIRE(room.checked(room.id).is_sound);
  room.execute(row.sql);
  const CheckedNotice told = room.checked(room.id);
  CHECK_FALSE(told.is_sound);
  CHECK(told.title.empty());
  CHECK(told.number.empty());
}

TEST_CASE("a break far away in the chain is not held against a notice") {
  Room room;
  NoticeOrder order = room.opinion();
  order.number.reset();
  REQUIRE(room.issue(order));
  REQUIRE(room.issue(order));
  room.execute("UPDATE evidence SET at = 0 WHERE seq = 3");
  CHECK(room.checked(room.id).is_sound);
  CHECK_FALSE(room.checked(NoticeId{3}).is_sound);
  CHECK(room.verified().broken);
}

TEST_CASE("a withdrawn notice says so, with the number of the one in its place") {
  Room room;
  NoticeOrder order = room.opinion();
  order.number.reset();
  const IssuedNotice later = room.issue(order).value();
  REQUIRE(room.turn({}, [&](const OfficeContext& desk) {
    return withdraw_notice(desk, room.id,
                           {"写错了复查机关", later.id, "冯川", petition::Role::unit_officer});
  }));
  const CheckedNotice told = room.checked(room.id);
  CHECK(told.is_sound);
  CHECK(told.is_withdrawn);
  CHECK(told.replaced_by == later.written.number);
  CHECK_FALSE(room.checked(later.id).is_withdrawn);
}

TEST_CASE("a notice that was issued anew after its withdrawal is told as the one in its place") {
  Room room;
  REQUIRE(room.turn({}, [&](const OfficeContext& desk) {
    return withdraw_notice(desk, room.id, {"写错了", {}, "冯川", petition::Role::unit_officer});
  }));
  CHECK(room.checked(room.id).replaced_by.empty());
  NoticeOrder order = room.opinion();
  order.number.reset();
  const IssuedNotice anew = room.issue(order).value();
  CHECK(room.checked(room.id).replaced_by == anew.written.number);
}

TEST_CASE("who asks for what is unknown too often is shut out, also from what is known") {
  Room room;
  for (int i = 0; i < room.office.look_up_tries_max; ++i) {
    CHECK(std::get<CheckRefusal>(room.check("x")) == CheckRefusal::unknown);
    room.count("10.0.0.1");
  }
  const std::string token = room.check_token(room.id);
  CHECK(std::get<CheckRefusal>(room.check(token)) == CheckRefusal::shut);
  CHECK(std::holds_alternative<CheckedNotice>(room.check(token, "10.0.0.2")));
  room.clock.advance(room.office.look_up_shut);
  CHECK(std::holds_alternative<CheckedNotice>(room.check(token)));
}

TEST_CASE("notices from before there were tokens are given theirs, and the same ones") {
  Room room;
  const std::string token = room.check_token(room.id);
  room.execute("UPDATE notice SET check_token = NULL");
  const auto give = [&] {
    return room.write([&](Transaction& tx) { return give_check_tokens(tx, room.keys); });
  };
  CHECK(give());
  CHECK_FALSE(give());
  CHECK(room.check_token(room.id) == token);
}

}  // namespace notice_check_test
