#include "gateway/sms/extension.h"

#include <catch2/catch.hpp>

namespace extension_test {

using namespace huiyin::gateway::sms;

TEST_CASE("an office's code fills the digits that are ours, or does not go along") {
  CHECK(extension_of("7", 3) == "007");
  CHECK(extension_of("7", 1) == "7");
  CHECK(extension_of("31", 2) == "31");
  CHECK(extension_of("31", 1).empty());
  CHECK(extension_of("31", 0).empty());
  CHECK(extension_of("31", -1).empty());
  CHECK(extension_of("", 3).empty());
}

TEST_CASE("what is answered to names the office by its last digits") {
  CHECK(office_code_in("1069000000007", 3) == "7");
  CHECK(office_code_in("007", 3) == "7");
  CHECK(office_code_in("31", 2) == "31");
  CHECK(office_code_in("106900310", 3) == "310");
}

TEST_CASE("what names no office names none") {
  for (const char* to :
       {"", "7", "07", "000", "1069000000000", "XinFang007", "+86106900007", "00 7", "０0７"}) {
    CAPTURE(to);
    CHECK_FALSE(office_code_in(to, 3).has_value());
  }
  CHECK_FALSE(office_code_in("1069", 0).has_value());
  CHECK_FALSE(office_code_in("1069", -3).has_value());
}

TEST_CASE("each code comes back from the number that it made") {
  for (int code = 1; code <= 999; ++code) {
    const std::string text = std::to_string(code);
    CHECK(office_code_in("10690000" + extension_of(text, 3), 3) == text);
    CHECK(office_code_in(extension_of(text, 4), 4) == text);
  }
}

}  // namespace extension_test
