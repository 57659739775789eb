#include "gateway/channels/wecom_app.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "store/cards.h"
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

TEST_CASE("a card goes out with its key as task id, the same request at each attempt") {
  Line line;
  const store::Card card{
      "办结：还有3天", "", {{"登记号", "XF2026-000101"}}, {{"已知道", "known/XF2026-000101"}}};
  const auto send = [&] {
    return line.app.send({"yeqing", "1000002", "key-1", store::card_body(card), false, 7}).advice;
  };
  CHECK(send() == Advice::accepted);
  CHECK(line.sent().at("msgtype") == "template_card");
  CHECK(line.sent().at("template_card").at("task_id") == "key-1");
  CHECK(line.sent().at("enable_duplicate_check") == 1);
  const std::string first = line.platform.last().body;
  send();
  CHECK(line.platform.last().body == first);
}

TEST_CASE("what came of a press is shown on the card, once, though its answer was lost") {
  Line line;
  const auto send = [&](bool perhaps_taken) {
    return line.app
        .send({"yeqing", "1000002", "key-2", store::card_done_body({"code-1", "已知道"}),
               perhaps_taken, 8})
        .advice;
  };
  CHECK(send(false) == Advice::accepted);
  CHECK(line.platform.last().target.starts_with("/cgi-bin/message/update_template_card?"));
  CHECK(line.sent().at("response_code") == "code-1");
  CHECK(line.sent().at("button").at("replace_name") == "已知道");
  line.answer = R"({"errcode":40035,"errmsg":"used"})";
  CHECK(send(false) == Advice::give_up);
  CHECK(send(true) == Advice::accepted);
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
