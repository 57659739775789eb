#include "gateway/figure_days.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace figure_days_test {

using namespace huiyin;
using gateway::FigureDays;

namespace {

struct Room : store::StoreRoom {
  FigureDays figure_days{database, clock};

  void say_ago(int ago) {
    const auto id = say(citizen("wm1"), "一");
    execute("UPDATE outbox SET created_at = $1 WHERE id = $2",
            {unix_ms(clock.now() - days{ago}), id.value});
  }
  std::int64_t kept() { return number("SELECT COUNT(*) FROM message_day"); }
};

}  // namespace

TEST_CASE("rounds count all days that are over, a bounded number at a time, then rest") {
  Room room;
  room.figure_days.round();
  CHECK(room.kept() == 0);
  Room other;
  other.say_ago(100);
  other.figure_days.round();
  CHECK(other.kept() == 60);
  other.figure_days.round();
  CHECK(other.kept() == 99);
  other.execute("DELETE FROM message_day");
  other.figure_days.round();
  CHECK(other.kept() == 0);  // all were counted today
}

TEST_CASE("the next day counts the day that is over by then") {
  Room room;
  room.say_ago(10);
  room.figure_days.round();
  CHECK(room.kept() == 9);
  room.clock.advance(hours{24});
  room.figure_days.round();
  CHECK(room.kept() == 10);
}

}  // namespace figure_days_test
