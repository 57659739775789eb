#include "sim/sms/segments.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/vectors.h"

namespace sms_segments_test {

using namespace huiyin::sim::sms;

TEST_CASE("a text of 70 units is one SMS, a longer one goes in parts of 67") {
  struct Row {
    std::size_t units, parts;
  };
  for (const Row row : {Row{1, 1}, {70, 1}, {71, 2}, {134, 2}, {135, 3}, {160, 3}}) {
    CAPTURE(row.units);
    const std::string text(row.units, 'a');
    CHECK(units_of(text) == row.units);
    CHECK(parts_of(text) == row.parts);
  }
}

TEST_CASE("a sign of two units is not cut in two") {
  const std::string text = std::string(66, 'a') + "😀" + std::string(66, 'a');
  CHECK(units_of(text) == 134);
  CHECK(parts_of(text) == 3);
}

TEST_CASE("the vectors' texts are billed as they say") {
  for (const auto& one :
       huiyin::testing::cases_of(huiyin::testing::vector_text("sms/segments.json").value())) {
    CAPTURE(one["id"].get<std::string>());
    const auto text = one["text"].get<std::string>();
    CHECK(units_of(text) == one["units"].get<std::size_t>());
    if (!text.empty()) CHECK(parts_of(text) == one["segments"].get<std::size_t>());
  }
}

}  // namespace sms_segments_test
