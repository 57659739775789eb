#include "bot/understanding/day_words.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"

namespace day_words_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

std::string day(const char* text, LocalDate today) {
  static const auto names =
      DayNames::from(test::source_text("config/defaults/understanding/calendar.json"));
  REQUIRE(names);
  const auto read =
      day_at(sentence(text), 0, {*names, today, LocalTime(9, 0), today, false, false});
  if (!read) return "";
  if (read->refused) return read->refused;
  return read->date->iso() + (read->end_date ? ">" + read->end_date->iso() : "");
}

}  // namespace

TEST_CASE("a month and a day without a year are the first on or after today") {
  CHECK(day("12月15日", "2026-11-24"_day) == "2026-12-15");
  CHECK(day("11月24日", "2026-11-24"_day) == "2026-11-24");
  CHECK(day("2月15号", "2026-11-24"_day) == "2027-02-15");
  CHECK(day("2月29日", "2026-11-24"_day) == "2028-02-29");
  CHECK(day("31号", "2026-11-24"_day) == "2026-12-31");
  CHECK(day("本月31号", "2026-11-24"_day) == "no_such_day");
}

TEST_CASE("months, their parts and weekdays in them are known") {
  CHECK(day("下个月", "2026-11-24"_day) == "2026-12-01>2026-12-31");
  CHECK(day("12月中旬", "2026-11-24"_day) == "2026-12-11>2026-12-20");
  CHECK(day("这个月最后一个周五", "2026-11-24"_day) == "2026-11-27");
  CHECK(day("十二月第一个星期一", "2026-11-24"_day) == "2026-12-07");
  CHECK(day("农历八月十五", "2026-11-24"_day) == "2027-09-15");
}

TEST_CASE("months are added to the last day where a month is shorter") {
  CHECK(month_added("2026-01-31"_day, 1) == "2026-02-28"_day);
  CHECK(month_added("2026-11-24"_day, -12) == "2025-11-24"_day);
  CHECK(last_of_month(2028, 2) == "2028-02-29"_day);
}

}  // namespace day_words_test
