#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "bot/understanding/sentence.h"

namespace traditional_test {

using namespace huiyin;
using namespace huiyin::bot;

TEST_CASE("traditional letters are read as their simplified ones, others as they are") {
  CHECK(utf8(sentence("後天下午兩點，預約來訪，藥費單據").plain) ==
        "后天下午两点,预约来访,药费单据");
  CHECK(simplified(U'龜') == U'龟');
  CHECK(simplified(U'王') == U'王');
  CHECK(simplified(U'乾') == U'乾');  // a name's letter as often as "dry"
  CHECK(simplified(U'a') == U'a');
}

}  // namespace traditional_test
