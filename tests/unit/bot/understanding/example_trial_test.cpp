#include "bot/understanding/example_trial.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bot/understanding/config_text.h"
#include "tests/support/vectors.h"
#include "tests/unit/bot/bot_words.h"

namespace example_trial_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

const std::string kLost = "受理告知单我还没收到，能再发一遍吗";

const Understanding& ear() { return test::default_understanding(); }

std::string held_back() {
  return test::source_text("config/defaults/understanding/held_back.json");
}

const std::vector<Probe>& all_probes() {
  static const std::vector<Probe> kAll = *probes(ear(), held_back());
  return kAll;
}

ExampleTrial trial(const std::vector<Example>& now, const std::vector<Example>& then) {
  return tried(ear(), all_probes(), {Taught(), ear().taught(now), ear().taught(then)},
               "2026-11-24T09:10"_at);
}

}  // namespace

TEST_CASE("local words leave what everybody says as it was") {
  const auto done =
      trial({}, {{"book_visit", "我要打个条子见领导"}, {"query_progress", "我那个单子走到哪哈了"}});
  CHECK(done.probes > 3'500);
  CHECK(done.right_then >= done.right_now);
  CHECK(done.worse.empty());
  CHECK(done.may_pass());
}

TEST_CASE("examples by which what everybody says goes wrong may not pass, and it is told which") {
  const auto done =
      trial({}, {{"thanks", "给我推荐个律师"}, {"greet", kLost}, {"thanks", "接待大厅在哪条路"}});
  CHECK(done.worse_in_all > kWorseMax);
  CHECK_FALSE(done.may_pass());
  const auto lost =
      std::ranges::find(done.worse, kLost, [](const ProbeChange& one) { return one.probe.text; });
  REQUIRE(lost != done.worse.end());
  CHECK(lost->was.intent == "get_notice");
  CHECK(lost->is.intent == "greet");
  CHECK(lost->is.example == kLost);
  CHECK(done.right_then + done.worse.size() == done.right_now + done.better.size());
}

TEST_CASE("what is in force already counts in the bound, and not in what a draft changes") {
  const std::vector<Example> now{{"greet", kLost}};
  auto then = now;
  then.push_back({"thanks", "接待大厅在哪条路"});
  const auto done = trial(now, then);
  CHECK(std::ranges::none_of(done.worse,
                             [](const ProbeChange& one) { return one.probe.text == kLost; }));
  CHECK(done.worse_in_all > done.worse.size());
  const auto back = trial(now, {});
  CHECK_FALSE(back.better.empty());
  CHECK(back.worse_in_all == 0);
}

TEST_CASE("no example takes a sentence of danger, 退订 or a person asked for from the program") {
  std::vector<Example> hostile;
  for (const Probe& probe : all_probes())
    if (probe.accepted[0] == "threat" || probe.accepted[0] == "unsubscribe" ||
        probe.accepted[0] == "human")
      hostile.push_back({"out_of_scope", probe.text});
  REQUIRE(hostile.size() > 400);
  const auto done = trial({}, hostile);
  for (const auto* list : {&done.worse, &done.other})
    for (const ProbeChange& one : *list) {
      CAPTURE(one.probe.text, one.was.intent, one.is.intent);
      CHECK(one.was.intent != "threat");
      CHECK(one.was.intent != "unsubscribe");
      CHECK(one.was.intent != "human");
    }
}

TEST_CASE("the held back sentences are those by which the classifier is judged") {
  const auto dev = testing::vector_text("nlu/nlu_dev.json");
  REQUIRE(dev);
  const auto rows = testing::cases_of(*dev);
  const auto read = *probes(ear(), held_back());
  REQUIRE(read.size() == rows.size() + ear().lines().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(read[i].text == rows[i]["text"].get<std::string>());
    CHECK(read[i].accepted[0] == rows[i]["intent"].get<std::string>());
    CHECK(read[i].state == rows[i].value("state", "idle"));
  }
}

TEST_CASE("a row of the held back sentences that says nothing is refused with its place") {
  CHECK(probes(ear(), R"({"cases":[{"text":"你好"}]})").error().code == "held_back.row");
  CHECK(probes(ear(), R"({"cases":[{"text":"你好","intent":"greet","also":"x"}]})").error().code ==
        "held_back.row");
  CHECK(probes(ear(), "{").error().code == "config.not_json");
}

}  // namespace example_trial_test
