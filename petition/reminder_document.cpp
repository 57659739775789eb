#include "petition/reminder_document.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace huiyin::petition {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSettings[] = {"day_begins",   "day_ends",         "digest_at",
                                     "alone_max",    "digest_lines_max", "progress_days",
                                     "co_unit_days", "sensitive",        "moved"};

template <class Kind>
Json names_of(const std::vector<Kind>& kinds) {
  Json names = Json::array();
  for (const Kind kind : kinds) names.push_back(name(kind));
  return names;
}

std::string early_at(int offset, DayUnit unit) {
  if (offset == 0) return "T";
  return "T" + std::to_string(offset) + (unit == DayUnit::natural ? "d" : "");
}

// How often `step` is said again, and after how many days each time.
void add_repeats(Json& out, const ReminderStep& step, const std::vector<ReminderStep>& all) {
  int times = 0, first = 0;
  for (const ReminderStep& each : all) {
    if (each.repeats != step.key) continue;
    if (times++ == 0 || each.offset < first) first = each.offset;
  }
  if (times == 0) return;
  out["repeat_days"] = first - step.offset;
  out["repeats"] = times;
}

Json step_json(const ReminderStep& step, const std::vector<ReminderStep>& all) {
  Json out{{"at", step.key}};
  if (step.sensitive_offset) out["sensitive"] = early_at(*step.sensitive_offset, step.unit);
  if (step.urgent_only) out["urgent"] = true;
  out["whom"] = names_of(step.whom);
  if (!step.also.empty()) out["also"] = names_of(step.also);
  if (step.asks_in_time) out["asks_in_time"] = true;
  add_repeats(out, step, all);
  return out;
}

Json steps_json(const std::vector<ReminderStep>& steps) {
  Json all = Json::array();
  for (const ReminderStep& step : steps)
    if (step.repeats.empty()) all.push_back(step_json(step, steps));
  return all;
}

// Clocks beside each other with the same steps stand in one row, where its order, which is that of
// their keys, is the policy's as well.
Json clocks_json(const std::vector<ClockReminders>& clocks) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < clocks.size(); ++i) {
    const bool is_as_before =
        i > 0 && clocks[i - 1].steps == clocks[i].steps && clocks[i - 1].clock < clocks[i].clock;
    if (!is_as_before)
      rows.push_back({{"clocks", Json::object()}, {"steps", steps_json(clocks[i].steps)}});
    rows.back()["clocks"][clocks[i].clock] = clocks[i].title;
  }
  return rows;
}

Json sensitive_json(const Sensitive& sensitive) {
  Json periods = Json::array();
  for (const SensitivePeriod& one : sensitive.periods)
    periods.push_back({{"name", one.name}, {"from", one.from.iso()}, {"to", one.until.iso()}});
  return {
      {"periods", std::move(periods)}, {"topics", sensitive.topics}, {"cases", sensitive.cases}};
}

Json json_of(const ReminderPolicy& policy) {
  return {{"day_begins", policy.day_begins.iso()},
          {"day_ends", policy.day_ends.iso()},
          {"digest_at", policy.digest_at.iso()},
          {"alone_max", policy.alone_max},
          {"digest_lines_max", policy.digest_lines_max},
          {"progress_days", policy.progress_days},
          {"co_unit_days", policy.co_unit_days},
          {"sensitive", sensitive_json(policy.sensitive)},
          {"moved", {{"whom", names_of(policy.moved.whom)}, {"citizen", policy.moved.citizen}}},
          {"clocks", clocks_json(policy.clocks)}};
}

const ReminderStep* step_of(const ClockReminders* clock, const std::string& key) {
  if (clock == nullptr) return nullptr;
  const auto found = std::ranges::find(clock->steps, key, &ReminderStep::key);
  return found == clock->steps.end() ? nullptr : &*found;
}

std::optional<ReminderStep> copy_of(const ReminderStep* step) {
  return step == nullptr ? std::nullopt : std::optional(*step);
}

void add_steps(std::vector<RuleChange>& changes, const ClockReminders& row,
               const ClockReminders* before, const ClockReminders* after) {
  const auto add = [&](const ReminderStep* was, const ReminderStep* is) {
    if (was != nullptr && is != nullptr && *was == *is) return;
    changes.push_back(
        {.clock = row.clock, .title = row.title, .was = copy_of(was), .is = copy_of(is)});
  };
  if (after != nullptr)
    for (const ReminderStep& step : after->steps) add(step_of(before, step.key), &step);
  if (before != nullptr)
    for (const ReminderStep& step : before->steps)
      if (step_of(after, step.key) == nullptr) add(&step, nullptr);
}

}  // namespace

std::string document_of(const ReminderPolicy& policy) { return json_of(policy).dump(); }

std::vector<RuleChange> rule_changes(const ReminderPolicy& before, const ReminderPolicy& after) {
  std::vector<RuleChange> changes;
  for (const ClockReminders& row : after.clocks)
    add_steps(changes, row, before.clock(row.clock), &row);
  for (const ClockReminders& row : before.clocks)
    if (after.clock(row.clock) == nullptr) add_steps(changes, row, &row, nullptr);
  const Json was = json_of(before), is = json_of(after);
  for (const char* key : kSettings)
    if (was[key] != is[key])
      changes.push_back({.key = key, .was_text = was[key].dump(), .is_text = is[key].dump()});
  return changes;
}

}  // namespace huiyin::petition
