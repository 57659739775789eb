#include <catch2/catch.hpp>

#include "sim/wecom/session_rules.h"
#include "tests/unit/sim/wecom/stage.h"

namespace api_kf_sessions_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

namespace {

json trans(Stage& stage, int to, const std::string& servicer = "") {
  return stage.kf("service_state/trans", {{"open_kfid", stage.desk},
                                          {"external_userid", "wmDemoCitizen0001"},
                                          {"service_state", to},
                                          {"servicer_userid", servicer}});
}

int state(Stage& stage) {
  return stage.kf("service_state/get", {{"open_kfid", stage.desk},
                                        {"external_userid", "wmDemoCitizen0001"}})["service_state"];
}

}  // namespace

TEST_CASE("a session moves only as the table of states allows") {
  const bool allowed[5][5] = {// to 0  1  2  3  4
                              {false, true, true, true, true},
                              {false, false, true, true, true},
                              {false, false, false, true, true},
                              {false, false, false, true, true},
                              {false, false, false, false, false}};
  for (int from = 0; from < 5; ++from)
    for (int to = 0; to < 5; ++to) {
      CAPTURE(from, to);
      CHECK(may_move(from, to) == allowed[from][to]);
    }
}

TEST_CASE(
    "while a person serves the bot keeps silent, and the next message after the end opens anew") {
  Stage stage;
  stage.says("你好");
  CHECK(state(stage) == 0);
  CHECK(trans(stage, 3, "nobody")["errcode"] == 95014);
  CHECK(trans(stage, 3, "YeQing")["errcode"] == 0);
  CHECK(stage.text_to("m")["errcode"] == 95018);
  CHECK(trans(stage, 1)["errcode"] == 95016);
  CHECK(trans(stage, 4)["errcode"] == 0);
  CHECK(stage.text_to("m")["errcode"] == 95013);
  stage.says("还有一件事");
  CHECK(state(stage) == 0);
  CHECK(stage.text_to("m")["errcode"] == 0);
}

TEST_CASE(
    "the closing words go out once, within twenty seconds, while the session is still ended") {
  Stage stage;
  stage.says("你好");
  const std::string code = trans(stage, 4)["msg_code"];
  const auto closing = [&](const std::string& with) {
    return stage
        .kf("send_msg_on_event",
            {{"code", with}, {"msgtype", "text"}, {"text", {{"content", "再见"}}}})["errcode"]
        .get<int>();
  };
  CHECK(closing(code) == 0);
  CHECK(closing(code) == 41050);
  stage.says("又来了");
  const std::string late = trans(stage, 4)["msg_code"];
  stage.says("等一下");
  CHECK(closing(late) == 41050);
}

TEST_CASE("the pool's notice takes text alone and stays good for 48 hours") {
  Stage stage;
  stage.says("转人工");
  const std::string code = trans(stage, 2)["msg_code"];
  stage.clock.advance(hours(2));
  CHECK(stage.kf("send_msg_on_event",
                 {{"code", code},
                  {"msgtype", "msgmenu"},
                  {"msgmenu", {{"head_content", "x"}, {"list", json::array()}}}})["errcode"] ==
        40008);
  CHECK(stage.kf("send_msg_on_event", {{"code", code},
                                       {"msgtype", "text"},
                                       {"text", {{"content", "排队中"}}}})["errcode"] == 0);
}

TEST_CASE("what a servicer does in the client comes as an event and as messages of origin 5") {
  Stage stage;
  stage.says("转人工");
  trans(stage, 2);
  const auto act = [&](auto f) { return stage.platform.with(f).has_value(); };
  CHECK_FALSE(act([&](World& world) {
    return servicer_says(world, "yeqing", "wmDemoCitizen0001", stage.desk, "您好");
  }));
  CHECK(act([&](World& world) {
    return servicer_takes(world, "yeqing", "wmDemoCitizen0001", stage.desk);
  }));
  CHECK(act([&](World& world) {
    return servicer_says(world, "yeqing", "wmDemoCitizen0001", stage.desk, "您好，我是叶青");
  }));
  CHECK(act([&](World& world) { return servicer_ends(world, "wmDemoCitizen0001", stage.desk); }));
  const json list = stage.sync()["msg_list"];
  REQUIRE(list.size() == 4);
  CHECK(list[1]["event"]["change_type"] == 1);
  CHECK(list[1]["event"]["new_servicer_userid"] == "yeqing");
  CHECK_FALSE(list[1].contains("external_userid"));
  CHECK(list[2]["origin"] == 5);
  CHECK(list[3]["event"]["change_type"] == 3);
  CHECK(state(stage) == 4);
}

TEST_CASE("customers are told only while they wrote within 48 hours") {
  Stage stage;
  stage.says("你好");
  const json ask = {{"external_userid_list", {"wmDemoCitizen0001", "wmDemoCitizen0002"}}};
  const json answer = stage.kf("customer/batchget", ask);
  REQUIRE(answer["customer_list"].size() == 1);
  CHECK(answer["customer_list"][0]["nickname"] == "晴天");
  CHECK(answer["invalid_external_userid"] == json::array({"wmDemoCitizen0002"}));
  CHECK_FALSE(answer["customer_list"][0].contains("enter_session_context"));
}

TEST_CASE("the link by which a citizen came is told with the customer") {
  Stage stage;
  stage.platform.with([&](World& world) {
    return citizen_enters(world, "wmDemoCitizen0001", stage.desk,
                          {{"scene", "hall"}, {"scene_param", "case%3D1"}})
        .has_value();
  });
  stage.says("你好");
  const json answer = stage.kf(
      "customer/batchget",
      {{"external_userid_list", {"wmDemoCitizen0001"}}, {"need_enter_session_context", 1}});
  CHECK(answer["customer_list"][0]["enter_session_context"] ==
        json({{"scene", "hall"}, {"scene_param", "case%3D1"}}));
  const json way = stage.kf("add_contact_way", {{"open_kfid", stage.desk}, {"scene", "hall"}});
  CHECK(way["url"].get<std::string>().starts_with("https://work.weixin.qq.com/kf/kfc"));
}

}  // namespace api_kf_sessions_test
