#include "bot/shut_look_up.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace shut_look_up_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::testing;

TEST_CASE("a length of time is said as people say it") {
  CHECK(length_words(minutes{30}) == "半小时");
  CHECK(length_words(minutes{1}) == "1分钟");
  CHECK(length_words(minutes{45}) == "45分钟");
  CHECK(length_words(minutes{60}) == "1小时");
  CHECK(length_words(minutes{90}) == "1个半小时");
  CHECK(length_words(minutes{80}) == "1小时20分钟");
  CHECK(length_words(minutes{1440}) == "24小时");
  CHECK(length_words(minutes{0}) == "1分钟");  // never "nothing": it is shut
}

TEST_CASE("no two lengths that can be set are said alike") {
  CHECK(holds([] {
    const int one = any_in(1, 1441), other = any_in(1, 1441);
    PROPERTY_ASSERT((one == other) == (length_words(minutes{one}) == length_words(minutes{other})));
  }));
}

}  // namespace shut_look_up_test
