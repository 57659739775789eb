#include <catch2/catch.hpp>

#include "bot/staff.h"
#include "tests/unit/bot/bot_words.h"

namespace huiyin::test::staff_words_needed_test {

TEST_CASE("the words of config have all that staff are told") {
  for (const Problem& fault : default_words().missing(bot::needed_staff_words()))
    FAIL_CHECK(fault.where << " " << fault.what);
}

}  // namespace huiyin::test::staff_words_needed_test
