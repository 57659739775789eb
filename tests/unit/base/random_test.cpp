#include "base/random.h"

#include <catch2/catch.hpp>

namespace random_test {

using namespace huiyin;

TEST_CASE("the same seed gives the same numbers") {
  SeededRandom one(7), two(7), other(8);
  const auto first = one.next();
  CHECK(first == two.next());
  CHECK(first != other.next());
}

TEST_CASE("chance below a bound stays below it and reaches every value") {
  SeededRandom random(1);
  unsigned seen = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto value = random.below(6);
    REQUIRE(value < 6);
    seen |= 1u << value;
  }
  CHECK(seen == 0b111111);
  CHECK(SystemRandom().hex(16).size() == 32);
}

}  // namespace random_test
