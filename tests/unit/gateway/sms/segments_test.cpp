#include "gateway/sms/segments.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"
#include "tests/support/vectors.h"

namespace segments_test {

using namespace huiyin;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;

TEST_CASE("a text is counted and cut as the carriers do") {
  for (const auto& row : cases_of(vector_text("sms/segments.json").value())) {
    CAPTURE(row["id"].get<std::string>());
    const std::string text = row["text"];
    CHECK(utf16_units(text) == row["units"]);
    CHECK(segments(text) == row["parts"].get<std::vector<std::string>>());
    CHECK(segments(text).size() == row["segments"]);
  }
}

TEST_CASE("the parts of any text are the text, and none is longer than a part") {
  CHECK(holds("cut and joined", [] {
    std::string text;
    for (const auto point : any_list_of<std::uint32_t>(200, 0x20, 0x20000))
      if (point < 0xD800 || point > 0xDFFF) append_utf8(text, char32_t(point));
    std::string joined;
    const auto parts = segments(text);
    for (const std::string& part : parts) {
      PROPERTY_ASSERT(is_utf8(part));
      PROPERTY_ASSERT(utf16_units(part) <= (parts.size() == 1 ? kOneMessageUnits : kPartUnits));
      joined += part;
    }
    PROPERTY_ASSERT(joined == text);
  }));
  CHECK(holds("any bytes", [] { PROPERTY_ASSERT(!segments(any_bytes()).empty()); }));
}

}  // namespace segments_test
