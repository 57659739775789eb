#include "store/figure_weeks.h"

#include <catch2/catch.hpp>

namespace figure_weeks_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;

TEST_CASE("weeks are those of ISO 8601, across the turn of the year too") {
  struct Row {
    LocalDate date;
    const char* week;
  };
  const auto row = GENERATE(values<Row>({{"2026-11-24"_day, "2026-W48"},
                                         {"2026-12-31"_day, "2026-W53"},
                                         {"2027-01-03"_day, "2026-W53"},
                                         {"2027-01-04"_day, "2027-W01"},
                                         {"2024-12-30"_day, "2025-W01"},
                                         {"2023-01-01"_day, "2022-W52"},
                                         {"2026-01-01"_day, "2026-W01"}}));
  CAPTURE(row.date.iso());
  CHECK(iso_week(row.date) == row.week);
  CHECK(monday_of(row.date).weekday() == Weekday::monday);
  CHECK(row.date - monday_of(row.date) < days{7});
}

TEST_CASE("a period is of whole weeks, at most a year of them") {
  const auto weeks = FigureWeeks::of("2026-12-30"_day, "2027-01-05"_day);
  REQUIRE(weeks);
  CHECK(weeks->from == "2026-12-28"_day);
  CHECK(weeks->until == "2027-01-10"_day);
  CHECK(weeks->count() == 2);
  CHECK(weeks->week_of("2027-01-03"_day) == 0);
  CHECK(weeks->week_of("2027-01-04"_day) == 1);
  CHECK(weeks->has("2027-01-10"_day));
  CHECK_FALSE(weeks->has("2027-01-11"_day));
  CHECK_FALSE(FigureWeeks::of("2026-12-02"_day, "2026-12-01"_day));
  CHECK(FigureWeeks::of("2026-01-01"_day, "2026-12-31"_day)->count() == 53);
  CHECK_FALSE(FigureWeeks::of("2025-12-28"_day, "2026-12-31"_day));
}

}  // namespace figure_weeks_test
