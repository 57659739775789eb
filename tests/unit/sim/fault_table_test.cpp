#include "sim/fault_table.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace fault_table_test {

using namespace huiyin::sim;
using nlohmann::json;

namespace {

struct Faults {
  double chance = 0;
  std::int64_t number = 3;
  Range range{1, 2};
  std::vector<std::string> words{"a"};
};

constexpr FaultRow<Faults> kRows[] = {
    {"chance", &Faults::chance, 0, 1, "a chance"},
    {"number", &Faults::number, 1, 5, "a number"},
    {"range", &Faults::range, 0, 9, "a range"},
    {"words", &Faults::words, 0, 0, "words"},
};

bool sets(Faults& faults, const char* name, const json& value) {
  const auto* row = find_fault<Faults>(kRows, name);
  REQUIRE(row);
  const bool is_set = !set_fault(faults, *row, value).has_value();
  if (is_set) CHECK(fault_json(fault_at(faults, *row)) == value);
  return is_set;
}

}  // namespace

TEST_CASE("a fault is set by its name and told back, each in its type and bounds") {
  Faults faults;
  CHECK(sets(faults, "chance", 0.5));
  CHECK(sets(faults, "number", 5));
  CHECK(sets(faults, "range", json::array({3, 9})));
  CHECK(sets(faults, "words", json::array({"x", "y"})));
  CHECK(faults.words.size() == 2);
  for (const json& value : {json(1.1), json("x"), json(nullptr)})
    CHECK_FALSE(sets(faults, "chance", value));
  for (const json& value : {json(0), json(6), json(2.5)})
    CHECK_FALSE(sets(faults, "number", value));
  for (const json& value : {json::array({9, 3}), json::array({3}), json(3)})
    CHECK_FALSE(sets(faults, "range", value));
  for (const json& value : {json::array(), json::array({1}), json("x")})
    CHECK_FALSE(sets(faults, "words", value));
  CHECK(faults.number == 5);
  CHECK(find_fault<Faults>(kRows, "other") == nullptr);
}

}  // namespace fault_table_test
