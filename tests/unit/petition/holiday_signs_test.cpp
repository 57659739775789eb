#include "petition/holiday_signs.h"

#include <catch2/catch.hpp>

namespace holiday_signs_test {

using namespace huiyin::petition;

TEST_CASE("a day of a notice is read with whatever is written beside it") {
  struct Row {
    const char* text;
    std::optional<int> year, month, weekday;
    int day;
  };
  const auto row = GENERATE(Catch::Generators::values<Row>({
      {"10月1日", {}, 10, {}, 1},
      {"１０月１日（周四）", {}, 10, 4, 1},
      {"10 月 1 日 (星期四)", {}, 10, 4, 1},
      {"2022年12月31日", 2022, 12, {}, 31},
      {"2月15日（农历腊月二十八、周日）", {}, 2, 7, 15},
      {"8日（星期天）", {}, {}, 7, 8},
      {"10月\n1日（周\n四）", {}, 10, 4, 1},
      {"5月5日周二", {}, 5, 2, 5},
  }));
  CAPTURE(row.text);
  const HolidaySigns signs(row.text);
  std::size_t at = 0;
  const auto day = signs.day(at);
  REQUIRE(day);
  CHECK(day->year == row.year);
  CHECK(day->month == row.month);
  CHECK(day->day == row.day);
  CHECK(day->weekday == row.weekday);
  CHECK(at == signs.size());
}

TEST_CASE("what is no day is left where it stands") {
  for (const char* text : {"共7天", "2026年元旦", "2026年8日", "月1日", "123456日", "10月", ""}) {
    CAPTURE(text);
    std::size_t at = 0;
    CHECK_FALSE(HolidaySigns(text).day(at));
    CHECK(at == 0);
  }
}

TEST_CASE("each character knows its line, and a long quotation is cut") {
  const HolidaySigns signs("一\n\n二三");
  CHECK(signs.line(0) == 1);
  CHECK(signs.line(1) == 3);
  CHECK(signs.line(99) == 3);
  CHECK(HolidaySigns("").line(0) == 1);
  CHECK(signs.words(0, 3) == "一二三");
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "一";
  CHECK(HolidaySigns(long_text).words(0, 200).size() < 200 * 3);
}

}  // namespace holiday_signs_test
