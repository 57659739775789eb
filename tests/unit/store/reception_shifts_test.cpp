#include "store/reception_shifts.h"

#include <catch2/catch.hpp>

#include "store/reception_changes.h"
#include "tests/support/store_room.h"

namespace reception_shifts_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

// 15 December 2026, a Tuesday, and the two days behind it are off.
petition::Calendar with_december_off(const petition::Calendar& calendar) {
  petition::CalendarYear year = calendar.year(2026);
  for (const LocalDate day : {"2026-12-15"_day, "2026-12-16"_day}) year.days.push_back({day, "庆"});
  return calendar.with(*petition::Calendar::parse(petition::calendar_text(year), "test"));
}

struct ShiftRoom : StoreRoom {
  petition::Calendar after = with_december_off(office.calendar);

  void book(const char* phone, const char* day, const char* time) {
    turn({}, [&](const DeskContext& desk) {
      REQUIRE(insert_booking(desk, request(phone, day, time)));
    });
  }
  std::vector<ReceptionShift> seen() {
    return turn({}, [&](const OfficeContext& desk) { return reception_shifts(desk, after); });
  }
  std::vector<ReceptionShift> shift() {
    return turn({},
                [&](const OfficeContext& desk) { return shift_receptions(desk, after, "苏青"); });
  }
  std::vector<LocalDate> days_after() {
    office.calendar = after;
    std::vector<LocalDate> days;
    for (const auto& day : turn({}, [](const OfficeContext& desk) { return reception_days(desk); }))
      days.push_back(day.day.date);
    return days;
  }
};

}  // namespace

TEST_CASE("who has booked for a day that is off now goes along to the next one, and is told") {
  ShiftRoom room;
  room.book("13900007001", "2026-12-15", "10:00");
  room.book("13900007002", "2026-11-16", "10:00");
  const auto seen = room.seen();
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].from == "2026-12-15"_day);
  CHECK(seen[0].to == "2026-12-17"_day);
  CHECK(seen[0].booked == 1);
  CHECK(room.said("reception_moved").empty());  // only looked at

  CHECK(room.shift().size() == 1);
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE date = '2026-12-17'") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE date = '2026-11-16'") == 1);
  CHECK_THAT(room.said("reception_moved").front().text, Contains("12月17日"));
  CHECK(room.days_after()[1] == "2026-12-17"_day);
  const auto changes =
      room.database.read([](Transaction& tx) { return reception_changes(tx, "main", 5); });
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].by == "苏青");
}

TEST_CASE("a day that the office moved itself stays where it put it") {
  ShiftRoom room;
  REQUIRE(room.turn({}, [](const OfficeContext& desk) {
    return move_reception(desk, {"2026-12-15"_day, "2026-12-18"_day, "高朗", "外出"});
  }));
  room.book("13900007001", "2026-12-18", "10:00");
  CHECK(room.seen().empty());
  CHECK(room.shift().empty());
  CHECK(room.days_after()[1] == "2026-12-18"_day);
  CHECK(room.number("SELECT COUNT(*) FROM moved_day") == 1);
}

TEST_CASE("a day that was called off is not brought back by days off") {
  ShiftRoom room;
  REQUIRE(room.turn({}, [](const OfficeContext& desk) {
    return cancel_reception(desk, "2026-12-15"_day, "高朗", "外出");
  }));
  CHECK(room.shift().empty());
  const auto days = room.days_after();
  CHECK(std::ranges::count(days, "2026-12-17"_day) == 0);
}

TEST_CASE("a calendar that changes nothing of the coming days moves nobody") {
  ShiftRoom room;
  room.after = room.office.calendar;
  room.book("13900007001", "2026-12-15", "10:00");
  CHECK(room.seen().empty());
  CHECK(room.shift().empty());
  CHECK(room.said("reception_moved").empty());
}

}  // namespace reception_shifts_test
