#include "gateway/crew.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <latch>

namespace crew_test {

using namespace huiyin::gateway;
using namespace std::chrono_literals;

namespace {

// A thing that is waited for, with a bound.
class Event {
 public:
  void happen() {
    std::scoped_lock lock(mutex_);
    ++times_;
    happened_.notify_all();
  }
  bool within(std::chrono::seconds bound, int times) {
    std::unique_lock lock(mutex_);
    return happened_.wait_for(lock, bound, [&] { return times_ >= times; });
  }
  int times() {
    std::scoped_lock lock(mutex_);
    return times_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable happened_;
  int times_ = 0;
};

}  // namespace

TEST_CASE("a crew looks at its start, at each waking, and by itself after a while") {
  Event round;
  SECTION("woken") {
    Crew crew(1, 10min, [&](std::stop_token) { round.happen(); });
    crew.start();
    CHECK(round.within(10s, 1));
    crew.wake();
    CHECK(round.within(10s, 2));
  }
  SECTION("by itself") {
    Crew crew(1, 1ms, [&](std::stop_token) { round.happen(); });
    crew.start();
    CHECK(round.within(10s, 5));
  }
}

TEST_CASE("a waking during a round is followed by another round") {
  std::latch in_round(1), go_on(1);
  Event round;
  Crew crew(1, 10min, [&](std::stop_token) {
    if (round.times() == 0) {
      in_round.count_down();
      go_on.wait();
    }
    round.happen();
  });
  crew.start();
  in_round.wait();
  crew.wake();
  go_on.count_down();
  CHECK(round.within(10s, 2));
}

TEST_CASE("as many threads work as were asked for") {
  std::latch together(3);
  Crew crew(3, 10min, [&](std::stop_token) {
    static thread_local bool was_here = false;
    if (!std::exchange(was_here, true)) together.arrive_and_wait();
  });
  crew.start();
  together.wait();
  crew.stop();
  SUCCEED("three were in their rounds at once");
}

TEST_CASE("stop asks the round in hand to end and waits for it") {
  std::latch in_round(1);
  std::atomic<bool> over = false;
  Crew crew(1, 10min, [&](std::stop_token stop) {
    in_round.count_down();
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, stop, [] { return false; });
    over = true;
  });
  crew.start();
  in_round.wait();
  crew.stop();
  CHECK(over);
}

TEST_CASE("who wakes a crew that does not work yet or any more does no harm") {
  Event round;
  Crew crew(2, 10min, [&](std::stop_token) { round.happen(); });
  for (int i = 0; i < 10; ++i) crew.wake();
  CHECK(round.times() == 0);
  crew.start();
  CHECK(round.within(10s, 2));
  crew.stop();
  const int times = round.times();
  for (int i = 0; i < 10; ++i) crew.wake();
  crew.stop();
  CHECK(round.times() == times);
}

}  // namespace crew_test
