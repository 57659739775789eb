#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/wecom/api.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace api_kf_test {

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
  std::string path() const {
    const auto target = platform.last().target;
    return target.substr(0, target.find('?'));
  }
};

const KfMessage kHello{"wm1", "wk1", "hy_1", KfText{"您好"}};

}  // namespace

TEST_CASE("a page is asked for with cursor, account and the bell's token") {
  House house;
  house.says(
      R"({"errcode":0,"next_cursor":"c2","has_more":1,
                "msg_list":[{"msgid":"m","msgtype":"text"}]})");
  const auto page = house.api.sync_msg({.open_kfid = "wk1", .cursor = "c1", .token = "ENC"});
  REQUIRE(page.answer.is_done());
  CHECK(page.value.items.size() == 1);
  CHECK(house.path() == "/cgi-bin/kf/sync_msg");
  CHECK(house.asked() == json{{"open_kfid", "wk1"},
                              {"cursor", "c1"},
                              {"token", "ENC"},
                              {"limit", 1000},
                              {"voice_format", 0}});
  house.says(R"({"errcode":0,"msg_list":7})");
  CHECK(house.api.sync_msg({.open_kfid = "wk1", .cursor = {}, .token = {}}).answer.meaning ==
        AnswerClass::retry);
}

TEST_CASE(
    "the refusal of a repeated msgid counts as sent only when the first attempt may have been "
    "taken") {
  struct Row {
    int errcode;
    bool perhaps_taken;
    Advice advice;
  };
  const auto row = GENERATE(values<Row>({
      {0, false, Advice::accepted},
      {40035, false, Advice::give_up},
      {40035, true, Advice::accepted},
      {95099, false, Advice::give_up},
      {95099, true, Advice::accepted},
      {95001, true, Advice::next_provider},
      {45009, true, Advice::wait},
      {-1, true, Advice::retry},
      {45002, true, Advice::give_up},
  }));
  CAPTURE(row.errcode, row.perhaps_taken);
  House house;
  house.says(R"({"errcode":)" + std::to_string(row.errcode) + "}");
  const auto sent = house.api.kf_send(kHello, row.perhaps_taken);
  CHECK(sent.answer.verdict.advice == row.advice);
  CHECK(sent.value == "hy_1");
  CHECK(house.path() == "/cgi-bin/kf/send_msg");
}

TEST_CASE("an outage or a refused token is no proof that the first attempt arrived") {
  House house;
  house.answer = json_answer("", 502);
  CHECK(house.api.kf_send(kHello, true).answer.verdict.advice == Advice::unanswered);
  house.says(R"({"errcode":42001})");
  CHECK(house.api.kf_send(kHello, true).answer.verdict.advice == Advice::wait);
}

TEST_CASE("a message outside of the limits makes no call") {
  House house;
  const auto sent = house.api.kf_send({"wm1", "wk1", "", KfText{"x"}}, false);
  CHECK(sent.answer.verdict.advice == Advice::give_up);
  CHECK(sent.answer.verdict.code == "wecom.kf.msgid");
  CHECK(house.platform.calls().empty());
}

TEST_CASE("a welcome goes out under its code") {
  House house;
  CHECK(house.api
            .kf_send_on_event("WC1", "hy_2",
                              KfMenu{"您好", {{KfMenuItem::Kind::click, "约访", "v", ""}}, ""})
            .answer.is_done());
  CHECK(house.path() == "/cgi-bin/kf/send_msg_on_event");
  CHECK(house.asked().at("code") == "WC1");
  house.says(R"({"errcode":41050})");
  CHECK(house.api.kf_send_on_event("WC1", "hy_2", KfText{"x"}).answer.verdict.advice ==
        Advice::give_up);
}

TEST_CASE("the session's state is read and changed") {
  House house;
  house.says(R"({"errcode":0,"service_state":3,"servicer_userid":"wang.fang"})");
  const auto now = house.api.service_state("wk1", "wm1");
  CHECK(now.value.state == ServiceState::person);
  CHECK(now.value.servicer_userid == "wang.fang");
  house.says(R"({"errcode":0,"service_state":9})");
  CHECK_FALSE(house.api.service_state("wk1", "wm1").answer.is_done());
  house.says(R"({"errcode":0,"msg_code":"MC"})");
  CHECK(house.api.change_service_state("wk1", "wm1", ServiceState::person, "wang.fang").value ==
        "MC");
  CHECK(house.asked().at("service_state") == 3);
  CHECK(house.asked().at("servicer_userid") == "wang.fang");
}

TEST_CASE("servicers, accounts and customers are read") {
  House house;
  house.says(
      R"({"errcode":0,"servicer_list":[{"userid":"a","status":0},
                {"userid":"b","status":1},{"department_id":2}]})");
  const auto servicers = house.api.servicers("wk 1").value;
  REQUIRE(servicers.size() == 2);
  CHECK(servicers[0].is_serving);
  CHECK_FALSE(servicers[1].is_serving);
  CHECK(house.platform.last().method == "GET");
  CHECK(house.platform.last().target.ends_with("&open_kfid=wk%201"));
  house.says(
      R"({"errcode":0,"account_list":[{"open_kfid":"wk1","name":"信访","manage_privilege":true}]})");
  const auto accounts = house.api.accounts().value;
  REQUIRE(accounts.size() == 1);
  CHECK(accounts[0].is_manageable);
  house.says(
      R"({"errcode":0,"customer_list":[{"external_userid":"wm1","nickname":"n",
                "enter_session_context":{"scene":"hall"}}],
                 "invalid_external_userid":["wm2"]})");
  const auto customers = house.api.customers({"wm1", "wm2"}).value;
  CHECK(customers.known.at(0).scene == "hall");
  CHECK(customers.invalid == std::vector<std::string>{"wm2"});
  CHECK(house.api.customers({}).answer.meaning == AnswerClass::never);
  CHECK(house.api.customers(std::vector<std::string>(101, "x")).answer.meaning ==
        AnswerClass::never);
}

TEST_CASE("all pages of the accounts are read, within a bound") {
  House house;
  json full = json::array();
  for (int i = 0; i < 100; ++i) full.push_back({{"open_kfid", "wk" + std::to_string(i)}});
  house.says(json{{"errcode", 0}, {"account_list", full}}.dump());
  CHECK(house.api.accounts().value.size() == 5000);
}

TEST_CASE("a link that opens the account is had with its scene") {
  House house;
  house.says(R"({"errcode":0,"url":"https://work.weixin.qq.com/kf/kfc1?enc_scene=x"})");
  CHECK(house.api.contact_way("wk1", "hall").value.ends_with("enc_scene=x"));
  CHECK(house.asked() == json{{"open_kfid", "wk1"}, {"scene", "hall"}});
  house.says(R"({"errcode":0})");
  CHECK_FALSE(house.api.contact_way("wk1", "hall").answer.is_done());
}

}  // namespace api_kf_test
