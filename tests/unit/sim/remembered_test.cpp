#include "sim/remembered.h"

#include <catch2/catch.hpp>

namespace remembered_test {

using huiyin::sim::Remembered;

TEST_CASE("when full the oldest is forgotten, and a key put again keeps its age") {
  Remembered<int> last(2);
  last.put("a", 1);
  last.put("b", 2);
  last.put("a", 3);
  CHECK(*last.find("a") == 3);
  last.put("c", 4);
  CHECK(last.find("a") == nullptr);
  CHECK(*last.find("b") == 2);
  CHECK(last.size() == 2);
}

}  // namespace remembered_test
