#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace api_messages_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

namespace {

json text_to(const std::string& touser, const std::string& content = "请看") {
  return {{"touser", touser},
          {"agentid", 1000002},
          {"msgtype", "text"},
          {"text", {{"content", content}}}};
}

json card(const std::string& task_id) {
  return {{"card_type", "button_interaction"},
          {"task_id", task_id},
          {"main_title", {{"title", "新的预约"}, {"desc", "请确认"}}},
          {"button_list",
           {{{"text", "已看到"}, {"key", "seen"}, {"style", 1}},
            {{"text", "改期"}, {"key", "move"}, {"style", 2}}}}};
}

json card_to(const std::string& touser, const json& card) {
  return {{"touser", touser},
          {"agentid", 1000002},
          {"msgtype", "template_card"},
          {"template_card", card}};
}

}  // namespace

TEST_CASE("errcode 0 does not mean that everybody got it: the unknown are named in lower case") {
  Stage stage;
  const json some = stage.app("send", text_to("YeQing|Nobody"));
  CHECK(some["errcode"] == 0);
  CHECK(some["invaliduser"] == "nobody");
  CHECK(stage.app("send", text_to("Nobody"))["errcode"] == 81013);
  CHECK(stage.app("send", text_to(""))["errcode"] == 40035);
  json other = text_to("yeqing");
  other["agentid"] = 7;
  CHECK(stage.app("send", other)["errcode"] == 40056);
}

TEST_CASE("beyond thirty a minute a member gets nothing, and nobody is told") {
  Stage stage;
  for (int i = 0; i < 31; ++i)
    CHECK(stage.app("send", text_to("yeqing", std::to_string(i)))["errcode"] == 0);
  CHECK(stage.counted("app shown") == 30);
  stage.clock.advance(minutes(1));
  stage.app("send", text_to("yeqing", "later"));
  CHECK(stage.counted("app shown") == 31);
}

TEST_CASE("the same request within the interval is not delivered when the check is asked for") {
  Stage stage;
  json body = text_to("yeqing");
  body["enable_duplicate_check"] = 1;
  body["duplicate_check_interval"] = 60;
  CHECK(stage.app("send", body)["errcode"] == 0);
  CHECK(stage.app("send", body)["errcode"] == 0);
  CHECK(stage.counted("app shown") == 1);
  stage.clock.advance(seconds(60));
  stage.app("send", body);
  CHECK(stage.counted("app shown") == 2);
}

TEST_CASE("a card's response code updates it once, within 72 hours") {
  Stage stage;
  const std::string code = stage.app("send", card_to("yeqing|linyue", card("t1")))["response_code"];
  const auto update = [&](const std::string& with) {
    return stage
        .app("update_template_card", {{"userids", {"yeqing"}},
                                      {"agentid", 1000002},
                                      {"response_code", with},
                                      {"button", {{"replace_name", "已处理"}}}})["errcode"]
        .get<int>();
  };
  CHECK(update(code) == 0);
  CHECK(update(code) == 40035);
  const auto replaced = [&](const char* who) {
    return stage.platform.with(
        [&](World& world) { return world.find_member(who)->transcript.lines().front().replaced; });
  };
  CHECK(replaced("yeqing") == "已处理");
  CHECK(replaced("linyue").empty());
  const std::string old = stage.app("send", card_to("yeqing", card("t2")))["response_code"];
  stage.clock.advance(hours(73));
  CHECK(update(old) == 40035);
}

TEST_CASE("a tap comes as an event with the button's key, the task and a new response code") {
  Stage stage;
  stage.app("send", card_to("yeqing", card("t1")));
  const auto tap = [&](json which) {
    return stage.platform.with([&](World& world) {
      return staff_taps(world, "YEQING", which, std::nullopt, json::object());
    });
  };
  const auto code = tap("改期");
  REQUIRE(code.has_value());
  const std::string document = stage.deliveries.back().callback.document;
  CHECK(document.find("<EventKey><![CDATA[move]]></EventKey>") != std::string::npos);
  CHECK(document.find("<TaskId><![CDATA[t1]]></TaskId>") != std::string::npos);
  CHECK(document.find(*code) != std::string::npos);
  CHECK(document.find("MsgId") == std::string::npos);  // events have no id
  CHECK_FALSE(tap("没有").has_value());
}

TEST_CASE("a recalled message is marked within 24 hours only") {
  Stage stage;
  const std::string msgid = stage.app("send", text_to("yeqing"))["msgid"];
  CHECK(stage.app("recall", {{"msgid", msgid}})["errcode"] == 0);
  stage.clock.advance(hours(25));
  CHECK(stage.app("recall", {{"msgid", msgid}})["errcode"] == 40035);
}

TEST_CASE("a textcard needs its title, description and a whole url") {
  Stage stage;
  const auto send = [&](json part) {
    return stage
        .app("send", {{"touser", "yeqing"},
                      {"agentid", 1000002},
                      {"msgtype", "textcard"},
                      {"textcard", part}})["errcode"]
        .get<int>();
  };
  CHECK(send({{"title", "t"}, {"description", "d"}, {"url", "https://a.example/"}}) == 0);
  CHECK(send({{"title", "t"}, {"description", "d"}, {"url", "a.example"}}) == 40058);
  CHECK(send({{"title", std::string(129, 'a')}, {"description", "d"}, {"url", "https://a/"}}) ==
        45002);
  CHECK(send({{"title", "t"}, {"url", "https://a.example/"}}) == 44004);
}

}  // namespace api_messages_test
