#include "bot/understanding/example_trial.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/understanding/config_text.h"

namespace huiyin::bot {
namespace {

constexpr std::string_view kHeldBackFile = "config/understanding/held_back.json";

bool is_right(const Probe& probe, const Understood& heard) {
  return std::ranges::find(probe.accepted, heard.intent) != probe.accepted.end();
}

std::optional<Probe> probe_of(const nlohmann::json& row) {
  const auto text = [&](const char* key) {
    const auto at = row.find(key);
    return at != row.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  if (!row.is_object() || text("text").empty() || text("intent").empty()) return std::nullopt;
  Probe probe{.text = text("text"), .accepted = {text("intent")}};
  if (row.contains("also")) {
    if (!row["also"].is_array()) return std::nullopt;
    for (const auto& also : row["also"]) {
      if (!also.is_string()) return std::nullopt;
      probe.accepted.push_back(also.get<std::string>());
    }
  }
  if (row.contains("state")) probe.state = text("state");
  return probe;
}

}  // namespace

Result<std::vector<Probe>> probes(const Understanding& understanding, std::string_view held_back) {
  const auto json = config_json(held_back, kHeldBackFile);
  if (!json) return Refused(json.error());
  std::vector<Probe> all;
  const nlohmann::json cases = json->is_object() ? json->value("cases", nlohmann::json()) : *json;
  for (const auto& row : cases) {
    auto probe = probe_of(row);
    if (!probe)
      return Refused(config_problem("held_back.row", kHeldBackFile,
                                    "cases[" + std::to_string(all.size()) + "]",
                                    "应有 text 和 intent", "请照随程序提供的改"));
    all.push_back(*std::move(probe));
  }
  for (const Example& line : understanding.lines())
    all.push_back({.text = line.text, .accepted = {line.intent}});
  return all;
}

ExampleTrial tried(const Understanding& understanding, const std::vector<Probe>& probes,
                   const TriedExamples& examples, Instant now) {
  ExampleTrial trial{.probes = probes.size()};
  for (const Probe& probe : probes) {
    const auto heard = [&](const Taught& taught) {
      return understanding.understand(probe.text, now, probe.state, taught);
    };
    const Understood without = heard(examples.without);
    Understood was = examples.now.empty() ? without : heard(examples.now);
    Understood is = examples.then.empty() ? without : heard(examples.then);
    const bool was_right = is_right(probe, was), is_now_right = is_right(probe, is);
    trial.right_now += was_right;
    trial.right_then += is_now_right;
    trial.worse_in_all += is_right(probe, without) && !is_now_right;
    if (was.intent == is.intent && was.band == is.band) continue;
    auto& list = was_right == is_now_right ? trial.other
                 : is_now_right            ? trial.better
                                           : trial.worse;
    list.push_back({probe, std::move(was), std::move(is)});
  }
  return trial;
}

}  // namespace huiyin::bot
