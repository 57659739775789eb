#include "store/moved_deadlines.h"

#include <catch2/catch.hpp>

#include "petition/moved_dates.h"
#include "tests/support/property.h"
#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace moved_deadlines_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Names = std::vector<std::string>;

namespace {

struct MovedRoom : StoreRoom {
  petition::Calendar after;

  MovedRoom() : after(office.calendar) { testing::remind_in(office); }

  std::string open(int serial, LocalDate accepted) {
    return write([&](Transaction& tx) { return testing::open_case(tx, keys, serial, accepted); });
  }
  // These days are off besides, and the year is published.
  void off(std::vector<LocalDate> days) {
    petition::CalendarYear year = office.calendar.year(days.front().year());
    year.published = true;
    for (const LocalDate day : days) year.days.push_back({day, "假", false});
    after = office.calendar.with(*petition::Calendar::parse(petition::calendar_text(year), "test"));
  }
  MovedDeadlines moved(const std::string& hidden = "") {
    return database.read([&](Transaction& tx) {
      return moved_deadlines(
          tx, keys, offices, {office.calendar, after},
          [&](const std::string&, const petition::CaseFile& file) {
            return file.number->text() != hidden;
          },
          office_date(clock.now()));
    });
  }
};

}  // namespace

TEST_CASE("a deadline on a day that is off now moves, and whom it concerns is named") {
  MovedRoom room;
  const auto number = room.open(1, "2026-10-12"_day);  // to be concluded by 11 December, a Friday
  room.open(2, "2026-10-15"_day);                      // by Monday the 14th
  room.off({"2026-12-11"_day});
  const auto moved = room.moved();
  REQUIRE(moved.count == 1);
  CHECK(moved.cases == 1);
  CHECK(moved.is_all);
  CHECK(moved.first[0].case_no == number);
  CHECK(moved.first[0].clock == "conclude");
  CHECK(moved.first[0].title == "办结");
  CHECK(moved.first[0].from == "2026-12-11"_day);
  CHECK(moved.first[0].to == "2026-12-14"_day);
  CHECK(std::ranges::count(moved.first[0].told, "江禾") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM reminder") == 0);  // only looked at
}

TEST_CASE("what may not be seen is neither shown nor counted") {
  MovedRoom room;
  const auto number = room.open(1, "2026-10-12"_day);
  room.off({"2026-12-11"_day});
  CHECK(room.moved(number).count == 0);
}

TEST_CASE("a year that is published confirms the deadlines that it does not move") {
  MovedRoom room;
  room.open(1, "2026-11-02"_day);  // by Friday 1 January 2027
  room.open(2, "2026-11-06"_day);  // by Tuesday the 5th
  room.off({"2027-01-01"_day});
  const auto moved = room.moved();
  CHECK(moved.count == 1);
  CHECK(moved.first[0].to == "2027-01-04"_day);
  CHECK(moved.confirmed == 1);
}

TEST_CASE("the same calendar moves nothing, and no ledger is read for it") {
  MovedRoom room;
  room.open(1, "2026-10-12"_day);
  room.execute("UPDATE case_event SET detail = 'broken'");
  const auto moved = room.moved();
  CHECK(moved.count == 0);
  CHECK(moved.confirmed == 0);
}

TEST_CASE("a case that does not open is left out, and the others are shown") {
  MovedRoom room;
  const auto broken = room.open(1, "2026-10-12"_day);
  room.open(2, "2026-10-12"_day);
  room.execute("UPDATE case_event SET detail = 'broken' WHERE case_no = $1", {broken});
  room.off({"2026-12-11"_day});
  CHECK(room.moved().count == 1);
}

TEST_CASE("dates that people know of spare the ledgers whose clocks end before, and hide none") {
  CHECK(testing::holds("the same moves, whether or not the dates are known", [] {
    MovedRoom room;
    for (int serial = 1; serial <= 6; ++serial)
      room.open(serial, "2026-09-25"_day + days{testing::any_in(0, 60)});
    std::vector<LocalDate> off;
    const LocalDate first = "2026-11-03"_day + days{testing::any_in(0, 40)};
    for (int i = testing::any_in(1, 6); i > 0; --i) off.push_back(first + days{i});
    std::erase_if(off, [](LocalDate day) { return day.year() != 2026; });
    testing::assume(!off.empty());
    room.off(off);
    const auto unknown = room.moved();
    for (int serial = 1; serial <= 6; ++serial)
      room.write([&](Transaction& tx) {
        const auto number = "XF2026-00000" + std::to_string(serial);
        const auto file = case_file(tx, room.keys, number);
        tx.execute("UPDATE case_look SET known = $1 WHERE case_no = $2",
                   {petition::text_of(petition::known_dates(
                        petition::deadlines(*file, room.office.rules, room.office.calendar))),
                    number});
      });
    const auto known = room.moved();
    PROPERTY_ASSERT(known.count == unknown.count);
    PROPERTY_ASSERT(known.cases == unknown.cases);
  }));
}

}  // namespace moved_deadlines_test
