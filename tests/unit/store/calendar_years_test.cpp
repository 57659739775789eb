#include "store/calendar_years.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace calendar_years_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

std::string year_text(const char* day, const char* name) {
  return petition::calendar_text({.year = 2027,
                                  .published = true,
                                  .source = "国办",
                                  .days = {{*LocalDate::parse(day), name}}});
}

struct CalendarRoom : StoreRoom {
  std::int64_t keep(std::optional<std::string> text, int year = 2027) {
    return write([&](Transaction& tx) {
      return keep_calendar_year(tx, {.year = year,
                                     .text = std::move(text),
                                     .pasted = "粘贴的",
                                     .by = "user/1",
                                     .by_name = "苏青",
                                     .at = clock.now()});
    });
  }
  petition::Calendar in_force() {
    return database.read([&](Transaction& tx) { return with_kept_years(tx, office.calendar); });
  }
};

}  // namespace

TEST_CASE("a year put in force stands over that of the files, the newest one of it") {
  CalendarRoom room;
  CHECK(room.in_force().is_working_day("2027-03-03"_day));
  room.keep(year_text("2027-03-03", "甲"));
  CHECK_FALSE(room.in_force().is_working_day("2027-03-03"_day));
  CHECK_FALSE(room.in_force().is_provisional("2027-03-03"_day));
  CHECK(room.in_force().source(2027) == "国办");
  CHECK_FALSE(room.in_force().is_working_day("2026-10-01"_day));  // other years as they were
  room.keep(year_text("2027-03-04", "乙"));
  CHECK(room.in_force().is_working_day("2027-03-03"_day));
  CHECK_FALSE(room.in_force().is_working_day("2027-03-04"_day));
}

TEST_CASE("back to what came with the program is a step of its own, and all stay on record") {
  CalendarRoom room;
  CHECK(room.database.read(calendar_edition) == 0);
  room.keep(year_text("2027-03-03", "甲"));
  room.keep(std::nullopt);
  CHECK(room.database.read(calendar_edition) == 2);
  CHECK(room.in_force().is_working_day("2027-03-03"_day));
  CHECK(room.in_force().is_provisional("2027-03-03"_day));
  const auto kept = room.database.read([](Transaction& tx) { return kept_years(tx, 2027, 10); });
  REQUIRE(kept.size() == 2);
  CHECK_FALSE(kept[0].text);
  CHECK(kept[1].text == year_text("2027-03-03", "甲"));
  CHECK(kept[1].by_name == "苏青");
  CHECK(kept[1].pasted == "粘贴的");
  CHECK(kept[1].at == room.clock.now());
  CHECK(room.database.read([](Transaction& tx) { return kept_years(tx, 2027, 1); }).size() == 1);
}

TEST_CASE("what cannot be read any more is left out, and the other years stay") {
  CalendarRoom room;
  room.keep("{not json");
  room.keep(
      petition::calendar_text(
          {.year = 2028, .published = true, .source = {}, .days = {{"2028-03-03"_day, "甲"}}}),
      2028);
  CHECK(room.in_force().is_working_day("2027-03-03"_day));
  CHECK_FALSE(room.in_force().is_working_day("2028-03-03"_day));
}

TEST_CASE(
    "offices count by the days that were put in force once the book follows, by any instance") {
  CalendarRoom room;
  const std::string before = room.office.law_texts;
  OfficeBook book({room.office}), other({room.office});
  const auto follow = [&](OfficeBook& one) {
    room.database.read([&](Transaction& tx) { one.follow(tx, room.keys); });
  };
  follow(book);
  const auto edition = book.edition();
  CHECK(book.main().law_texts == before);  // nobody is looked at again for nothing
  room.keep(year_text("2027-03-03", "甲"));
  follow(book);
  follow(other);
  CHECK(book.edition() != edition);
  CHECK_FALSE(book.main().calendar.is_working_day("2027-03-03"_day));
  CHECK_FALSE(other.main().calendar.is_working_day("2027-03-03"_day));
  CHECK(book.main().law_texts != before);  // so that the deadlines are counted anew
  CHECK(book.calendar_of_files().is_working_day("2027-03-03"_day));
  OfficeBook started_again({room.office});
  follow(started_again);
  CHECK_FALSE(started_again.main().calendar.is_working_day("2027-03-03"_day));
  room.keep(std::nullopt);
  follow(book);
  CHECK(book.main().calendar.is_working_day("2027-03-03"_day));
  CHECK(book.main().law_texts == before);
}

}  // namespace calendar_years_test
