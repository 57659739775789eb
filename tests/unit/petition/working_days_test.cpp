#include "petition/working_days.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"

namespace working_days_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

const WorkingDays& working() {
  static const WorkingDays days(law_of_tests().calendar);
  return days;
}

}  // namespace

TEST_CASE("working days are stepped over the National Day week and its make-up Saturday") {
  CHECK(working().nth("2026-09-30"_day, 1) == "2026-10-08"_day);
  CHECK(working().nth("2026-09-30"_day, 3) == "2026-10-10"_day);  // a Saturday that works
  CHECK(working().nth("2026-10-12"_day, -1) == "2026-10-10"_day);
  CHECK(working().nth("2026-10-08"_day, -1) == "2026-09-30"_day);
  CHECK(working().nth("2026-10-03"_day, 0) == "2026-09-30"_day);
  CHECK(working().nth("2026-10-03"_day, 1) == "2026-10-08"_day);
  CHECK(working().from("2026-10-03"_day) == "2026-10-08"_day);
  CHECK_FALSE(working().works("2026-10-05"_day));
  CHECK(working().works("2026-10-10"_day));
}

TEST_CASE("days beyond those numbered are answered as well") {
  CHECK(working().works(LocalDate(1970, 1, 1)));  // a Thursday
  CHECK(working().nth(LocalDate(1970, 1, 2), 1) == LocalDate(1970, 1, 5));
  CHECK(working().until(LocalDate(1989, 1, 1)) == LocalDate(1988, 12, 30));
  CHECK(working().from(LocalDate(2101, 12, 31)) == LocalDate(2102, 1, 2));  // a Saturday
  CHECK(working().nth(LocalDate(2101, 12, 30), 1) == LocalDate(2102, 1, 2));
  CHECK(working().nth(LocalDate(2500, 1, 4), -1) == LocalDate(2500, 1, 1));
}

TEST_CASE("numbered working days are those that the calendar counts one by one") {
  CHECK(holds([] {  // numbers and calendar agree
    const Calendar& calendar = law_of_tests().calendar;
    const LocalDate day = LocalDate(2024, 1, 1) + days{any_in(-400, 1500)};
    const int n = any_in(1, 45);
    PROPERTY_ASSERT(working().works(day) == calendar.is_working_day(day));
    PROPERTY_ASSERT(working().from(day) == calendar.working_day_from(day));
    PROPERTY_ASSERT(working().until(day) == calendar.working_day_until(day));
    PROPERTY_ASSERT(working().nth(day, n) == calendar.nth_working_day_after(day, n));
    LocalDate back = day;
    for (int i = 0; i < n; ++i) back = calendar.working_day_until(back - days{1});
    PROPERTY_ASSERT(working().nth(day, -n) == back);
  }));
}

}  // namespace working_days_test
