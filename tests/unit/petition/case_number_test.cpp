#include "petition/case_number.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "tests/support/property.h"

namespace case_number_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

std::string read(std::string_view typed) {
  const auto number = CaseNumber::parse(typed, "2026-11-24"_day);
  return number ? number->text() : number.error().code;
}

}  // namespace

TEST_CASE("a case number is read as people type it") {
  const auto typed = GENERATE(values<const char*>(
      {"XF2026-000101", "xf2026-000101", "ＸＦ２０２６－０００１０１", "XF2026 000101",
       " XF2026000101 ", "XF 2026—000101", "XF-2026-000101", "2026-000101", "2026000101",
       "XF2026-101", "x f2026 101", "XF2026-000 101", "XF2026 - 000101"}));
  CAPTURE(typed);
  CHECK(read(typed) == "XF2026-000101");
}

TEST_CASE("what is no case number is refused") {
  const auto typed = GENERATE(
      values<const char*>({"", "XF", "XF-", "X", "XG2026-000101", "XF2026", "XF2026-",
                           "XF2026-0001011", "XF202600101", "XF2026-000000", "XF2026-00O101",
                           "000101", "登记号", "XF2026-000101号", "2026-11-24-1", "2026-11-24"}));
  CAPTURE(typed);
  CHECK(read(typed) == "case_no.shape");
}

TEST_CASE("a case number of a year to come, or before any was given, is refused as such") {
  CHECK(read("XF2027-000001") == "case_no.year");
  CHECK(read("XF1949-000001") == "case_no.year");
  CHECK(read("XF2005-000001") == "XF2005-000001");
}

TEST_CASE("year and serial make the number, and come back from it") {
  CHECK(holds([] {
    const int year = any_in(1996, 2027), serial = any_in(1, 1000000);
    const auto number = CaseNumber::of(year, serial);
    PROPERTY_ASSERT(number.year() == year);
    PROPERTY_ASSERT(number.serial() == serial);
    PROPERTY_ASSERT(*CaseNumber::parse(number.text(), "2026-11-24"_day) == number);
  }));
  CHECK_THROWS_AS(CaseNumber::of(2026, 0), Broken);
}

TEST_CASE("whatever is typed, reading a case number answers") {
  CHECK(holds([] { (void)read(any_bytes()); }));
}

}  // namespace case_number_test
