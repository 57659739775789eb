#include "petition/typed.h"

#include <catch2/catch.hpp>

namespace typed_test {

using namespace huiyin::petition;

TEST_CASE("what people type becomes half width, with one dash, one space and capitals") {
  CHECK(plain_typed("　ｘｆ２０２６－００１２ ") == "XF2026-0012");
  CHECK(plain_typed("a—b–c−d") == "A-B-C-D");
  CHECK(plain_typed("1\u00A02\t3\u200B4") == "1 2 3 4");
  CHECK(plain_typed("号码abc") == "号码ABC");
  CHECK(plain_typed("") == "");
}

TEST_CASE("digits are ASCII digits and nothing else") {
  CHECK(is_digits("0123456789"));
  CHECK_FALSE(is_digits(""));
  CHECK_FALSE(is_digits("12a"));
  CHECK_FALSE(is_digits("１２"));
  CHECK(without("1-2 3", "- ") == "123");
}

}  // namespace typed_test
