#include "gateway/wecom/api_line.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace api_line_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;
using namespace huiyin::literals;
using huiyin::testing::json_answer;

namespace {

struct House {
  explicit House(testing::ScriptedPlatform::Handler handler) : platform(std::move(handler)) {}
  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{7};
  testing::ScriptedPlatform platform;
  ApiLine line{platform, clock, random, testing::settings()};
};

bool has_token(const HttpCall& call, const std::string& token) {
  return call.target.find("access_token=" + token) != std::string::npos;
}

}  // namespace

TEST_CASE("a call carries the token of its door, and what it asks encoded") {
  House house([](const HttpCall&) { return json_answer(R"({"errcode":0})"); });
  CHECK(house.line.call({.door = Door::app, .path = "a", .query = {{"id", "x&y=1/中"}}})
            .answer.is_done());
  CHECK(house.platform.calls()[0].target.find("corpsecret=APP-SECRET%2F%2B") != std::string::npos);
  CHECK(house.platform.last().target == "/cgi-bin/a?access_token=TOKEN-1&id=x%26y%3D1%2F%E4%B8%AD");
  CHECK(house.line.call({.door = Door::kf, .path = "b"}).answer.is_done());
  CHECK(has_token(house.platform.last(), "TOKEN-2"));
  CHECK(house.platform.last().base_url == "http://platform.test");
  CHECK(house.platform.last().total_timeout == testing::settings().total_timeout);
}

TEST_CASE("a refused token is renewed once and the call repeated once") {
  for (const int errcode : {40014, 42001, 41001}) {
    CAPTURE(errcode);
    House house([&](const HttpCall& call) {
      return json_answer(R"({"errcode":)" +
                         std::to_string(has_token(call, "TOKEN-1") ? errcode : 0) + "}");
    });
    CHECK(house.line.call({.path = "a", .body = "{}"}).answer.is_done());
    CHECK(house.platform.tokens == 2);
    CHECK(house.platform.calls().size() == 4);
  }
}

TEST_CASE("a fresh token refused too ends the call with an alarm, without a loop") {
  House house([](const HttpCall&) { return json_answer(R"({"errcode":40014})"); });
  const auto reply = house.line.call({.path = "a"});
  CHECK(reply.answer.meaning == AnswerClass::token);
  CHECK(reply.answer.verdict.advice == Advice::wait);
  CHECK(reply.answer.verdict.alarm);
  CHECK(house.platform.tokens == 2);
  for (int i = 0; i < 20; ++i) CHECK_FALSE(house.line.call({.path = "a"}).answer.is_done());
  CHECK(house.platform.calls().size() == 4);  // it backs off
}

TEST_CASE("without a token no call goes out") {
  House house([](const HttpCall&) { return json_answer(R"({"errcode":0})"); });
  house.platform.on_gettoken = [](const HttpCall&) { return json_answer("", 503); };
  const auto reply = house.line.call({.path = "a"});
  // Not this call's failure: whoever counts attempts must not count it.
  CHECK(reply.answer.verdict.advice == Advice::wait);
  CHECK(house.platform.calls().size() == 1);
}

TEST_CASE("a file is known by its content type, and a failure beside it too") {
  HttpAnswer answer{Reached::answered, 200, "\x89PNG", "image/png"};
  House house([&](const HttpCall&) { return answer; });
  const ApiCall call{.method = "GET", .path = "media/get", .is_media = true};
  CHECK(house.line.call(call).answer.is_done());
  CHECK(house.platform.last().total_timeout == testing::settings().media_timeout);
  answer = json_answer(R"({"errcode":40007})");
  CHECK(house.line.call(call).answer.meaning == AnswerClass::never);
  answer = {Reached::answered, 200, "<html>", "text/html"};
  CHECK(house.line.call(call).answer.meaning == AnswerClass::retry);
  answer = {Reached::answered, 502, "x", "image/png"};
  CHECK(house.line.call(call).answer.meaning == AnswerClass::retry);
}

}  // namespace api_line_test
