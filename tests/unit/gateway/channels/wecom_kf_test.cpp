#include "gateway/channels/wecom_kf.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/wecom/kf_message.h"
#include "store/sayings.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace wecom_kf_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using namespace huiyin::literals;
using nlohmann::json;

namespace {

struct Line {
  explicit Line(std::string answer = R"({"errcode":0,"errmsg":"ok","msgid":"m1"})")
      : platform([answer](const HttpCall&) { return json_answer(answer); }) {}
  Verdict say(const bot::Saying& saying, const std::string& code = "", bool perhaps_taken = false) {
    return kf.send({"wm-1", "wk-1", "key-1", store::saying_body(saying, code), perhaps_taken});
  }
  json sent() const { return json::parse(platform.last().body); }

  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{1};
  ScriptedPlatform platform;
  wecom::WecomApi api{platform, clock, random, testing::settings()};
  WecomKf kf{api};
};

std::string long_text(std::size_t bytes) {
  std::string text;
  while (text.size() + 3 <= bytes) text += "长";
  return text;
}

}  // namespace

TEST_CASE("a saying without a menu is a text, its tail a line of it") {
  Line line;
  CHECK(line.say({"您好", {}, "工作日 8:30-12:00"}).advice == Advice::accepted);
  CHECK(line.platform.last().target.starts_with("/cgi-bin/kf/send_msg?"));
  CHECK(line.sent().at("touser") == "wm-1");
  CHECK(line.sent().at("open_kfid") == "wk-1");
  CHECK(line.sent().at("msgid") == "key-1");
  CHECK(line.sent().at("msgtype") == "text");
  CHECK(line.sent().at("text").at("content") == "您好\n工作日 8:30-12:00");
}

TEST_CASE("a menu keeps head, the ids of its items, and tail") {
  Line line;
  line.say({"请选择", {{"q1:a", "上午"}, {"q1:b", "下午"}}, "也可以直接说"});
  const json menu = line.sent().at("msgmenu");
  CHECK(menu.at("head_content") == "请选择");
  CHECK(menu.at("tail_content") == "也可以直接说");
  REQUIRE(menu.at("list").size() == 2);
  CHECK(menu.at("list")[1].at("click").at("id") == "q1:b");
  CHECK(menu.at("list")[1].at("click").at("content") == "下午");
}

TEST_CASE("a welcome is sent under its code") {
  Line line;
  CHECK(line.say({"欢迎", {}, {}}, "WC1").advice == Advice::accepted);
  CHECK(line.platform.last().target.starts_with("/cgi-bin/kf/send_msg_on_event?"));
  CHECK(line.sent().at("code") == "WC1");
  CHECK(line.sent().at("msgid") == "key-1");
  CHECK_FALSE(line.sent().contains("touser"));
}

TEST_CASE(
    "a welcome's code is good for one message: used up by an unanswered attempt, it was sent") {
  Line used(R"({"errcode":41050,"errmsg":"invalid code"})");
  const Verdict first = used.say({"欢迎", {}, {}}, "WC1");
  CHECK(first.advice == Advice::give_up);
  CHECK(used.say({"欢迎", {}, {}}, "WC1", true).advice == Advice::accepted);
}

TEST_CASE("nothing goes out that the platform's sizes refuse") {
  using namespace wecom;
  Line line;
  SECTION("a long text") {
    line.say({long_text(3 * kTextBytesMax), {}, {}});
    CHECK(line.sent().at("text").at("content").get<std::string>().size() <= kTextBytesMax);
  }
  SECTION("a long menu: the choices matter more than the words before them") {
    bot::Saying saying{long_text(2 * kMenuHeadBytesMax), {}, long_text(kMenuHeadBytesMax)};
    for (int i = 0; i < 8; ++i) saying.menu.push_back({"q:" + std::to_string(i), long_text(300)});
    CHECK(line.say(saying).advice == Advice::accepted);
    const json menu = line.sent().at("msgmenu");
    CHECK(menu.at("list").size() == 8);
    CHECK(menu.value("head_content", "").size() <= kMenuHeadBytesMax);
    for (const json& item : menu.at("list"))
      CHECK(item.at("click").at("content").get<std::string>().size() <= kClickTextBytesMax);
  }
  CHECK(line.platform.calls().size() == 2);  // the token and one message under one key
}

TEST_CASE("nothing to say is not sent, and the operator is told") {
  Line line;
  const Verdict verdict = line.say({"", {}, {}});
  CHECK(verdict.advice == Advice::give_up);
  CHECK(verdict.alarm);
  CHECK(line.platform.calls().empty());
}

TEST_CASE("customer service knows a repetition by its key") {
  Line line;
  CHECK(line.kf.knows_repetitions());
  CHECK(line.kf.name() == store::kWecomKf);
}

}  // namespace wecom_kf_test
