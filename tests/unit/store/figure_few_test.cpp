#include "store/figure_few.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace figure_few_test {

using namespace huiyin::store;
using huiyin::testing::any_in;
using huiyin::testing::holds;

TEST_CASE("rows of few are not told apart, and a row of nobody tells of nobody") {
  CHECK(too_few({5, 2, 0, 1, 9}, 3) == std::vector<bool>{false, true, false, true, false});
  CHECK(too_few({3, 4}, 3) == std::vector<bool>{false, false});
  CHECK(too_few({}, 3).empty());
}

TEST_CASE("one row of few would be known by subtraction, so the smallest other one is hidden too") {
  CHECK(too_few({5, 1, 4, 9}, 3) == std::vector<bool>{false, true, true, false});
  CHECK(too_few({2, 0}, 3) == std::vector<bool>{true, false});
}

TEST_CASE("what is hidden is never so little together that the total tells of it") {
  CHECK(holds([] {
    std::vector<std::int64_t> counts;
    for (int rows = any_in(0, 12); rows > 0; --rows) counts.push_back(any_in(0, 6));
    const auto hidden = too_few(counts, 3);
    std::int64_t sum = 0, shown = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) (hidden[i] ? sum : shown) += counts[i];
    PROPERTY_ASSERT(sum == 0 || sum >= 3 || shown == 0);
  }));
}

}  // namespace figure_few_test
