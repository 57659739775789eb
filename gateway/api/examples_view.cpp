#include "gateway/api/examples_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "bot/understanding/example_rules.h"
#include "gateway/api/problem.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::int64_t kExampleVersionsShown = 50;
constexpr std::size_t kHeardChangesShown = 60;
constexpr const char* kBandNames[] = {"act", "offer", "ask"};
constexpr const char* kByNames[] = {"learning",   "command", "rating",
                                    "correction", "alarm",   "example"};
constexpr const char* kRiskNames[] = {"", "self", "violence", "abuse", "group", "petition"};

OrderedJson examples_json(const std::vector<bot::Example>& examples) {
  OrderedJson all = OrderedJson::array();
  for (const bot::Example& one : examples)
    all.push_back({{"intent", one.intent}, {"text", one.text}});
  return all;
}

// Those of `some` that are not among `others`.
OrderedJson beyond_json(const std::vector<bot::Example>& some,
                        const std::vector<bot::Example>& others) {
  std::vector<bot::Example> beyond;
  std::ranges::copy_if(some, std::back_inserter(beyond), [&](const bot::Example& one) {
    return std::ranges::find(others, one) == others.end();
  });
  return examples_json(beyond);
}

OrderedJson intents_json() {
  OrderedJson all = OrderedJson::array();
  for (const bot::IntentRow& row : bot::intent_rows())
    all.push_back({{"key", row.key}, {"title", row.title}, {"is_taught", row.is_taught}});
  return all;
}

OrderedJson examples_draft_json(const Call& call, const std::vector<bot::Example>& now) {
  const auto open = store::open_examples(call.tx, call.caller.office);
  if (!open) return nullptr;
  return {{"id", open->id},
          {"state", store::name(open->state)},
          {"by", open->written_name},
          {"at", moment_text(open->written_at)},
          {"note", open->note},
          {"is_own", open->written_by == call.caller.key_id},
          {"examples", examples_json(open->examples)},
          {"added", beyond_json(open->examples, now)},
          {"dropped", beyond_json(now, open->examples)}};
}

OrderedJson returned_json(const Call& call) {
  const auto returned = store::returned_examples(call.tx, call.caller.office);
  if (!returned) return nullptr;
  return {{"by", returned->written_name},
          {"returned_by", returned->reviewed_name},
          {"at", moment_or_null(returned->reviewed_at)},
          {"answer", returned->answer},
          {"examples", examples_json(returned->examples)}};
}

// Each beside the one before it.
OrderedJson example_versions_json(const std::vector<store::ExampleSet>& versions) {
  static const std::vector<bot::Example> none;
  OrderedJson all = OrderedJson::array();
  for (std::size_t i = 0; i < versions.size() && i < std::size_t(kExampleVersionsShown); ++i) {
    const store::ExampleSet& one = versions[i];
    const auto& before = i + 1 < versions.size() ? versions[i + 1].examples : none;
    all.push_back({{"id", one.id},
                   {"by", one.written_name},
                   {"note", one.note},
                   {"confirmed_by", one.reviewed_name},
                   {"at", moment_or_null(one.reviewed_at)},
                   {"count", one.examples.size()},
                   {"added", beyond_json(one.examples, before)},
                   {"dropped", beyond_json(before, one.examples)}});
  }
  return all;
}

// Two digits tell enough.
double two_digits(double of) { return std::round(of * 100) / 100; }

OrderedJson probe_changes_json(const std::vector<bot::ProbeChange>& changes) {
  OrderedJson all = OrderedJson::array();
  for (const bot::ProbeChange& one : changes) {
    if (all.size() == kHeardChangesShown) break;
    OrderedJson means = OrderedJson::array();
    for (const std::string& intent : one.probe.accepted) means.push_back(bot::intent_title(intent));
    all.push_back({{"text", one.probe.text},
                   {"means", std::move(means)},
                   {"was", heard_json(one.was)},
                   {"is", heard_json(one.is)}});
  }
  return all;
}

}  // namespace

std::optional<Answer> no_teacher(const Call& call) {
  if (!call.caller.signed_in)
    return problem(403, {"examples.person", "", "例句由单位的人员在管理后台里改",
                         "请用自己的账号登录管理后台"});
  if (call.parts.offices.find(call.caller.office) == nullptr)
    return problem(403, {"examples.office", "", "群众的消息由上级单位的智能助手答复",
                         "请把例句交给上级单位来加"});
  return std::nullopt;
}

Answer no_understanding() {
  return problem(503, {"examples.no_understanding", "", "这里不能试听", "请稍后再试"});
}

std::vector<bot::Example> examples_in(petition::JsonReader& in, petition::Faults& faults,
                                      petition::Need need) {
  std::vector<bot::Example> examples;
  const auto* list = in.member("examples", need);
  if (list == nullptr) return examples;
  if (!list->is_array() || list->size() > bot::kExamplesMax) {
    in.refuse("examples", "json.range",
              "例句应是一个列表，最多" + std::to_string(bot::kExamplesMax) + "句",
              "请删去用不着的");
    return examples;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    petition::JsonReader one((*list)[i], "", petition::at_index("examples", i), faults);
    examples.push_back(
        {one.text("intent", petition::Need::required), one.text("text", petition::Need::required)});
    one.refuse_unknown_keys();
  }
  return examples;
}

OrderedJson heard_json(const bot::Understood& heard) {
  OrderedJson alternatives = OrderedJson::array();
  for (const bot::Guess& guess : heard.alternatives)
    alternatives.push_back({{"intent", guess.intent},
                            {"title", bot::intent_title(guess.intent)},
                            {"confidence", two_digits(guess.confidence)}});
  const bool by_example = heard.by == bot::DecidedBy::example;
  return {
      {"intent", heard.intent},
      {"title", bot::intent_title(heard.intent)},
      {"confidence", two_digits(heard.confidence)},
      {"band", kBandNames[std::size_t(heard.band)]},
      {"by", kByNames[std::size_t(heard.by)]},
      {"example", by_example ? heard.example : ""},
      {"likeness", by_example ? two_digits(heard.likeness) : 0},
      {"risk", heard.risk == bot::Risk::none ? OrderedJson(nullptr)
                                             : OrderedJson(kRiskNames[std::size_t(heard.risk)])},
      {"alternatives", std::move(alternatives)}};
}

OrderedJson check_json(const bot::ExampleTrial& trial) {
  return {{"sentences", trial.probes},
          {"right_now", trial.right_now},
          {"right_then", trial.right_then},
          {"better_count", trial.better.size()},
          {"better", probe_changes_json(trial.better)},
          {"worse_count", trial.worse.size()},
          {"worse", probe_changes_json(trial.worse)},
          {"other_count", trial.other.size()},
          {"other", probe_changes_json(trial.other)},
          {"worse_in_all", trial.worse_in_all},
          {"worse_max", bot::kWorseMax},
          {"may_pass", trial.may_pass()}};
}

Answer examples_workbench(const Call& call) {
  const std::string& office = call.caller.office;
  const auto versions = store::examples_versions(call.tx, office, kExampleVersionsShown + 1);
  const auto now = versions.empty() ? std::vector<bot::Example>() : versions.front().examples;
  return {.body = text_of({{"office", call.caller.office_name},
                           {"edition", versions.empty() ? 0 : versions.front().id},
                           {"examples", examples_json(now)},
                           {"above", examples_json(store::examples_above(call.tx, office))},
                           {"draft", examples_draft_json(call, now)},
                           {"returned", returned_json(call)},
                           {"versions", example_versions_json(versions)},
                           {"intents", intents_json()},
                           {"examples_max", bot::kExamplesMax},
                           {"letters_max", bot::kExamplePointsMax},
                           {"worse_max", bot::kWorseMax}}),
          .subjects = {"examples/" + office}};
}

bot::Taught taught_with(const bot::Understanding& understanding, std::vector<bot::Example> own,
                        const std::vector<bot::Example>& above) {
  std::ranges::copy(above, std::back_inserter(own));
  return understanding.taught(own);
}

}  // namespace huiyin::gateway::api
