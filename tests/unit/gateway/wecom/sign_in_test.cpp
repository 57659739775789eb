#include "gateway/wecom/sign_in.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace sign_in_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;
using namespace huiyin::literals;

namespace {

struct House {
  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{7};
  HttpAnswer answer = huiyin::testing::json_answer(R"({"errcode":0})");
  testing::ScriptedPlatform platform{[this](const HttpCall&) { return answer; }};
  WecomApi api{platform, clock, random, testing::settings()};
  SignIn sign_in{
      api,
      {.corp_id = "ww1", .agent_id = 1000002, .back_url = "https://xf.example/console/sign-in"}};
};

}  // namespace

TEST_CASE("in WeCom's own browser the page of the app is asked for, elsewhere the one to scan") {
  House house;
  CHECK(browser_of("Mozilla/5.0 (iPhone) wxwork/4.1.22 MicroMessenger/7.0.1") == Browser::of_wecom);
  CHECK(browser_of("Mozilla/5.0 (X11) Chrome/143") == Browser::other);
  CHECK(browser_of("") == Browser::other);
  CHECK(house.sign_in.page(Browser::of_wecom, "5f", "") ==
        "https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&agentid=1000002&"
        "redirect_uri=https%3A%2F%2Fxf.example%2Fconsole%2Fsign-in&state=5f&response_type=code&"
        "scope=snsapi_base#wechat_redirect");
  CHECK(house.sign_in.page(Browser::other, "5f", "") ==
        "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=ww1&"
        "agentid=1000002&redirect_uri=https%3A%2F%2Fxf.example%2Fconsole%2Fsign-in&state=5f");
}

TEST_CASE("the page that he wanted comes back with him, whatever stands in it") {
  House house;
  const std::string page = house.sign_in.page(Browser::other, "5f", "/matters?q=a&b=#x");
  CHECK(page.find("sign-in%3Fto%3D%252Fmatters%253Fq%253Da%2526b%253D%2523x&state=5f") !=
        std::string::npos);
}

TEST_CASE("a code is a member's, a stranger's or nobody's") {
  House house;
  house.answer = huiyin::testing::json_answer(R"({"errcode":0,"userid":"YeQing"})");
  const auto member = house.sign_in.member("C/1");
  CHECK(member.answer.is_done());
  CHECK(member.value == "YeQing");
  CHECK(house.platform.last().target.find("/cgi-bin/auth/getuserinfo?") == 0);
  CHECK(house.platform.last().target.ends_with("&code=C%2F1"));
  CHECK(house.platform.calls()[0].target.find("APP-SECRET") != std::string::npos);
  house.answer = huiyin::testing::json_answer(R"({"errcode":0,"openid":"o1"})");
  CHECK(house.sign_in.member("C").value.empty());
  for (const int code : {40029, 42003, 42022}) {
    house.answer = huiyin::testing::json_answer("{\"errcode\":" + std::to_string(code) + "}");
    const auto refused = house.sign_in.member("C");
    CHECK(refused.answer.meaning == AnswerClass::never);
    CHECK(refused.answer.errcode == code);
  }
  house.answer = {Reached::answered, 200, "<html>", "text/html"};
  CHECK_FALSE(house.sign_in.member("C").answer.is_done());
}

}  // namespace sign_in_test
