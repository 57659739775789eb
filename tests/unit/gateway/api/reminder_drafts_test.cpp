#include <algorithm>
#include <catch2/catch.hpp>

#include "store/kept_reminder_rules.h"
#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace reminder_drafts_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

constexpr const char* kDraft = "/reminder-rules/draft";

struct Room : ConsoleRoom {
  Browser admin, leader, clerk;
  Room() {
    remind_in(office);
    user("gao.lang", "高朗", {"admin"}, "main", false, "gaolang");
    user("qin.yue", "秦月", {"leader"}, "main", false, "qinyue");
    user("ye.qing", "叶青", {"clerk"}, "main", false, "yeqing");
    admin = at_console("gao.lang");
    leader = at_console("qin.yue");
    clerk = at_console("ye.qing");
  }
  json document() { return by("GET", kDraft, admin).body["document"]; }
  // 办结: the leader is told three days before its last one.
  json leader_before() {
    json rules = document();
    for (json& row : rules["clocks"])
      if (row["clocks"].contains("conclude"))
        for (json& step : row["steps"])
          if (step["at"] == "T-3") step["whom"].push_back("leader");
    return rules;
  }
  Told draft(const Browser& who, const json& rules, std::int64_t edition = 0) {
    return by("PUT", kDraft, who,
              json::object({{"document", rules}, {"note", "提前报告"}, {"edition", edition}}));
  }
  Told confirm(const Browser& who) {
    const json id = by("GET", kDraft, who).body["draft"]["id"];
    return by("POST", "/reminder-rules/draft/confirm", who, json::object({{"id", id}}));
  }
};

}  // namespace

TEST_CASE("a draft is shown with what it changes, and is in force once another one confirms it") {
  Room room;
  const json rules = room.leader_before();
  const Told drafted = room.draft(room.admin, rules);
  REQUIRE(drafted.status == 200);
  const json draft = drafted.body["draft"];
  CHECK(draft["by"] == "高朗");
  CHECK(draft["is_own"] == true);
  CHECK(draft["note"] == "提前报告");
  REQUIRE(draft["changes"].size() == 1);
  CHECK(draft["changes"][0]["title"] == "办结");
  CHECK(draft["changes"][0]["is"]["whom"] == json{"handler", "section_head", "leader"});
  CHECK(room.by("GET", "/reminder-rules", room.clerk).body["is_put"] == false);

  CHECK(room.confirm(room.admin).code() == "rules.own");
  const Told done = room.confirm(room.leader);
  REQUIRE(done.status == 200);
  CHECK(done.body["draft"].is_null());
  REQUIRE(done.body["versions"].size() == 1);
  CHECK(done.body["versions"][0]["by"] == "高朗");
  CHECK(done.body["versions"][0]["confirmed_by"] == "秦月");
  CHECK(done.body["versions"][0]["changes"].size() == 1);
  const json now = room.by("GET", "/reminder-rules", room.clerk).body;
  CHECK(now["is_put"] == true);
  CHECK(now["confirmed_by"] == "秦月");
  CHECK(room.draft(room.admin, rules, done.body["edition"]).code() == "rules.same");
}

TEST_CASE("the preview counts pushes of the next two weeks and keeps nothing") {
  Room room;
  // To be concluded by 11 December; seen a week before.
  room.database.write(
      [&](store::Transaction& tx) { return open_case(tx, room.keys, 1, "2026-10-12"_day); });
  room.clock.set("2026-12-04T09:00"_at);
  room.admin = room.at_console("gao.lang");
  const json rules = room.leader_before();
  const Told seen =
      room.by("POST", "/reminder-rules/preview", room.admin, json::object({{"document", rules}}));
  REQUIRE(seen.status == 200);
  CHECK(seen.body["added"] == 1);
  CHECK(seen.body["dropped"] == 0);
  CHECK(seen.body["cases"] == 1);
  REQUIRE(seen.body["pushes"].size() == 1);
  CHECK(seen.body["pushes"][0]["to"] == "秦月");
  CHECK(seen.body["pushes"][0]["day"] == "2026-12-08");
  CHECK(room.rows("reminder_rules") == 0);
}

TEST_CASE("rules that lack what is needed are refused with where and what to do") {
  Room room;
  json rules = room.document();
  for (json& row : rules["clocks"])
    if (row["clocks"].contains("conclude"))
      for (json& step : row["steps"]) step["whom"] = {"handler"};
  const Told told = room.draft(room.admin, rules);
  CHECK(told.status == 422);
  CHECK(told.code() == "reminders.needed_superior");
  rules["clocks"] = json::array();
  CHECK(room.draft(room.admin, rules).code() == "reminders.no_row");
  CHECK(room.draft(room.admin, json::object()).status == 422);
  CHECK(room.by("PUT", kDraft, room.admin, json::object({{"edition", 0}})).code() == "rules.which");
  CHECK(room.rows("reminder_rules") == 0);
}

TEST_CASE("an earlier version and the files' own rules can be returned to") {
  Room room;
  REQUIRE(room.draft(room.admin, room.leader_before()).status == 200);
  const json first = room.confirm(room.leader).body;
  const auto back = [&](const json& version, const json& edition) {
    return room.by("PUT", kDraft, room.leader,
                   json::object({{"version", version}, {"edition", edition}}));
  };
  REQUIRE(back(0, first["edition"]).status == 200);
  const json files = room.confirm(room.admin).body;
  CHECK(files["versions"][0]["is_back"] == true);
  CHECK(room.by("GET", "/reminder-rules", room.clerk).body["is_put"] == false);
  CHECK(back(99, files["edition"]).code() == "rules.no_version");
  REQUIRE(back(first["edition"], files["edition"]).status == 200);
  CHECK(room.confirm(room.admin).body["versions"].size() == 3);
  CHECK(room.by("GET", "/reminder-rules", room.clerk).body["is_put"] == true);
}

TEST_CASE("nobody writes over another one's draft, nor by what was changed meanwhile") {
  Room room;
  REQUIRE(room.draft(room.admin, room.leader_before()).status == 200);
  CHECK(room.draft(room.leader, room.leader_before()).code() == "rules.drafted");
  CHECK(room.by("DELETE", kDraft, room.leader).status == 200);
  CHECK(room.by("DELETE", kDraft, room.leader).code() == "rules.no_draft");
  CHECK(room.draft(room.leader, room.leader_before(), 5).code() == "rules.changed");
  CHECK(room.by("GET", kDraft, room.clerk).status == 403);
}

TEST_CASE("an office below reads the rules and does not change them") {
  Room room;
  room.add_office("yunxi", "main", "云溪县");
  room.user("su.he", "苏河", {"admin"}, "yunxi");
  const auto below = room.at_console("su.he");
  CHECK(room.by("GET", "/reminder-rules", below).status == 200);
  CHECK(room.by("GET", kDraft, below).code() == "rules.person");
}

}  // namespace reminder_drafts_test
