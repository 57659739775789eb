#include "gateway/walk/queue_reading.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/gateway/walk/walk_room.h"

namespace queue_reading_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::Priority;

namespace {

struct Reading {
  void queue(int count, Priority priority = Priority::bulk, const std::string& first = "u") {
    for (int i = 0; i < count; ++i)
      room.say(room.staff(first + std::to_string(i)), "通告",
               {.priority = priority, .due = room.clock.now() + seconds{i / 100}});
  }
  // Takes and releases what is in turn, as many as `most`.
  void take(int most = 1'000'000) {
    for (; most > 0; --most) {
      const auto lane = lanes.take(room.clock.now() + minutes{1});
      if (!lane) return;
      seen.insert(lane->value);
      lanes.release(*lane);
    }
  }

  WalkRoom room;
  Lanes lanes;
  bool is_open = true;
  QueueReading reading{room.database, room.clock, lanes,
                       [this](const std::string&) { return is_open; }};
  std::set<std::int64_t> seen;
};

}  // namespace

TEST_CASE("a long line is read a page at a time, and none of it is left out") {
  Reading here;
  here.queue(1101);
  here.reading.look();
  CHECK(here.lanes.size() == 500);
  here.reading.go_on();  // enough are in turn
  CHECK(here.lanes.size() == 500);
  here.take(300);
  here.reading.go_on();
  CHECK(here.lanes.size() == 700);
  here.take();
  here.reading.go_on();
  here.take();
  CHECK(here.seen.size() == 1101);
}

TEST_CASE("a round goes on with a line that is being read, and looks at the others anew") {
  Reading here;
  here.queue(600);
  here.reading.look();
  here.take();
  here.queue(1, Priority::reply, "late");
  here.reading.look();
  here.take();
  CHECK(here.seen.size() == 601);
  here.reading.look();  // read to its end: from its front
  CHECK(here.lanes.size() == 501);
}

TEST_CASE("what stands in the store goes before what is in memory, where its priority does") {
  Reading here;
  here.queue(1100, Priority::reply, "reply");
  here.queue(700, Priority::bulk, "bulk");
  here.reading.look();
  int last_reply = 0, first_bulk = 0;
  for (int taken = 1; taken <= 1800; ++taken) {
    here.reading.go_on();
    const auto lane = here.lanes.take(here.room.clock.now() + minutes{1});
    REQUIRE(lane);
    const bool is_bulk = here.room.number("SELECT priority FROM outbox WHERE conversation_id = " +
                                          std::to_string(lane->value)) == 5;
    if (!is_bulk) last_reply = taken;
    if (is_bulk && first_bulk == 0) first_bulk = taken;
    here.lanes.release(*lane);
  }
  CHECK(last_reply == 1100);
  CHECK(first_bulk == 1101);
}

TEST_CASE("of a channel that does not send nothing is read until it does") {
  Reading here;
  here.queue(3);
  here.is_open = false;
  here.reading.look();
  CHECK(here.lanes.size() == 0);
  here.is_open = true;
  here.reading.go_on();
  CHECK(here.lanes.size() == 3);
}

TEST_CASE("what goes to many later stays in the store until shortly before") {
  Reading here;
  here.room.say(here.room.staff("u"), "通告",
                {.priority = Priority::bulk, .due = here.room.clock.now() + hours{1}});
  here.room.say(here.room.staff("v"), "提醒", {.due = here.room.clock.now() + hours{1}});
  here.reading.look();
  CHECK(here.lanes.size() == 1);
  here.room.clock.advance(minutes{50});
  here.reading.look();
  CHECK(here.lanes.size() == 2);
}

}  // namespace queue_reading_test
