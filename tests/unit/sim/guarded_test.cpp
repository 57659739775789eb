#include "sim/guarded.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <future>
#include <vector>

namespace guarded_test {
namespace {

using namespace huiyin;

constexpr seconds kLong{60};

struct Numbers {
  std::vector<int> seen{};
  bool has(int number) const { return std::ranges::find(seen, number) != seen.end(); }
};

struct Room {
  sim::Guarded<Numbers> world{std::make_unique<Numbers>()};

  std::future<bool> waits_for(int number) {
    return std::async(std::launch::async, [this, number] {
      return world.wait_until(kLong, [number](Numbers& now) { return now.has(number); });
    });
  }
  void put(int number) {
    world.with([&](Numbers& now) { now.seen.push_back(number); });
  }
};

TEST_CASE("each who waits is told of what he waits for, whenever it comes") {
  Room room;
  room.put(0);
  std::vector<std::future<bool>> waits;
  for (int number = 0; number < 20; ++number) waits.push_back(room.waits_for(number));
  for (int number = 19; number > 0; --number) {
    room.put(number);
    CHECK(waits[std::size_t(number)].get());
  }
  CHECK(waits[0].get());
}

TEST_CASE("what came and went again was there for who waited") {
  Room room;
  std::promise<void> looked;
  auto waits = std::async(std::launch::async, [&] {
    bool told = false;
    return room.world.wait_until(kLong, [&](Numbers& now) {
      if (!told) looked.set_value();
      told = true;
      return now.has(1);
    });
  });
  looked.get_future().wait();  // and the lock is his until he waits
  room.put(1);
  room.world.with([](Numbers& now) { now.seen.clear(); });
  CHECK(waits.get());
}

TEST_CASE("who waits sees another world, and goes when it is closed") {
  Room room;
  auto sees = room.waits_for(2);
  room.world.renew([](const Numbers&) { return std::make_unique<Numbers>(Numbers{{2}}); });
  CHECK(sees.get());
  auto goes = room.waits_for(3);
  room.world.close();
  CHECK_FALSE(goes.get());
  CHECK(room.waits_for(2).get());
  CHECK_FALSE(room.waits_for(3).get());
}

}  // namespace
}  // namespace guarded_test
