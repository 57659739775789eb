#include "sim/wecom/view.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace view_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

TEST_CASE("a line shows the items that can be tapped, and the card") {
  const json menu =
      entry_json({.from = Speaker::bot,
                  .text = "请选",
                  .msgtype = "msgmenu",
                  .content = R"({"list":[{"type":"click","click":{"id":"1","content":"约访"}},
                              {"type":"text","text":{"content":"说明"}}]})"});
  REQUIRE(menu["menu"].size() == 1);
  CHECK(menu["menu"][0]["content"] == "约访");
  const json card =
      entry_json({.msgtype = "template_card", .content = R"({"task_id":"t"})", .replaced = "好"});
  CHECK(card["card"]["task_id"] == "t");
  CHECK(card["replaced"] == "好");
}

TEST_CASE("lines begin at the number asked for, and are the latest") {
  Stage stage;
  for (int i = 0; i < 5; ++i) stage.says(std::to_string(i));
  stage.platform.with([](World& world) {
    const Citizen& citizen = world.citizen("wmDemoCitizen0001");
    CHECK(lines_json(citizen, 3, 100).size() == 2);
    const json last = lines_json(citizen, 0, 2);
    REQUIRE(last.size() == 2);
    CHECK(last[0]["text"] == "3");
  });
}

TEST_CASE("calls are told without the token they came with") {
  Stage stage;
  stage.says("你好");
  stage.text_to("m1");
  const json calls =
      stage.platform.with([](World& world) { return calls_json(world, "kf/send_msg", 10); });
  REQUIRE(calls.size() == 1);
  CHECK(calls[0]["errcode"] == 0);
  const std::string token = stage.token("demo-kf-secret");
  CHECK(calls.dump().find(token) == std::string::npos);
}

}  // namespace view_test
