#include "petition/json_reader.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

namespace json_reader_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

TEST_CASE("a text that is no JSON is refused without being quoted") {
  Faults faults;
  CHECK_FALSE(parsed_json("{\"matter\":\"秘密", "event", faults));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "json.shape");
  CHECK(faults[0].where == "event");
  CHECK(faults[0].what.find("秘密") == std::string::npos);
}

TEST_CASE("days that no petition file reaches are slips of the pen") {
  CHECK(is_plausible("2026-11-24"_day));
  CHECK_FALSE(is_plausible("1989-12-31"_day));
  CHECK_FALSE(is_plausible("2101-01-01"_day));
  CHECK(at_index("off", 3) == "off[3]");
}

// The reader itself is met through calendar, rules, events and lines: their tests hold its faults.

}  // namespace json_reader_test
