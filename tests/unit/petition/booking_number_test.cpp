#include "petition/booking_number.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "tests/support/property.h"

namespace booking_number_test {

using namespace huiyin;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

std::string read(std::string_view typed) {
  const auto number = BookingNumber::parse(typed);
  return number ? number->text() : number.error().code;
}

}  // namespace

TEST_CASE("a booking number is read as people type it") {
  const auto typed = GENERATE(
      values<const char*>({"A0315", "a0315", "Ａ０３１５", " a 0315", "A-0315", "ａ　03 15"}));
  CAPTURE(typed);
  CHECK(read(typed) == "A0315");
}

TEST_CASE("what is no booking number is refused") {
  const auto typed =
      GENERATE(values<const char*>({"", "A", "0315", "A315", "A03155", "10315", "甲0315", "A0000",
                                    "AAA0315", "A03I5", "A0315号"}));
  CAPTURE(typed);
  CHECK(read(typed) == "booking_no.shape");
}

TEST_CASE("after the last number of a letter comes the next letter") {
  CHECK(BookingNumber::nth(1).text() == "A0001");
  CHECK(BookingNumber::nth(315).text() == "A0315");
  CHECK(BookingNumber::nth(9999).text() == "A9999");
  CHECK(BookingNumber::nth(10000).text() == "B0001");
  CHECK(BookingNumber::nth(26 * 9999).text() == "Z9999");
  CHECK(BookingNumber::nth(26 * 9999 + 1).text() == "AA0001");
  CHECK(BookingNumber::nth(BookingNumber::kSerialMax).text() == "ZZ9999");
  CHECK_THROWS_AS(BookingNumber::nth(0), Broken);
  CHECK_THROWS_AS(BookingNumber::nth(BookingNumber::kSerialMax + 1), Broken);
}

TEST_CASE("no two bookings share a number, and each is read back as itself") {
  CHECK(holds([] {
    const auto serial = any_in<std::int64_t>(1, BookingNumber::kSerialMax + 1);
    const auto number = BookingNumber::nth(serial);
    PROPERTY_ASSERT(number.serial() == serial);
    PROPERTY_ASSERT(*BookingNumber::parse(number.text()) == number);
  }));
}

}  // namespace booking_number_test
