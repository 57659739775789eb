#include "gateway/http/url_text.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace url_text_test {

using namespace huiyin::gateway;
using namespace huiyin::testing;
using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a percent sign is decoded once, a plus is a blank only where it says so") {
  CHECK(percent_decoded("a%2Bb%252B+c", Plus::is_blank) == "a+b%2B c");
  CHECK(percent_decoded("a+b%e5%9b%9e", Plus::stays) == "a+b回");
  CHECK(percent_decoded("", Plus::stays) == "");
}

TEST_CASE("a percent sign without two digits is refused") {
  const auto* text = GENERATE("%", "%4", "a%", "%zz", "%4g", "%%41", "% 41", "%-1");
  CAPTURE(text);
  CHECK(!percent_decoded(text, Plus::stays));
  CHECK(!query_pairs(std::string("a=") + text));
}

TEST_CASE("a query is pairs in order, decoded once") {
  CHECK(query_pairs("msg_signature=ab&echostr=x%2By%3D%3D&nonce=1+2&nonce=3") ==
        Pairs{{"msg_signature", "ab"}, {"echostr", "x+y=="}, {"nonce", "1 2"}, {"nonce", "3"}});
  CHECK(query_pairs("a&=b&&c=&d=e=f") == Pairs{{"a", ""}, {"", "b"}, {"c", ""}, {"d", "e=f"}});
  CHECK(query_pairs("") == Pairs{});
  CHECK(query_pairs("a%26b=c%3Dd") == Pairs{{"a&b", "c=d"}});
}

TEST_CASE("what is encoded is decoded to itself, whatever the bytes") {
  CHECK(holds([] {
    const std::string name = any_bytes();
    const std::string value = any_bytes();
    const std::string query = percent_encoded(name) + "=" + percent_encoded(value);
    PROPERTY_ASSERT(query_pairs(query) == (Pairs{{name, value}}));
    PROPERTY_ASSERT(percent_decoded(percent_encoded(value), Plus::stays) == value);
  }));
}

}  // namespace url_text_test
