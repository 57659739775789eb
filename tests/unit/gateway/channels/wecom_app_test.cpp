#include "gateway/channels/wecom_app.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "store/sayings.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace wecom_app_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using namespace huiyin::literals;
using nlohmann::json;

namespace {

struct Line {
  Verdict say(const bot::Saying& saying, std::int64_t number = 1) {
    return app.send({"yeqing", "1000002", "key-1", store::saying_body(saying), false, number});
  }
  json sent() const { return json::parse(platform.last().body); }

  std::string answer = R"({"errcode":0,"errmsg":"ok","msgid":"m1"})";
  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{1};
  ScriptedPlatform platform{[this](const HttpCall&) { return json_answer(answer); }};
  wecom::WecomApi api{platform, clock, random, testing::settings()};
  WecomApp app{api};
};

}  // namespace

TEST_CASE("staff read a text, a menu as numbered lines") {
  Line line;
  CHECK(line.say({"待办", {{"a", "看预约"}, {"b", "看等待"}}, "回复数字"}).advice ==
        Advice::accepted);
  CHECK(line.platform.last().target.starts_with("/cgi-bin/message/send?"));
  CHECK(line.sent().at("touser") == "yeqing");
  CHECK(line.sent().at("msgtype") == "text");
  CHECK(line.sent().at("text").at("content") == "待办\n1. 看预约\n2. 看等待\n回复数字");
}

TEST_CASE("each attempt at one message is the same request, so that the platform hides a second") {
  Line line;
  line.say({"待办", {}, {}});
  const std::string first = line.platform.last().body;
  line.say({"待办", {}, {}});
  CHECK(line.platform.last().body == first);
  CHECK(line.sent().at("enable_duplicate_check") == 1);
}

TEST_CASE("the same words in two messages are two requests, and both are shown") {
  Line line;
  std::set<int> intervals;
  const auto send = [&](std::int64_t number) {
    line.say({"待办", {}, {}}, number);
    const int seconds = line.sent().at("duplicate_check_interval");
    CHECK(seconds >= 7200);   // beyond the last repetition
    CHECK(seconds <= 14400);  // what the platform takes
    CHECK(intervals.insert(seconds).second);
  };
  // More than a member may be sent within the interval.
  for (int i = 0; i < 7201; i += 12) send(1'000'000 + i);
}

TEST_CASE("a text beyond the platform's size is cut, never refused") {
  Line line;
  std::string text;
  while (text.size() < 5000) text += "长";
  CHECK(line.say({text, {}, {}}).advice == Advice::accepted);
  CHECK(line.sent().at("text").at("content").get<std::string>().size() <= 2048);
}

TEST_CASE("nothing to say is not sent; a member who cannot be reached is told") {
  Line line;
  CHECK(line.say({"", {}, {}}).advice == Advice::give_up);
  CHECK(line.platform.calls().empty());
  line.answer = R"({"errcode":0,"errmsg":"ok","invaliduser":"yeqing"})";
  const Verdict nobody = line.say({"待办", {}, {}});
  CHECK(nobody.advice == Advice::give_up);
  CHECK(nobody.alarm);
  CHECK(line.app.name() == store::kWecomApp);
}

}  // namespace wecom_app_test
