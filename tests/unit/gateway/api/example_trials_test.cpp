#include <algorithm>
#include <catch2/catch.hpp>

#include "gateway/api/words_rehearsal.h"
#include "tests/unit/gateway/api/examples_room.h"

namespace api_example_trials_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// Tells what it was asked for: the real one (app/rehearse) plays whole offices.
struct Listening : gateway::api::WordsRehearsal {
  std::vector<bot::Example> now, then;
  gateway::api::Rehearsed rehearse(const templates::Catalogue::Rewording&,
                                   const templates::Catalogue::Rewording&,
                                   const std::string&) override {
    return {};
  }
  gateway::api::Rehearsed rehearse_examples(const std::vector<bot::Example>& is_now,
                                            const std::vector<bot::Example>& is_then) override {
    now = is_now, then = is_then;
    return {.scripts = 100, .changed = {{"F01", "  < 甲", "  < 乙", true, false}}};
  }
};

}  // namespace

TEST_CASE("sentences by which what everybody says goes wrong are told, and not handed in") {
  ExamplesRoom room;
  const json harmful = json::array({example("thanks", "给我推荐个律师"),
                                    example("greet", "受理告知单我还没收到，能再发一遍吗"),
                                    example("thanks", "接待大厅在哪条路")});
  const Told check =
      room.by("POST", "/examples/check", room.clerk, json::object({{"examples", harmful}}));
  REQUIRE(check.status == 200);
  CHECK(check.body["sentences"] > 3500);
  CHECK(check.body["may_pass"] == false);
  CHECK(check.body["worse_in_all"] > check.body["worse_max"]);
  const auto& worse = check.body["worse"];
  const auto lost = std::ranges::find_if(
      worse, [](const json& one) { return one["text"] == "接待大厅在哪条路"; });
  REQUIRE(lost != worse.end());
  CHECK((*lost)["means"][0] == "问地址和时间");
  CHECK((*lost)["was"]["title"] == "问地址和时间");
  CHECK((*lost)["is"]["title"] == "道谢");
  CHECK((*lost)["is"]["example"] == "接待大厅在哪条路");
  REQUIRE(room.put(room.clerk, harmful).status == 200);
  const Told refused = room.step("submit", room.clerk);
  CHECK(refused.status == 409);
  CHECK(refused.code() == "examples.worse");
  CHECK(room.by("GET", "/examples", room.clerk).body["draft"]["state"] == "draft");
}

TEST_CASE("one sentence is tried with the examples in force and with others, and kept nowhere") {
  ExamplesRoom room;
  const auto tried = [&](const json& body) {
    return room.by("POST", "/examples/try", room.auditor, body).body;
  };
  const json both =
      tried(json::object({{"text", "帮我打个条子，见下书记"}, {"examples", ticket()}}));
  CHECK(both["now"]["intent"] != "book_visit");
  CHECK(both["then"]["title"] == "预约来访");
  CHECK(both["then"]["by"] == "example");
  CHECK(both["then"]["band"] == "act");
  CHECK(both["then"]["example"] == "我要打个条子见领导");
  CHECK(tried(json::object({{"text", "地址"}}))["now"]["by"] == "command");
  CHECK(tried(json::object({{"text", "地址"}}))["then"].is_null());
  CHECK(tried(json::object({{"text", "别再给我发短信了"}}))["goes_first"] == "opt_out");
  const json danger = tried(json::object({{"text", "我不想活了"}}));
  CHECK(danger["now"]["risk"] == "self");
  CHECK(danger["now"]["by"] == "alarm");
  CHECK(room.rows("example_set") == 0);
  CHECK_FALSE(room.log.has("打个条子"));
}

TEST_CASE("conversation scripts are rehearsed with the examples beside those in force") {
  Listening rehearsal;
  ExamplesRoom room(Beside{.rehearsal = &rehearsal});
  const Told told =
      room.by("POST", "/examples/rehearse", room.clerk, json::object({{"examples", ticket()}}));
  REQUIRE(told.status == 200);
  CHECK(told.body["changed"][0]["passes"] == false);
  CHECK(rehearsal.now.empty());
  CHECK(rehearsal.then == std::vector<bot::Example>{{"book_visit", "我要打个条子见领导"}});
  CHECK(room.by("POST", "/examples/rehearse", room.clerk,
                json::object({{"examples", json::array({example("thanks", "我不想活了")})}}))
            .code() == "examples.danger");
}

}  // namespace api_example_trials_test
