#include "base/thrown.h"

#include <catch2/catch.hpp>
#include <stdexcept>

namespace thrown_test {

using huiyin::kind_of_thrown;

TEST_CASE("the kind of an exception is told, never its words") {
  CHECK(kind_of_thrown().empty());
  const auto kind_of = [](auto thrown) {
    try {
      throw thrown;
    } catch (...) {
      return kind_of_thrown();
    }
  };
  CHECK(kind_of(std::out_of_range("13900000001")) == "std::out_of_range");
  CHECK(kind_of(7) == "int");
  CHECK(kind_of_thrown().empty());
}

}  // namespace thrown_test
