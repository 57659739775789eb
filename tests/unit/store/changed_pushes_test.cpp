#include "store/changed_pushes.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace changed_pushes_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

struct PushRoom : StoreRoom {
  petition::ReminderPolicy after = testing::policy_of_config();

  PushRoom() { testing::remind_in(office); }

  std::string open(int serial, LocalDate accepted) {
    return write([&](Transaction& tx) { return testing::open_case(tx, keys, serial, accepted); });
  }
  std::vector<petition::ReminderStep>& steps(const std::string& clock) {
    return std::ranges::find(after.clocks, clock, &petition::ClockReminders::clock)->steps;
  }
  ChangedPushes changed(Instant now, const std::string& hidden = "") {
    return database.read([&](Transaction& tx) {
      return changed_pushes(
          tx, keys, offices, {office.reminders, after},
          [&](const std::string&, const petition::CaseFile& file) {
            return file.number->text() != hidden;
          },
          now);
    });
  }
};

}  // namespace

TEST_CASE("the same rules change nothing") {
  PushRoom room;
  room.open(1, "2026-10-12"_day);
  const auto changed = room.changed("2026-12-01T09:00"_at);
  CHECK(changed.cases == 0);
  CHECK(changed.first.empty());
  CHECK(changed.is_all);
}

TEST_CASE("who is pushed no more, and who is pushed instead, with the day") {
  PushRoom room;
  const auto number = room.open(1, "2026-10-12"_day);  // to be concluded by Friday 11 December
  room.open(2, "2026-11-30"_day);                      // by the end of January
  for (petition::ReminderStep& step : room.steps("conclude"))
    if (step.key == "T-3") step.whom = {petition::Whom::section_head, petition::Whom::leader};
  const auto changed = room.changed("2026-12-07T09:00"_at);
  CHECK(changed.cases == 1);
  REQUIRE(changed.added == 1);
  REQUIRE(changed.dropped == 1);
  REQUIRE(changed.first.size() == 2);
  for (const ChangedPush& one : changed.first) {
    CHECK(one.case_no == number);
    CHECK(one.title == "办结");
    CHECK(one.push.day == "2026-12-08"_day);
    CHECK(one.push.to == (one.is_new ? "秦月" : "江禾"));
  }
}

TEST_CASE("what may not be seen is not counted") {
  PushRoom room;
  const auto number = room.open(1, "2026-10-12"_day);
  std::erase_if(room.steps("conclude"), [](const auto& step) { return step.key == "T-3"; });
  CHECK(room.changed("2026-12-07T09:00"_at).cases == 1);
  CHECK(room.changed("2026-12-07T09:00"_at, number).cases == 0);
}

TEST_CASE("the hour of the digest alone moves no day") {
  PushRoom room;
  room.open(1, "2026-10-12"_day);
  room.after.digest_at = LocalTime(9, 30);
  CHECK(room.changed("2026-12-07T07:00"_at).cases == 0);
  // The 8th, three working days before the last, is the day after the two weeks.
  CHECK(room.changed("2026-11-24T08:59"_at).cases == 0);
}

}  // namespace changed_pushes_test
