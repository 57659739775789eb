#include <catch2/catch.hpp>
#include <set>

#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace reminder_rules_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  json rules;
  Room() {
    remind_in(office);
    user("qin.yue", "秦月", {"leader"});
    rules = by("GET", "/reminder-rules", at_console("qin.yue")).body;
  }
};

}  // namespace

TEST_CASE("the rules of reminding are told as they are in force, clock by clock") {
  const Room room;
  const json& rules = room.rules;
  CHECK(rules["digest_at"] == "08:40");
  CHECK(rules["clocks"].size() == room.office.reminders.clocks.size());
  std::set<std::string> titles;
  for (std::size_t i = 0; i < rules["clocks"].size(); ++i) {
    const json& clock = rules["clocks"][i];
    titles.insert(clock["title"].get<std::string>());
    CHECK(clock["steps"].size() == room.office.reminders.clocks[i].steps.size());
  }
  CHECK(titles.contains("办结"));
}

TEST_CASE("a step says when, whom and what else: as the file does") {
  const Room room;
  const json& rules = room.rules;
  const auto step = [&](const std::string& clock, const std::string& key) {
    for (const json& one : rules["clocks"])
      if (one["clock"] == clock)
        for (const json& found : one["steps"])
          if (found["key"] == key) return found;
    return json();
  };
  CHECK(step("conclude", "T-3") == json{{"key", "T-3"},
                                        {"anchor", "safe"},
                                        {"offset", -3},
                                        {"unit", "working"},
                                        {"sensitive_offset", -5},
                                        {"whom", {"handler", "section_head"}},
                                        {"also", json::array()},
                                        {"urgent_only", false},
                                        {"asks_in_time", false},
                                        {"repeats", ""}});
  const json late = step("conclude", "due+1");
  CHECK(late["anchor"] == "due");
  CHECK(late["offset"] == 1);
  CHECK(late["also"] == json{"supervision_list", "supervision_notice"});
  CHECK(step("conclude", "T-7")["asks_in_time"] == true);
  CHECK(step("inform", "start")["urgent_only"] == true);
}

}  // namespace reminder_rules_test
