#include "gateway/sms/smpp_pace.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

namespace smpp_pace_test {

using huiyin::gateway::smpp::Moment;
using huiyin::gateway::smpp::Pace;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr Moment kStart{std::chrono::hours{1}};

}  // namespace

TEST_CASE("parts are written as far apart as the agreed rate says, in any second") {
  Pace pace(10);
  Moment now = kStart;
  int written = 0;
  for (; now < kStart + seconds{1}; now += milliseconds{1}) {
    if (pace.next() > now) continue;
    pace.wrote(now);
    ++written;
  }
  CHECK(written == 10);
}

TEST_CASE("a thread that wakes late catches up with a moment, not with a pause") {
  Pace pace(100);
  pace.wrote(kStart);
  const Moment late = kStart + seconds{5};
  int at_once = 0;
  while (pace.next() <= late) {
    pace.wrote(late);
    ++at_once;
  }
  CHECK(at_once <= 3);
}

TEST_CASE("throttled in a row, the line pauses longer each time and then goes half as fast") {
  Pace pace(8);
  Moment now = kStart;
  const std::vector<std::pair<seconds, double>> rows{
      {seconds{1}, 8.0}, {seconds{2}, 8.0}, {seconds{4}, 4.0}, {seconds{8}, 4.0}};
  for (const auto& [pause, rate] : rows) {
    const auto ticket = pace.wrote(now);
    pace.throttled(ticket, now);
    CHECK((pace.next() >= now + pause));
    CHECK((pace.next() < now + pause + seconds{1}));
    CHECK(pace.parts_per_second() == rate);
    now = pace.next();
  }
  for (int i = 0; i < 40; ++i) {
    pace.throttled(pace.wrote(now), now);
    CHECK((pace.next() <= now + Pace::kPauseMax));
    now = pace.next();
  }
  CHECK(pace.parts_per_second() == Pace::kSlowest);
}

TEST_CASE("what was on its way when the line paused belongs to that pause") {
  Pace pace(8);
  const auto first = pace.wrote(kStart), second = pace.wrote(kStart), third = pace.wrote(kStart);
  pace.throttled(first, kStart);
  const Moment next = pace.next();
  pace.throttled(second, kStart + milliseconds{10});
  pace.taken(third);
  CHECK(pace.next() == next);
  CHECK(pace.pauses() == 1);
}

TEST_CASE("taken again and again, a slowed line comes back to the agreed rate and not above it") {
  Pace pace(8);
  for (int i = 0; i < 3; ++i) pace.throttled(pace.wrote(kStart), kStart);
  REQUIRE(pace.parts_per_second() == 4.0);
  for (int i = 0; i < 3 * Pace::kQuickensAfter; ++i) pace.taken(pace.wrote(kStart));
  CHECK(pace.parts_per_second() == 8.0);
  pace.throttled(pace.wrote(kStart), kStart);
  CHECK(pace.next() >= kStart + Pace::kPauseFirst);  // the row was broken
  CHECK(pace.parts_per_second() == 8.0);
}

}  // namespace smpp_pace_test
