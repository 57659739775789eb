#include "store/notice_steps.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/notice_room.h"

namespace notice_steps_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : NoticeRoom {
  NoticeId id = issued();
  std::vector<NoticeTask> tasks() {
    return database.read([](Transaction& tx) { return notice_tasks(tx); });
  }
};

}  // namespace

TEST_CASE(
    "a notice that nobody opens goes from link to SMS to a call to the post, three days each") {
  Room room;
  room.clock.advance(days{3} - minutes{1});
  CHECK(room.advance() == 0);
  room.clock.advance(minutes{1});
  CHECK(room.advance() == 1);
  CHECK(room.advance() == 0);
  CHECK(room.row(room.id).step == "sms");
  CHECK(room.tasks().empty());
  for (const char* step : {"call", "post"}) {
    room.clock.advance(days{3});
    CHECK(room.advance() == 1);
    REQUIRE(room.tasks().size() == 1);
    CHECK(room.tasks()[0].step == step);
    CHECK(room.tasks()[0].number == NoticeRoom::kNumber);
  }
  room.clock.advance(days{30});
  CHECK(room.advance() == 0);  // the post is a person's task until it is done
  CHECK(room.facts(room.id) ==
        std::vector<std::string>{"issued", "handed_over", "handed_over", "handed_over"});
  CHECK(room.said("notice").size() == 4);  // link, SMS, and two tasks to the officer on duty
  CHECK_FALSE(room.verified().broken);
}

TEST_CASE("a notice that was opened goes nowhere else, and its task is gone") {
  Room room;
  for (int i = 0; i < 2; ++i) {
    room.clock.advance(days{3});
    room.advance();
  }
  REQUIRE(room.tasks().size() == 1);
  REQUIRE(std::holds_alternative<OpenedNotice>(room.open(room.token(room.id), "7001")));
  CHECK(room.tasks().empty());
  room.clock.advance(days{30});
  CHECK(room.advance() == 0);
}

TEST_CASE("a notice whose phone cannot be read is a person's task at once, and the others go on") {
  Room room;
  NoticeOrder other = room.opinion();
  other.number.reset();
  const NoticeId second = room.issue(other).value().id;
  room.execute("UPDATE notice SET phone = 'x' WHERE id = $1", {room.id.value});
  room.clock.advance(days{3});
  CHECK(room.advance() == 2);
  CHECK(room.row(room.id).step == "call");
  CHECK(room.row(second).step == "sms");
}

}  // namespace notice_steps_test
