#include "bot/understanding/taught.h"

#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/vectors.h"
#include "tests/unit/bot/bot_words.h"

namespace taught_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

const Understanding& ear() { return test::default_understanding(); }

// As an office in the hills would say them: made up, of no place.
const std::vector<Example>& local_words() {
  static const std::vector<Example> kAll{
      {"book_visit", "我要打个条子见领导"},         {"book_visit", "给俺排个签"},
      {"query_progress", "我那个单子走到哪哈了"},   {"query_progress", "上回递的状子有响动没得"},
      {"ask_office", "老县委院坝头那个点还开不开"}, {"get_notice", "红头单子咋个领"},
      {"supplement", "还差几张票票要拿给你们"}};
  return kAll;
}

Understood heard(std::string_view text, const std::vector<Example>& examples = local_words(),
                 std::string_view state = "idle") {
  return ear().understand(text, "2026-11-24T09:10"_at, state, ear().taught(examples));
}

}  // namespace

TEST_CASE("what is said as in an example of the office means what the example means") {
  struct Row {
    const char *text, *intent;
  };
  const auto row = GENERATE(values<Row>({{"我要打个条子见领导", "book_visit"},
                                         {"帮我打个条子，见下书记", "book_visit"},
                                         {"俺要排个签", "book_visit"},
                                         {"状子有响动没得", "query_progress"},
                                         {"上个月递的状子有响动没", "query_progress"},
                                         {"老县委院坝头还开不", "ask_office"},
                                         {"我来领红头单子", "get_notice"}}));
  CAPTURE(row.text);
  const Understood with = heard(row.text);
  CHECK(with.intent == row.intent);
  CHECK(with.band == Band::act);
}

TEST_CASE("it is said which example decided, and how like it the sentence is") {
  const Understood same = heard("上回递的状子，有响动没得？");
  CHECK(same.by == DecidedBy::example);
  CHECK(same.example == "上回递的状子有响动没得");
  CHECK(same.likeness == Approx(1));
  CHECK(heard("受理了没有，给个准话").by == DecidedBy::learning);
  CHECK(heard("地址").by == DecidedBy::command);
  CHECK(heard("今天天气怎么样").example.empty());
}

TEST_CASE("a sentence of the same words with another day is the same sentence") {
  const std::vector<Example> examples{{"book_visit", "礼拜三打条子要得不"}};
  CHECK(heard("12月15号打条子要得不", examples).likeness == Approx(1));
}

TEST_CASE("a sentence that is hardly like any example is understood as it was") {
  for (const char* text : {"我要见领导", "我要打电话", "我要打官司", "水管坏了没人修", "你好"}) {
    CAPTURE(text);
    const Understood with = heard(text), without = heard(text, {});
    CHECK(with.intent == without.intent);
    CHECK(with.confidence == without.confidence);
  }
}

TEST_CASE("no example stands over danger, 退订, or the wish for a person") {
  struct Row {
    const char *text, *intent;
  };
  const auto row = GENERATE(values<Row>({{"再不解决我就从你们楼上跳下去", "threat"},
                                         {"不想活了，活着没意思", "threat"},
                                         {"退订", "unsubscribe"},
                                         {"TD", "unsubscribe"},
                                         {"不要再推送", "unsubscribe"},
                                         {"转人工", "human"},
                                         {"我要跟真人说话", "human"}}));
  CAPTURE(row.text);
  const Understood with = heard(row.text, {{"thanks", row.text}});
  CHECK(with.intent == row.intent);
  CHECK(with.by != DecidedBy::example);
  CHECK(with.risk == heard(row.text, {}).risk);
}

TEST_CASE("a harm that somebody tells of is heard as it was, whatever is taught") {
  const char* text = "打了针脸都紫了";
  const Understood with = heard(text, {{"thanks", text}}), without = heard(text, {});
  CHECK(with.harm == Harm::now);
  CHECK(with.intent == without.intent);
  CHECK(with.by != DecidedBy::example);
}

TEST_CASE("the examples of an intent that there is not are left out") {
  CHECK(ear().taught(std::vector<Example>{{"fly", "飞到北京"}}).empty());
}

TEST_CASE("where nothing is taught all is understood as it was") {
  const std::vector<Example> lines = ear().lines();
  for (std::size_t i = 0; i < lines.size(); i += 11) {
    const Understood plain = ear().understand(lines[i].text, "2026-11-24T09:10"_at);
    const Understood taught = heard(lines[i].text, {});
    CHECK(plain.intent == taught.intent);
    CHECK(plain.confidence == taught.confidence);
  }
}

// What the bounds of likeness are set by: sentences held back from learning, while all that the
// program learnt of other intents is taught as examples at once.
TEST_CASE("sentences that mean something else are seldom as like") {
  const auto text = testing::vector_text("nlu/nlu_dev.json");
  REQUIRE(text);
  std::map<std::set<std::string>, Taught> others;
  int asked = 0, drawn = 0;
  for (const auto& row : testing::cases_of(*text)) {
    std::set<std::string> accepted{row["intent"].get<std::string>()};
    if (row.contains("also"))
      for (const auto& also : row["also"]) accepted.insert(also.get<std::string>());
    if (!others.contains(accepted)) {
      std::vector<Example> of_others = ear().lines();
      std::erase_if(of_others, [&](const Example& one) { return accepted.contains(one.intent); });
      others.emplace(accepted, ear().taught(of_others));
    }
    const Understood with = ear().understand(row["text"].get<std::string>(), "2026-11-24T09:10"_at,
                                             row.value("state", "idle"), others.at(accepted));
    ++asked;
    drawn += !accepted.contains(with.intent);
  }
  std::cout << "taught: " << drawn << " of " << asked << " drawn to another intent\n";
  CHECK(drawn * 100 <= asked * 3);
}

}  // namespace taught_test
