#include "petition/phone.h"

#include <catch2/catch.hpp>
#include <ostream>

#include "tests/support/property.h"

namespace phone_test {

using namespace huiyin;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<Phone>, "a phone number must not reach a log by accident");

std::string normal(std::string_view typed) {
  const auto phone = Phone::parse(typed);
  return phone ? phone->text() : phone.error().code;
}

}  // namespace

TEST_CASE("a phone number is read as people type it") {
  struct Row {
    const char* because;
    const char* typed;
    const char* normal;
  };
  const auto row = GENERATE(values<Row>({
      {"plain", "13900001001", "13900001001"},
      {"grouped by spaces", "139 0000 1001", "13900001001"},
      {"grouped by dashes", "139-0000-1001", "13900001001"},
      {"full width", "１３９００００１００１", "13900001001"},
      {"long dashes and ideographic spaces", "　139—0000–1001　", "13900001001"},
      {"country code", "+8613900001001", "13900001001"},
      {"full-width plus", "＋86 139 0000 1001", "13900001001"},
      {"country code with 00", "0086-13900001001", "13900001001"},
      {"country code without plus", "86-13900001001", "13900001001"},
      {"country code in brackets", "(+86)13900001001", "13900001001"},
      {"mobile blocks of all networks", "19212341234", "19212341234"},
      {"landline of eight", "010-88993108", "010-88993108"},
      {"landline of eight in three groups", "010-6228-8559", "010-62288559"},
      {"landline of seven after three digits of area", "020-9999999", "020-9999999"},
      {"landline without dash", "07557654321", "0755-7654321"},
      {"landline with four digits of area", "03598245785", "0359-8245785"},
      {"area code in full-width brackets", "（0999）5550123", "0999-5550123"},
      {"country code and trunk 0", "0086 020 82803159", "020-82803159"},
      {"country code, trunk 0 left out", "+86 10 59081185", "010-59081185"},
      {"country code without plus, landline", "86 10 59081185", "010-59081185"},
      {"local number", "89076543", "89076543"},
      {"local number of seven", "555-0123", "5550123"},
  }));
  CAPTURE(row.because, row.typed);
  CHECK(normal(row.typed) == row.normal);
}

TEST_CASE("what is no phone number of the mainland is refused with its reason") {
  struct Row {
    const char* because;
    const char* typed;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "", "phone.empty"},
      {"only spaces and dashes", " - ", "phone.empty"},
      {"ten digits of a mobile", "1390000100", "phone.length"},
      {"twelve digits of a mobile", "139000010011", "phone.length"},
      {"no such mobile block", "12038389438", "phone.shape"},
      {"a trunk 0 before a mobile", "013838389438", "phone.shape"},
      {"nine digits after 010", "010-889931081", "phone.shape"},
      {"six digits after the area", "0755-765432", "phone.shape"},
      {"too short after the area", "0755-76543", "phone.length"},
      {"a point inside", "0755-7654.321", "phone.shape"},
      {"words", "用这个号", "phone.shape"},
      {"service number", "112-3333", "phone.shape"},
      {"another country", "+45-12-34-56-78", "phone.shape"},
      {"another country with 00", "0039 31122627111", "phone.shape"},
      {"country code before a local number", "+86 89076543", "phone.shape"},
      {"a date", "16-04-2010", "phone.length"},
      {"plus in the middle", "139+00001001", "phone.shape"},
      {"letters", "1390000100l", "phone.shape"},
      {"not UTF-8", "139\xFF\xFE", "phone.shape"},
  }));
  CAPTURE(row.because, row.typed);
  const auto phone = Phone::parse(row.typed);
  REQUIRE_FALSE(phone);
  CHECK(phone.error().code == row.code);
  CHECK(phone.error().where == "phone");
  CHECK_FALSE(phone.error().what.empty());
  CHECK_FALSE(phone.error().remedy.empty());
}

TEST_CASE("a refusal does not repeat the digits") {
  const auto phone = Phone::parse("139000010019");
  REQUIRE_FALSE(phone);
  CHECK(phone.error().what.find("1390") == std::string::npos);
}

TEST_CASE("a number may be shown masked, or by its last four digits") {
  CHECK(Phone::parse("13900001001")->masked() == "139****1001");
  CHECK(Phone::parse("0999-5550123")->masked() == "0999-***0123");
  CHECK(Phone::parse("010-88993108")->masked() == "010-****3108");
  CHECK(Phone::parse("5550123")->masked() == "***0123");
  CHECK(Phone::parse("13900001001")->last4() == "1001");
  CHECK(Phone::parse("13900001001")->is_mobile());
  CHECK_FALSE(Phone::parse("010-88993108")->is_mobile());
}

TEST_CASE(
    "whatever is typed, reading a phone number answers, and its normal form reads as itself") {
  CHECK(holds([] {
    const std::string typed = any_bytes();
    const auto phone = Phone::parse(typed);
    if (phone) PROPERTY_ASSERT(Phone::parse(phone->text())->text() == phone->text());
  }));
  CHECK(holds([] {
    const auto digits = any_text(12, '0', ':');
    const auto typed = digits.substr(0, any_in<std::size_t>(1, 13));
    if (const auto phone = Phone::parse(typed))
      PROPERTY_ASSERT(Phone::parse(phone->text())->text() == phone->text());
  }));
}

}  // namespace phone_test
