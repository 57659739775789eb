#include "gateway/wecom/base64.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace base64_test {

using namespace huiyin::gateway::wecom;
using namespace huiyin::testing;

TEST_CASE("base64 is read only in its one strict form") {
  struct Row {
    const char* because;
    const char* text;
    bool reads;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing is nothing", "", true},
      {"whole groups", "Zm9v", true},
      {"one pad", "Zm8=", true},
      {"two pads", "Zg==", true},
      {"cut", "Zm9", false},
      {"a pad in the middle, which OpenSSL reads", "AA==AAAA", false},
      {"a pad in the first place", "=AAA", false},
      {"three pads", "A===", false},
      {"a pad before a digit", "AA=A", false},
      {"only pads", "====", false},
      {"url alphabet", "_-_-", false},
      {"blank", "Zm 9", false},
      {"line end", "Zm9\n", false},
      {"spare bits set behind one pad", "Zm9=", false},
      {"spare bits set behind two pads", "Zh==", false},
  }));
  CAPTURE(row.because);
  CHECK(base64_bytes(row.text).has_value() == row.reads);
}

TEST_CASE("any bytes survive base64 there and back") {
  CHECK(holds("there and back", [] {
    const std::string bytes = any_bytes();
    PROPERTY_ASSERT(base64_bytes(base64_text(bytes)) == bytes);
  }));
}

TEST_CASE("a byte outside the alphabet is found at every place") {
  for (std::size_t place = 0; place < 8; ++place)
    for (const char bad : {'\0', '!', '\x80', '\xff', '='}) {
      std::string text = "QUJDREVG";
      text[place] = bad;
      if (bad == '=' && place >= 7) continue;  // a pad in its place
      CAPTURE(place, int(bad));
      CHECK_FALSE(base64_bytes(text));
    }
}

}  // namespace base64_test
