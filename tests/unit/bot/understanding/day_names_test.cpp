#include "bot/understanding/day_names.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"

namespace day_names_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

const DayNames& names() {
  static const auto made =
      DayNames::from(test::source_text("config/defaults/understanding/calendar.json"));
  REQUIRE(made);
  return *made;
}

std::string festival(const char* name, int year) {
  const auto named = names().festival_at(sentence(name), 0);
  REQUIRE(named);
  const auto date = names().festival_in(named->festival, year);
  return date ? date->iso() : "";
}

std::string refusal(const std::string& text) {
  const auto made = DayNames::from(text);
  REQUIRE_FALSE(made);
  CHECK_FALSE(made.error().what.empty());
  CHECK_FALSE(made.error().remedy.empty());
  return made.error().code + " " + made.error().where;
}

}  // namespace

TEST_CASE("festivals fall on the days that the State Council published") {
  CHECK(festival("春节", 2024) == "2024-02-10");
  CHECK(festival("春节", 2025) == "2025-01-29");
  CHECK(festival("春节", 2026) == "2026-02-17");
  CHECK(festival("清明", 2024) == "2024-04-04");
  CHECK(festival("清明节", 2026) == "2026-04-05");
  CHECK(festival("端午", 2025) == "2025-05-31");
  CHECK(festival("中秋节", 2026) == "2026-09-25");
  CHECK(festival("国庆", 2026) == "2026-10-01");
}

TEST_CASE("the spring festivals that common libraries have wrong are right") {
  CHECK(festival("春节", 2027) == "2027-02-06");
  CHECK(festival("春节", 2030) == "2030-02-03");
}

TEST_CASE("leap months and last days of the year are known") {
  CHECK(festival("除夕", 2023) == "2024-02-09");
  CHECK(names().lunar(2033, 11, 1, true) == "2033-12-22"_day);  // the famous one
  CHECK(names().lunar(2025, 6, 1, true) == "2025-07-25"_day);
  CHECK_FALSE(names().lunar(2026, 6, 1, true));
  CHECK_FALSE(names().lunar(2200, 1, 1));
  CHECK(names().lunar_from("2026-11-24"_day, 12, 8) == "2027-01-15"_day);
}

TEST_CASE("each lunar year ends where the next begins") {
  for (int year = 1949; year < 2100; ++year) {
    const auto last = names().lunar_month(year, 12);
    const auto next = names().lunar_month(year + 1, 1);
    REQUIRE(last);
    REQUIRE(next);
    CHECK(last->last + days{1} == next->first);
  }
}

TEST_CASE("a calendar with a fault is refused with its place") {
  CHECK(refusal("{") == "config.not_json config/understanding/calendar.json: 第1行");
  CHECK(refusal("{}").starts_with("calendar.year"));
  CHECK(refusal(R"({"lunar_years": {"2026": {"new_year": "02-17", "months": "10", "leap": 0}}})")
            .ends_with("lunar_years.2026"));
  auto rest = test::source_text("config/defaults/understanding/calendar.json");
  rest.replace(rest.find("\"rest\": 3"), 9, "\"rest\": 0");
  CHECK(refusal(rest).starts_with("calendar.festival"));
  CHECK(refusal("\xFF{}").starts_with("config.not_utf8"));
}

}  // namespace day_names_test
