#include "petition/case_number.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/ensure.h"

namespace case_number_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

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
  CHECK(rc::check([] {
    const int year = *rc::gen::inRange(1996, 2027), serial = *rc::gen::inRange(1, 1000000);
    const auto number = CaseNumber::of(year, serial);
    RC_ASSERT(number.year() == year);
    RC_ASSERT(number.serial() == serial);
    RC_ASSERT(*CaseNumber::parse(number.text(), "2026-11-24"_day) == number);
  }));
  CHECK_THROWS_AS(CaseNumber::of(2026, 0), Broken);
}

TEST_CASE("whatever is typed, reading a case number answers") {
  CHECK(rc::check([](const std::string& typed) { (void)read(typed); }));
}

}  // namespace case_number_test
