#include "bot/understanding/example_rules.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"

namespace example_rules_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

std::vector<Problem> faults(const std::vector<Example>& examples) {
  return example_faults(test::default_understanding(), examples, "2026-11-24T09:10"_at);
}

std::string code(const std::string& text, const std::string& intent = "book_visit") {
  const auto found = faults({{intent, text}});
  return found.empty() ? "" : found.front().code;
}

}  // namespace

TEST_CASE("an example of how people say it here may be tried") {
  for (const char* text : {"我要打个条子见领导", "给俺排个签", "老县委院坝头那个点还开不开",
                           "上回递的状子有响动没得", "礼拜三打条子要得不", "打条子"}) {
    CAPTURE(text);
    CHECK(code(text).empty());
  }
}

TEST_CASE("an example with anybody's data is refused, and said what of it") {
  for (const char* text :
       {"打条子，我电话13900001003", "我叫孙小军，打个条子", "身份证110101199003070038打条子",
        "打条子，登记号XF2026-000218", "条子编号12345678", "身份证后四位3021，打条子"}) {
    CAPTURE(text);
    CHECK(code(text) == "examples.personal");
  }
  CHECK(faults({{"book_visit", "我叫孙小军，打个条子"}}).front().what.find("人名") !=
        std::string::npos);
}

TEST_CASE("words of danger, 退订 and the wish for a person are not taught to mean another thing") {
  CHECK(code("不给说法我就抱着煤气罐来") == "examples.danger");
  CHECK(code("再不解决我就从你们楼上跳下去", "thanks") == "examples.danger");
  CHECK(code("退订") == "examples.before");
  CHECK(code("别再给我发短信了", "thanks") == "examples.before");
  CHECK(code("转人工") == "examples.before");
  CHECK(code("我要跟真人说话", "out_of_scope") == "examples.before");
  CHECK(code("我要跟真人说话", "human").empty());
}

TEST_CASE("an example is one sentence, of an intent that can be taught") {
  CHECK(code("嗯") == "examples.length");
  CHECK(code("abc") == "examples.length");
  CHECK(code("打条子\n排个签") == "examples.length");
  std::string story;
  for (int i = 0; i < 21; ++i) story += "打条子";
  CHECK(code(story) == "examples.length");
  CHECK(code("我要打条子", "threat") == "examples.intent");
  CHECK(code("莫发了", "unsubscribe") == "examples.intent");
  CHECK(code("我要打条子", "fly") == "examples.intent");
  CHECK(faults(std::vector<Example>(kExamplesMax + 1, {"book_visit", "我要打条子"})).front().code ==
        "examples.many");
}

TEST_CASE("one sentence under two intents is refused, and where it stands twice") {
  const auto two = faults({{"book_visit", "我要打条子"}, {"query_progress", "我要打条子！"}});
  REQUIRE(two.size() == 1);
  CHECK(two[0].code == "examples.conflict");
  CHECK(two[0].where == "examples[1]");
  CHECK(faults({{"book_visit", "我要打条子"}, {"book_visit", "我要打条子。"}}).front().code ==
        "examples.twice");
  // The day is a value: both say the same.
  CHECK(faults({{"book_visit", "周三打条子"}, {"greet", "周五打条子"}}).front().code ==
        "examples.conflict");
}

TEST_CASE("every intent that the bot knows has its title") {
  for (const std::string& intent : test::default_understanding().intents()) {
    CAPTURE(intent);
    CHECK(std::ranges::count(intent_rows(), intent, &IntentRow::key) == 1);
  }
  CHECK(intent_rows().size() == test::default_understanding().intents().size());
  CHECK(intent_title("book_visit") == "预约来访");
  CHECK(intent_title("fly") == "其他");
}

}  // namespace example_rules_test
