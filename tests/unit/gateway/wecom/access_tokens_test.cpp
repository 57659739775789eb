#include "gateway/wecom/access_tokens.h"

#include <catch2/catch.hpp>
#include <latch>
#include <stdexcept>
#include <thread>

#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace access_tokens_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;
using namespace huiyin::literals;
using huiyin::testing::json_answer;

namespace {

struct House {
  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{7};
  testing::ScriptedPlatform platform{[](const HttpCall&) { return json_answer("{}"); }};
  AccessTokens tokens{platform, clock, random, {.base_url = "http://p", .corp_id = "ww 1"}};
};

std::string token_json(const std::string& token, int expires_in) {
  return R"({"errcode":0,"access_token":")" + token + R"(","expires_in":)" +
         std::to_string(expires_in) + "}";
}

}  // namespace

TEST_CASE("a token is asked for once and kept till five minutes before its end") {
  House house;
  CHECK(house.tokens.get("s")->text == "TOKEN-1");
  CHECK(house.platform.last().target == "/cgi-bin/gettoken?corpid=ww%201&corpsecret=s");
  house.clock.advance(seconds{7200 - 300 - 60 - 1});
  CHECK(house.tokens.get("s")->text == "TOKEN-1");
  CHECK(house.platform.tokens == 1);
  house.clock.advance(seconds{62});
  CHECK(house.tokens.get("s")->text == "TOKEN-2");
}

TEST_CASE("each secret has a token of its own") {
  House house;
  CHECK(house.tokens.get("a")->text == "TOKEN-1");
  CHECK(house.tokens.get("b")->text == "TOKEN-2");
  CHECK(house.tokens.get("a")->text == "TOKEN-1");
}

TEST_CASE("many senders that find no token share one question") {
  House house;
  constexpr int kSenders = 16;
  std::latch all_here(kSenders);
  house.platform.on_gettoken = [&](const HttpCall&) {
    all_here.wait();  // the answer comes when all have asked
    return json_answer(token_json("T", 7200));
  };
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> senders;
    for (int i = 0; i < kSenders; ++i)
      senders.emplace_back([&] {
        all_here.count_down();
        const auto token = house.tokens.get("s");
        if (token && token->text == "T") ++good;
      });
  }
  CHECK(good == kSenders);
  CHECK(house.platform.tokens == 1);
}

TEST_CASE("many senders whose token is refused at once ask for one new one") {
  House house;
  const auto old = *house.tokens.get("s");
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> senders;
    for (int i = 0; i < 16; ++i)
      senders.emplace_back([&] {
        house.tokens.refused("s", old.generation);
        const auto token = house.tokens.get("s");
        if (token && token->text == "TOKEN-2") ++good;
      });
  }
  CHECK(good == 16);
  CHECK(house.platform.tokens == 2);
}

TEST_CASE("a failed question backs off, tells why, and costs no further call") {
  House house;
  house.platform.on_gettoken = [](const HttpCall&) { return json_answer(R"({"errcode":40001})"); };
  const auto refused = house.tokens.get("s");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().meaning == AnswerClass::config);
  CHECK(refused.error().verdict.alarm);
  for (int i = 0; i < 100; ++i) CHECK_FALSE(house.tokens.get("s"));
  CHECK(house.platform.tokens == 1);
  house.platform.on_gettoken = nullptr;
  house.clock.advance(seconds{60});
  CHECK(house.tokens.get("s"));
}

TEST_CASE("the pauses between failed questions grow to a bound") {
  House house;
  house.platform.on_gettoken = [](const HttpCall&) { return HttpAnswer{}; };
  int minute_one = 0, minute_ten = 0;
  for (int second = 0; second < 600; ++second) {
    const int before = house.platform.tokens;
    CHECK_FALSE(house.tokens.get("s"));
    const int asked = house.platform.tokens - before;
    if (second < 60) minute_one += asked;
    if (second >= 540) minute_ten += asked;
    house.clock.advance(seconds{1});
  }
  CHECK(minute_one >= 4);
  CHECK(minute_one <= 10);
  CHECK(minute_ten <= 2);
}

TEST_CASE("a clock that is set back stops no question for a token") {
  House house;
  bool is_down = true;
  house.platform.on_gettoken = [&](const HttpCall&) {
    return is_down
               ? HttpAnswer{}
               : json_answer(token_json("T" + std::to_string(house.platform.tokens.load()), 7200));
  };
  house.clock.advance(hours{8});
  for (int i = 0; i < 20; ++i, house.clock.advance(minutes{1})) CHECK_FALSE(house.tokens.get("s"));
  is_down = false;
  house.clock.advance(-hours{8} - minutes{20});
  CHECK(house.tokens.get("s"));
}

TEST_CASE("after the clock was set back a token is asked for anew, and used till it comes") {
  House house;
  house.clock.advance(hours{8});
  REQUIRE(house.tokens.get("s")->text == "TOKEN-1");
  house.clock.advance(-hours{8});
  bool is_down = true;
  house.platform.on_gettoken = [&](const HttpCall&) {
    return is_down ? HttpAnswer{} : json_answer(token_json("TOKEN-NEW", 7200));
  };
  CHECK(house.tokens.get("s")->text == "TOKEN-1");
  CHECK(house.platform.tokens == 2);
  is_down = false;
  house.clock.advance(seconds{1});
  CHECK(house.tokens.get("s")->text == "TOKEN-NEW");
  house.clock.advance(hours{1});
  CHECK(house.tokens.get("s")->text == "TOKEN-NEW");
  CHECK(house.platform.tokens == 3);
}

TEST_CASE("a token still good is used while a refresh fails") {
  House house;
  REQUIRE(house.tokens.get("s"));
  house.platform.on_gettoken = [](const HttpCall&) { return json_answer("", 502); };
  house.clock.advance(seconds{7000});
  CHECK(house.tokens.get("s")->text == "TOKEN-1");
  CHECK(house.platform.tokens == 2);
  house.clock.advance(seconds{300});
  const auto gone = house.tokens.get("s");
  REQUIRE_FALSE(gone);
  CHECK(gone.error().verdict.advice == Advice::retry);  // nothing was sent in anybody's name
}

TEST_CASE("the same token given again is not asked for again before its end") {
  House house;
  int left = 7200;
  house.platform.on_gettoken = [&](const HttpCall&) {
    return json_answer(token_json("SAME", left));
  };
  REQUIRE(house.tokens.get("s"));
  for (; left > 0; left -= 10) {
    CHECK(house.tokens.get("s")->text == "SAME");
    house.clock.advance(seconds{10});
  }
  CHECK(house.platform.tokens == 2);
}

TEST_CASE("short-lived tokens are refreshed before they end and without hammering") {
  House house;
  house.platform.on_gettoken = [&](const HttpCall&) {
    return json_answer(token_json("T" + std::to_string(house.platform.tokens.load()), 10));
  };
  for (int i = 0; i < 100; ++i) {
    CHECK(house.tokens.get("s"));
    house.clock.advance(seconds{1});
  }
  CHECK(house.platform.tokens <= 14);
}

TEST_CASE("fresh tokens refused one after another are not asked for without end") {
  House house;
  int refusals = 0;
  for (int i = 0; i < 50; ++i)
    if (const auto token = house.tokens.get("s"))
      house.tokens.refused("s", token->generation), ++refusals;
  CHECK(house.platform.tokens == 2);
  CHECK(refusals == 2);
  const auto why = house.tokens.get("s");
  REQUIRE_FALSE(why);
  CHECK(why.error().verdict.advice == Advice::wait);
  CHECK(why.error().verdict.alarm);
  house.clock.advance(seconds{60});
  const auto again = house.tokens.get("s");
  REQUIRE(again);
  house.tokens.worked("s", again->generation);
  house.tokens.refused("s", again->generation);
  CHECK(house.tokens.get("s"));  // one withdrawn early is nothing unusual
}

TEST_CASE("an answer without a usable token is a failure") {
  for (const char* body : {R"({"errcode":0})", R"({"errcode":0,"access_token":""})",
                           R"({"errcode":0,"access_token":5e300,"expires_in":-1})", "[]", ""}) {
    CAPTURE(body);
    House house;
    house.platform.on_gettoken = [&](const HttpCall&) { return json_answer(body); };
    const auto token = house.tokens.get("s");
    REQUIRE_FALSE(token);
    CHECK(token.error().verdict.advice == Advice::retry);
  }
}

TEST_CASE("who waits goes on when the call of another throws") {
  House house;
  std::latch asking(1), waiting(1);
  house.platform.on_gettoken = [&](const HttpCall&) -> HttpAnswer {
    asking.count_down();
    waiting.wait();
    throw std::runtime_error("no memory");
  };
  bool thrown = false, answered = true;
  {
    std::jthread first([&] {
      try {
        answered = house.tokens.get("s").has_value();
      } catch (const std::runtime_error&) {
        thrown = true;
      }
    });
    asking.wait();
    house.platform.on_gettoken = [](const HttpCall&) { return HttpAnswer{}; };
    // Whether the second waits already or finds the question finished: he comes back.
    std::jthread second([&] { answered = house.tokens.get("s").has_value(); });
    waiting.count_down();
  }
  CHECK(thrown);
  CHECK_FALSE(answered);
}

}  // namespace access_tokens_test
