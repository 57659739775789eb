#include "gateway/api/examples_view.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace api_examples_view_test {

using namespace huiyin;
using namespace huiyin::gateway::api;

TEST_CASE("what was heard is told in Chinese, with what decided and how like it was") {
  bot::Understood heard;
  heard.intent = "book_visit";
  heard.confidence = 0.6789;
  heard.band = bot::Band::act;
  heard.by = bot::DecidedBy::example;
  heard.example = "我要打个条子";
  heard.likeness = 0.8123;
  heard.alternatives = {{"out_of_scope", 0.2}};
  const OrderedJson json = heard_json(heard);
  CHECK(json["title"] == "预约来访");
  CHECK(json["confidence"] == 0.68);
  CHECK(json["likeness"] == 0.81);
  CHECK(json["by"] == "example");
  CHECK(json["example"] == "我要打个条子");
  CHECK(json["risk"].is_null());
  CHECK(json["alternatives"][0]["title"] == "不归这里管的事和闲话");
  // Another thing decided: an example that was near is nobody's business.
  heard.by = bot::DecidedBy::alarm;
  heard.risk = bot::Risk::self;
  CHECK(heard_json(heard)["example"] == "");
  CHECK(heard_json(heard)["risk"] == "self");
}

TEST_CASE("of many sentences that change the first are told, and how many there are") {
  bot::ExampleTrial trial{.probes = 3600, .right_now = 3500, .right_then = 3400};
  trial.worse.assign(100, {{.text = "查进度", .accepted = {"query_progress"}}, {}, {}});
  trial.worse_in_all = 100;
  const OrderedJson json = check_json(trial);
  CHECK(json["worse_count"] == 100);
  CHECK(json["worse"].size() == 60);
  CHECK(json["worse"][0]["means"][0] == "查办理进度");
  CHECK(json["may_pass"] == false);
}

}  // namespace api_examples_view_test
