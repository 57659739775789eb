#include "store/bulk_pace.h"

#include <catch2/catch.hpp>
#include <deque>

#include "tests/support/property.h"

namespace bulk_pace_test {

using namespace huiyin;
using namespace huiyin::literals;
using huiyin::store::may_go;
using huiyin::store::pace_after;
using huiyin::testing::any_in;
using huiyin::testing::any_list_of;
using huiyin::testing::holds;

const Instant kStart = "2026-11-24T09:00"_at;

TEST_CASE("many go one by one: at first a few, then one for each distance") {
  CHECK(may_go(0, 60, kStart) == 2);
  std::int64_t pace = pace_after(0, 2, 60, kStart);
  CHECK(may_go(pace, 60, kStart) == 0);
  CHECK(may_go(pace, 60, kStart + seconds{1}) == 1);
  CHECK(may_go(0, 1, kStart) == 1);
  pace = pace_after(0, 1, 1, kStart);
  CHECK(may_go(pace, 1, kStart + seconds{59}) == 0);
  CHECK(may_go(pace, 1, kStart + seconds{62}) == 1);
}

TEST_CASE("what was not used while nobody looked is not made up for") {
  const std::int64_t pace = pace_after(0, may_go(0, 600, kStart), 600, kStart);
  CHECK(may_go(pace, 600, kStart + hours{3}) == may_go(0, 600, kStart));
}

TEST_CASE("a clock that was set back, or a ceiling that was raised, holds nobody up") {
  const std::int64_t pace = pace_after(0, 1, 1, kStart);
  CHECK(may_go(pace, 1, kStart - hours{5}) == 0);
  CHECK(may_go(pace_after(pace, 0, 1, kStart - hours{5}), 1, kStart - hours{5} + seconds{63}) > 0);
  CHECK(may_go(pace_after(pace, 0, 6000, kStart), 6000, kStart + seconds{1}) > 0);
}

// The plain twin: every moment at which somebody went, counted over each minute.
TEST_CASE("never more than the ceiling within any minute, however the rounds fall") {
  CHECK(holds([] {
    const int per_minute = any_in(1, 400);
    Instant now = kStart;
    std::int64_t pace = 0;
    std::deque<Instant> went;
    for (const int wait : any_list_of<int>(200, 0, 4000)) {
      now += milliseconds{wait};
      const int count = may_go(pace, per_minute, now);
      pace = pace_after(pace, count, per_minute, now);
      went.insert(went.end(), std::size_t(count), now);
      while (!went.empty() && went.front() <= now - minutes{1}) went.pop_front();
      PROPERTY_ASSERT(int(went.size()) <= per_minute);
    }
  }));
}

TEST_CASE("of the ceiling nearly all is used when rounds come once a second") {
  for (const int per_minute : {1, 7, 60, 300, 6000}) {
    std::int64_t pace = 0;
    int went = 0;
    for (int second = 0; second < 3600; ++second) {
      const Instant now = kStart + seconds{second};
      const int count = may_go(pace, per_minute, now);
      pace = pace_after(pace, count, per_minute, now);
      went += count;
    }
    CAPTURE(per_minute);
    CHECK(went <= 60 * per_minute);
    CHECK(went >= 57 * per_minute);
  }
}

}  // namespace bulk_pace_test
