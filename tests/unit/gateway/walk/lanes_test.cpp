#include "gateway/walk/lanes.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/support/property.h"

namespace lanes_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using gateway::Lanes;

namespace {
const Lanes::Turn kBulk{store::Priority::bulk, "main"}, kAtOnce{store::Priority::at_once, "main"};
const Instant kNow = "2026-11-24T09:00"_at;
Lanes::Id lane(std::int64_t id) { return {id}; }
}  // namespace

TEST_CASE("a lane in hand is not given to a second hand") {
  Lanes lanes;
  lanes.add(lane(1));
  lanes.add(lane(1));
  REQUIRE(lanes.take(kNow) == lane(1));
  CHECK_FALSE(lanes.take(kNow));
}

TEST_CASE("work that comes while a lane is in hand is not lost") {
  Lanes lanes;
  lanes.add(lane(1));
  REQUIRE(lanes.take(kNow));
  lanes.add(lane(1));
  lanes.release(lane(1));
  CHECK(lanes.take(kNow) == lane(1));
  lanes.release(lane(1));
  CHECK_FALSE(lanes.take(kNow));
  CHECK(lanes.size() == 0);
}

TEST_CASE("an urgent lane goes before those that came earlier") {
  Lanes lanes;
  lanes.add(lane(1));
  lanes.add(lane(2), kAtOnce);
  CHECK(lanes.take(kNow) == lane(2));
  CHECK(lanes.take(kNow) == lane(1));
}

TEST_CASE("a lane put off is not in turn before its moment, whatever is added") {
  Lanes lanes;
  lanes.add(lane(1));
  REQUIRE(lanes.take(kNow));
  lanes.release_until(lane(1), kNow + seconds{5});
  lanes.add(lane(1));
  CHECK_FALSE(lanes.take(kNow + seconds{4}));
  CHECK(lanes.next_due() == kNow + seconds{5});
  CHECK(lanes.take(kNow + seconds{5}) == lane(1));
}

TEST_CASE("within a priority the offices take turns, each in the order of coming") {
  Lanes lanes;
  const Lanes::Turn city{store::Priority::bulk, "main"}, county{store::Priority::bulk, "yunxi"};
  for (const std::int64_t id : {1, 2, 3}) lanes.add(lane(id), city);
  for (const std::int64_t id : {7, 8}) lanes.add(lane(id), county);
  lanes.add(lane(9));
  std::vector<std::int64_t> order;
  while (const auto taken = lanes.take(kNow)) order.push_back(taken->value);
  CHECK(order == std::vector<std::int64_t>{9, 1, 7, 2, 8, 3});
}

TEST_CASE("a lane moves up to work that goes before what it is in turn with, or waits with") {
  Lanes lanes;
  lanes.add(lane(1), kBulk);
  lanes.add(lane(2), kBulk);
  lanes.add(lane(2), kAtOnce);
  CHECK(lanes.ready() == 2);
  CHECK(lanes.take(kNow) == lane(2));
  CHECK(lanes.take(kNow) == lane(1));
  CHECK_FALSE(lanes.take(kNow));  // its old place is passed over
  lanes.release_until(lane(1), kNow + seconds{5}, kBulk);
  lanes.add(lane(1), kBulk);
  CHECK_FALSE(lanes.take(kNow));
  lanes.add(lane(1));
  CHECK(lanes.take(kNow) == lane(1));
  lanes.release_until(lane(1), kNow + seconds{9}, kBulk);
  CHECK(lanes.next_due() == kNow + seconds{9});
  CHECK(lanes.ready() == 0);
}

TEST_CASE("work that came while a lane was in hand goes before its wait, where it is higher") {
  Lanes lanes;
  lanes.add(lane(1), kBulk);
  REQUIRE(lanes.take(kNow));
  lanes.add(lane(1));
  lanes.release_until(lane(1), kNow + seconds{5}, kBulk);
  CHECK(lanes.take(kNow) == lane(1));
  lanes.add(lane(1), kBulk);
  lanes.release_until(lane(1), kNow + seconds{5});
  CHECK_FALSE(lanes.take(kNow));
}

TEST_CASE("when the clock is set back, those put off are in turn at once") {
  Lanes lanes;
  lanes.add(lane(1));
  REQUIRE(lanes.take(kNow));
  lanes.release_until(lane(1), kNow + seconds{5});
  // Hands that come with a moment a little earlier than the last one's set no clock back.
  CHECK_FALSE(lanes.take(kNow - milliseconds{900}));
  CHECK(lanes.take(kNow - hours{1}) == lane(1));
  lanes.release_until(lane(1), kNow - hours{1} + seconds{5});
  CHECK_FALSE(lanes.take(kNow - hours{1} + seconds{4}));
  CHECK(lanes.take(kNow - hours{1} + seconds{5}) == lane(1));
}

TEST_CASE("whatever the order of hands, each piece of work is taken and no lane is held twice") {
  CHECK(holds("lanes lose nothing", [] {
    Lanes lanes;
    std::map<std::int64_t, bool> in_hand;
    std::map<std::int64_t, int> open;  // work added and not yet begun
    const auto take = [&] {
      const auto taken = lanes.take(kNow);
      if (!taken) return false;
      PROPERTY_ASSERT(!in_hand[taken->value]);
      in_hand[taken->value] = true;
      open[taken->value] = 0;  // a hand does all that is there
      return true;
    };
    for (const char byte : any_bytes()) {
      const auto act = static_cast<std::uint8_t>(byte);
      const std::int64_t id = act % 4;
      if (act & 0x40) {
        lanes.add(lane(id), (act & 0x20) != 0 ? kAtOnce : kBulk);
        ++open[id];
      } else if (act & 0x80) {
        take();
      } else if (in_hand[id]) {
        in_hand[id] = false;
        lanes.release(lane(id));
      }
    }
    for (auto& [id, held] : in_hand)
      if (held) {
        held = false;
        lanes.release(lane(id));
      }
    while (take()) {
    }
    for (const auto& [id, count] : open) PROPERTY_ASSERT(count == 0);
  }));
}

}  // namespace lanes_test
