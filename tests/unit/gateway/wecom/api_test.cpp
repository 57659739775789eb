#include "gateway/wecom/api.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace api_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;
using namespace huiyin::literals;
using huiyin::testing::json_answer;
using nlohmann::json;

namespace {

struct House {
  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{7};
  HttpAnswer answer = json_answer(R"({"errcode":0})");
  testing::ScriptedPlatform platform{[this](const HttpCall&) { return answer; }};
  WecomApi api{platform, clock, random, testing::settings()};
  void says(const std::string& body) { answer = json_answer(body); }
  json asked() const { return json::parse(platform.last().body); }
};

}  // namespace

TEST_CASE("a text to members goes out in the app's name") {
  House house;
  house.says(R"({"errcode":0,"invaliduser":"li_na-2","msgid":"M1"})");
  const auto sent = house.api.send_text({"wang.fang", "Li_Na-2"}, "请办理");
  CHECK(sent.answer.is_done());
  CHECK(sent.accepted == std::vector<std::string>{"wang.fang"});
  CHECK(sent.refused == std::vector<std::string>{"Li_Na-2"});
  CHECK(sent.msgid == "M1");
  CHECK(house.asked() == json{{"touser", "wang.fang|Li_Na-2"},
                              {"msgtype", "text"},
                              {"agentid", 1000002},
                              {"text", {{"content", "请办理"}}}});
  CHECK(house.platform.calls()[0].target.find("APP-SECRET") != std::string::npos);
}

TEST_CASE("a text that may be repeated asks the platform to hide a repetition, for so long") {
  House house;
  house.api.send_text({"wang.fang"}, "请办理", seconds{3600});
  CHECK(house.asked().at("enable_duplicate_check") == 1);
  CHECK(house.asked().at("duplicate_check_interval") == 3600);
  house.api.send_text({"wang.fang"}, "请办理");
  CHECK_FALSE(house.asked().contains("enable_duplicate_check"));
}

TEST_CASE("a card goes out as given and answers its response_code") {
  House house;
  house.says(R"({"errcode":0,"msgid":"M","response_code":"RC1"})");
  const auto sent =
      house.api.send_card({"wang.fang"}, R"({"card_type":"button_interaction","task_id":"t-1"})");
  CHECK(sent.response_code == "RC1");
  CHECK(house.asked().at("template_card").at("task_id") == "t-1");
  CHECK(house.api.send_card({"wang.fang"}, "not json").answer.verdict.code == "wecom.app.card");
}

TEST_CASE("a card's buttons are greyed, or another card takes its place") {
  House house;
  house.says(R"({"errcode":0,"invaliduser":["b"]})");
  const auto sent = house.api.update_card({{"a", "b"}, "RC1", "已收到", ""});
  CHECK(sent.accepted == std::vector<std::string>{"a"});
  CHECK(house.asked() == json{{"userids", {"a", "b"}},
                              {"agentid", 1000002},
                              {"response_code", "RC1"},
                              {"button", {{"replace_name", "已收到"}}}});
  house.api.update_card({{"a"}, "RC1", "", R"({"card_type":"text_notice"})"});
  CHECK(house.asked().contains("template_card"));
  CHECK_FALSE(house.asked().contains("button"));
}

TEST_CASE("what cannot be sent to members makes no call") {
  House house;
  CHECK(house.api.send_text({}, "x").answer.verdict.code == "wecom.app.users");
  CHECK(house.api.send_text({"a|b"}, "x").answer.verdict.code == "wecom.app.users");
  CHECK(house.api.send_text({"a"}, " ").answer.verdict.code == "wecom.app.empty");
  CHECK(house.api.send_text({"a"}, std::string(2049, 'x')).answer.verdict.code ==
        "wecom.app.text_size");
  CHECK(house.platform.calls().empty());
}

TEST_CASE("the app is asked for by its number, and another app's answer is none") {
  House house;
  house.says(R"({"errcode":0,"agentid":1000002,"name":"信访工作台","close":1})");
  const auto agent = house.api.agent();
  CHECK(agent.answer.is_done());
  CHECK(agent.value.name == "信访工作台");
  CHECK(agent.value.is_closed);
  CHECK(house.platform.last().method == "GET");
  CHECK(house.platform.last().target.find("/cgi-bin/agent/get?") == 0);
  CHECK(house.platform.last().target.find("&agentid=1000002") != std::string::npos);
  for (const char* other : {R"({"errcode":0,"agentid":7})", R"({"errcode":0})", "{}", "[]"}) {
    house.says(other);
    CHECK_FALSE(house.api.agent().answer.is_done());
  }
}

TEST_CASE("a file comes with its bytes, a refusal with its reason") {
  House house;
  house.answer = {Reached::answered, 200, std::string("\x89PNG\0", 5), "image/png"};
  const auto media = house.api.media(Door::kf, "M/1");
  REQUIRE(media.answer.is_done());
  CHECK(media.value.bytes.size() == 5);
  CHECK(media.value.content_type == "image/png");
  CHECK(house.platform.last().target.ends_with("&media_id=M%2F1"));
  house.says(R"({"errcode":40007})");
  CHECK(house.api.media(Door::kf, "M").answer.meaning == AnswerClass::never);
  house.says(R"({"errcode":0})");
  CHECK_FALSE(house.api.media(Door::kf, "M").answer.is_done());
}

TEST_CASE("a file is uploaded as one part with its name in plain UTF-8") {
  House house;
  house.says(R"({"errcode":0,"type":"file","media_id":"MID"})");
  const auto id = house.api.upload(Door::app, MediaKind::file, "告知书\".pdf\r\n", "%PDF-1.7");
  CHECK(id.value == "MID");
  const HttpCall call = house.platform.last();
  CHECK(call.target.ends_with("&type=file"));
  const auto boundary = call.content_type.substr(call.content_type.find('=') + 1);
  CHECK(call.body.starts_with("--" + boundary + "\r\n"));
  CHECK(call.body.ends_with("\r\n--" + boundary + "--\r\n"));
  CHECK(call.body.find("name=\"media\"; filename=\"告知书_.pdf__\"; filelength=8\r\n") !=
        std::string::npos);
  CHECK(call.body.find("\r\n\r\n%PDF-1.7\r\n") != std::string::npos);
  CHECK(house.api.upload(Door::app, MediaKind::file, "a", "12345").answer.meaning ==
        AnswerClass::never);
  CHECK(house.api.upload(Door::app, MediaKind::voice, "a", std::string(2097153, 'x'))
            .answer.meaning == AnswerClass::never);
}

TEST_CASE("no verdict of any failure holds a secret, a token or what was said") {
  const std::vector<HttpAnswer> failures{
      {},
      {Reached::unanswered, 0, "", ""},
      json_answer("<html>KF-SECRET TOKEN-1 APP-SECRET</html>", 502),
      json_answer("KF-SECRET TOKEN-1", 404),
      json_answer(R"({"errcode":40014,"errmsg":"TOKEN-1 KF-SECRET from ip: 1"})"),
      json_answer(R"({"errcode":60020,"errmsg":"TOKEN-1 from ip: TOKEN-1 KF-SECRET"})"),
      json_answer(R"({"errcode":123456,"errmsg":"TOKEN-1 KF-SECRET"})"),
      json_answer(R"({"errcode":"TOKEN-1"})"),
  };
  for (const bool in_gettoken : {false, true}) {
    for (const HttpAnswer& failure : failures) {
      House house;
      house.answer = failure;
      if (in_gettoken) house.platform.on_gettoken = [&](const HttpCall&) { return failure; };
      std::vector<ApiAnswer> answers{
          house.api.sync_msg({.open_kfid = "wk", .cursor = "c", .token = "BELL-TOKEN"}).answer,
          house.api.kf_send({"wm-secret-id", "wk", "m", KfText{"悄悄话"}}, true).answer,
          house.api.kf_send({"wm-secret-id", "wk", "", KfText{"悄悄话"}}, true).answer,
          house.api.kf_send_on_event("WELCOME-CODE", "m", KfText{"悄悄话"}).answer,
          house.api.service_state("wk", "wm-secret-id").answer,
          house.api.change_service_state("wk", "wm-secret-id", ServiceState::pool).answer,
          house.api.servicers("wk").answer,
          house.api.accounts().answer,
          house.api.customers({"wm-secret-id"}).answer,
          house.api.contact_way("wk", "s").answer,
          house.api.send_text({"wang.fang"}, "悄悄话").answer,
          house.api.send_card({"wang.fang"}, "{}").answer,
          house.api.update_card({{"wang.fang"}, "RC-SECRET", "x", ""}).answer,
          house.api.media(Door::kf, "MEDIA-ID").answer,
          house.api.upload(Door::app, MediaKind::file, "悄悄话", "悄悄话").answer,
      };
      for (const ApiAnswer& answer : answers) {
        const std::string shown = answer.verdict.code + ' ' + answer.verdict.reason;
        CAPTURE(shown);
        for (const char* secret : {"SECRET", "TOKEN-", "悄悄话", "wm-secret-id", "WELCOME-CODE",
                                   "RC-", "MEDIA-ID", "wang.fang"})
          CHECK(shown.find(secret) == std::string::npos);
      }
    }
  }
}

}  // namespace api_test
