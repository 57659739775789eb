#include "base/utf8.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace utf8_test {

using namespace huiyin;
using namespace huiyin::testing;

TEST_CASE("text is cut between code points, never inside one") {
  CHECK(utf8_prefix("回音", 3) == "回");
  CHECK(utf8_prefix("回音", 5) == "回");
  CHECK(utf8_prefix("回音", 2).empty());
  CHECK(utf8_prefix("回音", 6) == "回音");
}

TEST_CASE("bytes that are not UTF-8 are told and replaced, one for one") {
  CHECK_FALSE(is_utf8("\xC0\x80"));          // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xE5\x9B"));          // cut
  CHECK_FALSE(is_utf8("\xF5\x80\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(is_utf8("eight by eight, then \xFF and eight more"));
  CHECK(code_points("a\xFF") == U"a\uFFFD");
}

TEST_CASE("code points written as UTF-8 are read back as they were") {
  CHECK(holds("round trip", [] {
    const std::string any = any_bytes();
    const std::u32string points = code_points(any);
    PROPERTY_ASSERT(code_points(utf8(points)) == points);
    PROPERTY_ASSERT(is_utf8(utf8(points)));
    PROPERTY_ASSERT(count_points(any) == points.size());
  }));
}

TEST_CASE("spaces of both widths fall off the ends") {
  CHECK(trimmed(" \t　你好　 ") == "你好");
  CHECK(trimmed("　").empty());
  CHECK(is_blank(" 　\n"));
  CHECK_FALSE(is_blank(" 你 "));
  CHECK(half_width(U'１') == U'1');
  CHECK(half_width(U'：') == U':');
  CHECK(half_width(U'　') == U' ');
}

}  // namespace utf8_test
