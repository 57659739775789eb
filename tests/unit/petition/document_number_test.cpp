#include "petition/document_number.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace huiyin::petition::document_number_test {
namespace {

using namespace testing;

TEST_CASE("a document's number is written with hexagonal brackets and no zeros in front") {
  CHECK(DocumentNumber::of(DocumentNumber::issuer_of("云药", "受告"), 2026, 12).text() ==
        "云药信受告〔2026〕12号");
}

TEST_CASE("a document's number is read however people type it") {
  const auto* typed = GENERATE(
      "云药信处意〔2026〕31号", "云药信处意[2026]31号", "云药信处意(2026)31号",
      "云药信处意（2026）第31号", "云药信处意【2026】031号", "云药信处意﹝2026﹞31号",
      " 云药信处意 ［２０２６］ ３１ 号", "文号：云药信处意〔2026〕31号", "云药信处意〔2026〕31");
  CAPTURE(typed);
  const auto number = DocumentNumber::parse(typed);
  REQUIRE(number);
  CHECK(number->text() == "云药信处意〔2026〕31号");
  CHECK(number->issuer() == "云药信处意");
  CHECK(number->year() == 2026);
  CHECK(number->serial() == 31);
}

TEST_CASE("a unit's own brackets are not the year's") {
  const auto number = DocumentNumber::parse("云药(高新)信受告〔2026〕7号");
  REQUIRE(number);
  CHECK(number->issuer() == "云药(高新)信受告");
}

TEST_CASE("what is no document's number is refused") {
  for (const char* wrong :
       {"", "云药信受告2026年12号", "〔2026〕12号", "云药信受告〔26〕12号", "云药信受告〔2026〕号",
        "云药信受告〔2026〕0号", "云药信受告〔2026〕12号之一", "云药信受告〔1820〕12号",
        "云药信受告〔2026〕1234567号", "云药信受告〔2026"}) {
    CAPTURE(wrong);
    const auto number = DocumentNumber::parse(wrong);
    REQUIRE_FALSE(number);
    CHECK(number.error().code == "document_no.shape");
  }
}

TEST_CASE("what is written is read as the same number") {
  CHECK(holds("text and parse are each other's way back", [] {
    const auto number = DocumentNumber::of("青市监信延告", any_in(1990, 2101),
                                           any_in(1, DocumentNumber::kSerialMax + 1));
    const auto again = DocumentNumber::parse(number.text());
    PROPERTY_ASSERT(again.has_value());
    PROPERTY_ASSERT(*again == number);
  }));
  CHECK(holds("parse is total", [] {
    const std::string bytes = any_bytes();
    (void)DocumentNumber::parse(bytes + "〔2026〕" + bytes);
  }));
}

}  // namespace
}  // namespace huiyin::petition::document_number_test
