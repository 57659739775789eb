#include "gateway/sms/smpp_charset.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"
#include "tests/unit/gateway/sms/smpp_vectors.h"

namespace smpp_charset_test {

using namespace huiyin;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using smpp_vectors::octets_of;

namespace {

std::string text(std::uint8_t data_coding, std::string_view hex) {
  return text_of({octets_of(hex), data_coding});
}

}  // namespace

TEST_CASE("octets are read by their data_coding") {
  struct Row {
    const char* because;
    std::uint8_t data_coding;
    const char *hex, *text;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", 8, "", ""},
      {"UCS-2", 8, "4f60597d", "你好"},
      {"a pair", 8, "d83dde00", "😀"},
      {"a lone high surrogate", 8, "d83d5417", "\uFFFD吗"},
      {"a lone low surrogate", 8, "de005417", "\uFFFD吗"},
      {"a high surrogate at the end", 8, "5417d83d", "吗\uFFFD"},
      {"an odd octet", 8, "4f605f", "你\uFFFD"},
      {"one octet", 8, "5f", "\uFFFD"},
      {"a mark", 8, "feff4f60", "你"},
      {"a mark of the other order", 8, "fffe604f", "你"},
      {"class 0 and UCS-2", 0x18, "4f60", "你"},
      {"class 1 and UCS-2", 0x19, "4f60", "你"},
      {"class 1 alone", 0x11, "3132", "12"},
      {"ASCII", 1, "3132", "12"},
      {"ASCII by default", 0, "3132", "12"},
      {"Latin-1", 3, "63616665e9", "cafeé"},
      {"Latin-1 that looks like GBK", 3, "c4e3", "Äã"},
      {"GBK", 15, "c4e3bac3", "你好"},
      {"GBK by default", 0, "c4e3bac3", "你好"},
      {"GBK that was called ASCII", 1, "c4e3bac3", "你好"},
      {"GBK beyond GB2312", 0, "d6ece946bbf9", "朱镕基"},
      {"GBK cut off", 15, "c4e3ba", "你\uFFFD"},
      {"GBK with a bad octet", 15, "c4e3ff31bac3", "你\uFFFD1好"},
      {"Latin-1 by default", 0, "63616665e9", "cafeé"},
      {"a high octet alone is Latin-1", 0, "7365f16f72", "señor"},
      {"no GBK is Latin-1", 0, "e9ff20", "éÿ "},
      {"NULs at the end", 0, "31320000", "12"},
      {"a NUL within", 8, "4f600000597d0000", "你\uFFFD好"},
      {"binary is read all the same", 4, "3132", "12"},
  }));
  CAPTURE(row.because);
  CHECK(text(row.data_coding, row.hex) == row.text);
}

TEST_CASE("a sign cut in two between parts is whole again") {
  const auto joined = [](std::uint8_t data_coding, std::vector<std::string> parts) {
    std::vector<CodedOctets> coded;
    for (const std::string& hex : parts) coded.push_back({octets_of(hex), data_coding});
    return text_of(coded);
  };
  CHECK(joined(8, {"4f60d83d", "de005417"}) == "你😀吗");
  CHECK(joined(15, {"c4", "e3bac3"}) == "你好");
  CHECK(joined(8, {"4f605f", "5417"}) == "你\uFFFD吗");
  CHECK(joined(8, {"feff4f60", "feff5417"}) == "你吗");
  CHECK(text_of(std::vector<CodedOctets>{
            {octets_of("4f60"), 8}, {"12", 0}, {octets_of("5417"), 8}}) == "你12吗");
}

TEST_CASE("any text is the same after UCS-2, and any octets are some text") {
  CHECK(holds("there and back", [] {
    std::string text;
    for (const auto point : any_list<std::uint32_t>(0x20, 0x30000))
      if ((point < 0xD800 || point > 0xDFFF) && point != 0xFEFF && point != 0xFFFE)
        append_utf8(text, char32_t(point));
    PROPERTY_ASSERT(text_of({ucs2_of(text), kUcs2}) == text);
  }));
  const std::string kEmpty("\0\xFE\xFF", 3);  // NULs and byte order marks
  CHECK(holds("any octets", [&] {
    const CodedOctets coded{any_bytes(), std::uint8_t(any_byte())};
    const std::string text = text_of(coded);
    PROPERTY_ASSERT(is_utf8(text));
    PROPERTY_ASSERT(text.find('\0') == text.npos);
    if (text.empty()) PROPERTY_ASSERT(coded.octets.find_first_not_of(kEmpty) == std::string::npos);
  }));
}

}  // namespace smpp_charset_test
