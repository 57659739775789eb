#include "bot/staff/staff_acts.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::staff_acts_test {
namespace {

TEST_CASE("each act is found by its command and its name, and none twice") {
  std::set<std::string_view> names;
  for (const bot::StaffAct& act : bot::staff_acts()) {
    CHECK(bot::staff_act(act.command) == bot::staff_act(act.name));
    CHECK(names.insert(act.name).second);
    CHECK(act.body != nullptr);
    CHECK(act.done != nullptr);
  }
  CHECK(bot::staff_act(bot::StaffCommand::todo) == nullptr);
  CHECK(bot::staff_act("staff.nothing") == nullptr);
}

TEST_CASE("each prompt of an act is a text of the catalogue") {
  for (const bot::StaffAct& act : bot::staff_acts())
    for (const bot::StaffSlot& slot : act.slots) CHECK(default_words().has(slot.prompt));
}

TEST_CASE("a slot that is not known is held open by words that say so") {
  bot::Topic topic;
  CHECK(bot::known_or_open(topic, "reason") == bot::kOpen);
  topic.set("reason", "检验");
  CHECK(bot::known_or_open(topic, "reason") == "检验");
}

}  // namespace
}  // namespace huiyin::test::staff_acts_test
