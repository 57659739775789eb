#include <catch2/catch.hpp>

#include "bot/understanding/day_words.h"
#include "tests/unit/bot/bot_words.h"

namespace day_words_relative_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

TEST_CASE("days told from today are counted from today") {  // a Tuesday
  struct Row {
    const char* text;
    const char* date;
  };
  const auto row = GENERATE(values<Row>({
      {"大后天", "2026-11-27"},
      {"赶明儿", "2026-11-25"},
      {"下下周三", "2026-12-09"},
      {"这周日", "2026-11-29"},
      {"上礼拜五", "2026-11-20"},
      {"两周后", "2026-12-08"},
      {"半个月后", "2026-12-09"},
      {"一年内", "2027-11-24"},
      {"再过三天", "2026-11-27"},
      {"2026-12-15", "2026-12-15"},
      {"2026.12.15", "2026-12-15"},
      {"20261215", "2026-12-15"},
      {"12/15", "2026-12-15"},
      {"冬至", "2026-12-22"},
  }));
  CAPTURE(row.text);
  static const auto names =
      DayNames::from(test::source_text("config/defaults/understanding/calendar.json"));
  REQUIRE(names);
  const auto today = "2026-11-24"_day;
  const auto read =
      day_at(sentence(row.text), 0, {*names, today, LocalTime(9, 0), today, false, false});
  REQUIRE(read);
  CHECK(read->date == LocalDate::parse(row.date));
}

}  // namespace day_words_relative_test
