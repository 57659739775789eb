#include "gateway/api/reminder_rules_view.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace reminder_rules_view_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("pushes of an accusation are neither shown nor counted to who may not see accusations") {
  ConsoleRoom room;
  remind_in(room.office);
  room.user("gao.lang", "高朗", {"admin"}, "main", false, "gaolang");
  petition::Intake accusing;
  accusing.accused_units = {"某局"};
  room.take_case(2, "main", accusing);  // to be transferred by 5 December
  room.take_case(3);
  room.clock.set("2026-11-30T09:00"_at);
  const auto admin = room.at_console("gao.lang");
  json rules = room.by("GET", "/reminder-rules/draft", admin).body["document"];
  for (json& row : rules["clocks"]) {
    json kept = json::array();
    for (const json& step : row["steps"])
      if (step["at"] != "T-3") kept.push_back(step);
    row["steps"] = kept;
  }
  const json seen =
      room.by("POST", "/reminder-rules/preview", admin, json::object({{"document", rules}})).body;
  CHECK(seen["cases"] == 1);
  const json& pushes = seen["pushes"];
  CHECK_FALSE(pushes.empty());
  CHECK(
      std::ranges::all_of(pushes, [](const json& one) { return one["case"] == "XF2026-000003"; }));
}

}  // namespace reminder_rules_view_test
