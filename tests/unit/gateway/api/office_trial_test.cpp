#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_office_trial_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("an office goes on trial, and live again, by two people") {
  ConsoleRoom room;
  room.user("gao.lang", "高朗", {"admin"});
  room.user("lin.yue", "林岳", {"leader"});
  room.user("ye.qing", "叶青", {"clerk"});
  const auto admin = room.at_console("gao.lang"), leader = room.at_console("lin.yue"),
             clerk = room.at_console("ye.qing");
  CHECK(room.by("GET", "/office-trial", clerk).body["is_on"] == false);
  const json to_trial = json::object({{"to", "trial"}});
  CHECK(room.by("POST", "/office-trial/wish", clerk, to_trial).code() == "api.scope");
  const Told wished = room.by("POST", "/office-trial/wish", admin, to_trial);
  REQUIRE(wished.status == 200);
  CHECK(wished.body["is_on"] == false);
  CHECK(wished.body["wish"]["by"] == "高朗");
  CHECK(wished.body["wish"]["is_own"] == true);
  CHECK(room.by("POST", "/office-trial/confirm", admin).code() == "trial.own");
  const Told confirmed = room.by("POST", "/office-trial/confirm", leader);
  CHECK(confirmed.body["is_on"] == true);
  CHECK(confirmed.body["confirmed_by"] == "林岳");
  CHECK(room.by("GET", "/session", clerk).body["is_on_trial"] == true);
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE subject = 'office/main'") == 2);

  REQUIRE(room.by("POST", "/office-trial/wish", leader, json::object({{"to", "live"}})).status ==
          200);
  CHECK(room.by("POST", "/office-trial/wish", admin, json::object({{"to", "live"}})).code() ==
        "trial.wished");
  CHECK(room.by("DELETE", "/office-trial/wish", leader).body["wish"].is_null());
  CHECK(room.by("POST", "/office-trial/confirm", admin).code() == "trial.no_wish");
  CHECK(room.by("GET", "/office-trial", clerk).body["is_on"] == true);
}

TEST_CASE("what is no switch is refused, and a key switches nothing") {
  ConsoleRoom room;
  room.user("gao.lang", "高朗", {"admin"});
  const auto admin = room.at_console("gao.lang");
  CHECK(room.by("POST", "/office-trial/wish", admin, json::object({{"to", "maybe"}})).status ==
        422);
  CHECK(room.by("POST", "/office-trial/wish", admin, json::object({{"to", "live"}})).code() ==
        "trial.same");
  const std::string key = room.key({"trial:switch"});
  CHECK(room.post("/office-trial/wish", key, json::object({{"to", "trial"}})).code() ==
        "trial.person");
}

}  // namespace api_office_trial_test
