#include <catch2/catch.hpp>
#include <set>

#include "bot/converse.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/booking_words.h"
#include "bot/dialogues/person_slots.h"
#include "tests/unit/bot/bot_words.h"

namespace huiyin::test::registry_test {
namespace {

TEST_CASE("every dialogue is found by its intent, and no other is") {
  for (const bot::Dialogue& each : bot::dialogues()) CHECK(bot::dialogue(each.intent) == &each);
  CHECK(bot::dialogue("") == nullptr);
  CHECK(bot::dialogue("out_of_scope") == nullptr);
}

TEST_CASE("every slot can be asked for, read and explained, in words that the catalogue has") {
  for (const bot::Dialogue& dialogue : bot::dialogues()) {
    CAPTURE(dialogue.intent);
    REQUIRE(dialogue.done != nullptr);
    CHECK(default_words().has(dialogue.dropped));
    std::set<std::string_view> keys;
    for (const bot::Slot& slot : dialogue.slots) {
      CAPTURE(slot.key);
      CHECK(keys.insert(slot.key).second);
      REQUIRE(slot.take != nullptr);
      if (!slot.ask) {
        CHECK(default_words().has(slot.prompt));
        CHECK(default_words().has(slot.again));
      }
      CHECK(default_words().has(slot.why));
      CHECK(default_words().has(slot.wrong));
    }
  }
}

TEST_CASE("a long story is shown in short, in one line") {
  CHECK(bot::matter_in_short("药店\n卖过期药") == "药店 卖过期药");
  std::string story;
  for (int i = 0; i < 100; ++i) story += "药";
  CHECK(bot::matter_in_short(story).size() == 40 * 3 + 3);
}

}  // namespace
}  // namespace huiyin::test::registry_test
