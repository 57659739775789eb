#include "store/cards.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "store/sayings.h"

namespace cards_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("a card comes back as it was put, and is no saying nor a change") {
  const Card card{"办结：还有3天",
                  "能按期办结吗？",
                  {{"登记号", "XF2026-000101"}},
                  {{"进展", "progress/XF2026-000101"}, {"已知道", "known/XF2026-000101"}}};
  const auto back = read_card_body(card_body(card));
  REQUIRE(back);
  CHECK(*back == card);
  CHECK_FALSE(read_card_done_body(card_body(card)));
}

TEST_CASE("what a card shows afterwards comes back, and is no card") {
  const auto back = read_card_done_body(card_done_body({"code-1", "已登记：进展"}));
  REQUIRE(back);
  CHECK(back->code == "code-1");
  CHECK(back->words == "已登记：进展");
  CHECK_FALSE(read_card_body(card_done_body({"code-1", "已登记：进展"})));
}

TEST_CASE("a saying is neither, and what nobody of ours wrote is Broken") {
  const std::string saying = saying_body({"您好", {}, {}});
  CHECK_FALSE(read_card_body(saying));
  CHECK_FALSE(read_card_done_body(saying));
  CHECK_THROWS_AS(read_card_body("no body of ours"), Broken);
}

TEST_CASE("a button's key names act and case, and a key that is none of ours says nothing") {
  for (const auto act : kCardActs) {
    const auto key = read_card_key(card_key({std::string(act), "XF2026-000101"}));
    REQUIRE(key);
    CHECK(key->act == act);
    CHECK(key->case_no == "XF2026-000101");
  }
  for (const char* other : {"", "known", "known/", "delete/XF2026-000101", "/XF2026-000101"})
    CHECK_FALSE(read_card_key(other));
}

}  // namespace cards_test
