#include "base/time.h"

#include <catch2/catch.hpp>

namespace time_test {

using namespace huiyin;
using namespace huiyin::literals;

TEST_CASE("a moment belongs to the office's day, eight hours ahead of UTC") {
  const Instant moment = "2026-11-24T00:00"_at;
  CHECK(office_date(moment) == "2026-11-24"_day);
  CHECK(office_date(moment - milliseconds{1}) == "2026-11-23"_day);
  CHECK(office_time(moment - milliseconds{1}) == LocalTime(23, 59));
  CHECK(office_iso(moment - seconds{1}) == "2026-11-23T23:59:59");
}

TEST_CASE("a day that does not exist is none") {
  CHECK_FALSE(LocalDate::parse("2026-02-29"));
  CHECK_FALSE(LocalDate::parse("2026-2-9"));
  CHECK_FALSE(LocalDate::parse("2026-13-01"));
  CHECK_FALSE(LocalDate::make(2026, 0, 1));
  CHECK(LocalDate::parse("2028-02-29") == "2028-02-29"_day);
}

TEST_CASE("a day is said as people write it") {
  CHECK(chinese_with_weekday("2026-11-24"_day) == "2026年11月24日（周二）");
  CHECK(LocalTime(9, 5).iso() == "09:05");
  CHECK_FALSE(LocalTime::parse("24:00"));
}

TEST_CASE("what is written as an office time is read back as it was") {
  const auto moment = parse_office_time("2026-12-15T14:30:07");
  REQUIRE(moment);
  CHECK(office_iso(*moment) == "2026-12-15T14:30:07");
  CHECK_FALSE(parse_office_time("2026-12-15 14:30"));
  CHECK_FALSE(parse_office_time("2026-12-15T14:30:07Z"));
}

}  // namespace time_test
