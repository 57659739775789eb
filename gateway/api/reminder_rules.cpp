// By what an office reminds and escalates 催办规则: its own policy, as it is in force. Read alone:
// it is changed in the office's file.
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {
namespace {

std::string_view anchor_name(petition::Anchor anchor) {
  switch (anchor) {
    case petition::Anchor::start:
      return "start";
    case petition::Anchor::safe:
      return "safe";
    case petition::Anchor::due:
      break;
  }
  return "due";
}

template <class Kind>
OrderedJson names_of(const std::vector<Kind>& kinds) {
  OrderedJson names = OrderedJson::array();
  for (const Kind kind : kinds) names.push_back(petition::name(kind));
  return names;
}

OrderedJson step_json(const petition::ReminderStep& step) {
  return {{"key", step.key},
          {"anchor", anchor_name(step.anchor)},
          {"offset", step.offset},
          {"unit", step.unit == petition::DayUnit::working ? "working" : "natural"},
          {"sensitive_offset",
           step.sensitive_offset ? OrderedJson(*step.sensitive_offset) : OrderedJson()},
          {"whom", names_of(step.whom)},
          {"also", names_of(step.also)},
          {"urgent_only", step.urgent_only},
          {"asks_in_time", step.asks_in_time},
          {"repeats", step.repeats}};
}

OrderedJson clock_json(const petition::ClockReminders& clock) {
  OrderedJson steps = OrderedJson::array();
  for (const petition::ReminderStep& step : clock.steps) steps.push_back(step_json(step));
  return {{"clock", clock.clock}, {"title", clock.title}, {"steps", std::move(steps)}};
}

Answer get_reminder_rules(const Call& call) {
  const petition::ReminderPolicy policy =
      call.parts.offices.serving(call.tx, call.caller.office).reminders;
  OrderedJson clocks = OrderedJson::array(), periods = OrderedJson::array();
  for (const petition::ClockReminders& clock : policy.clocks) clocks.push_back(clock_json(clock));
  for (const petition::SensitivePeriod& one : policy.sensitive.periods)
    periods.push_back({{"name", one.name}, {"from", one.from.iso()}, {"until", one.until.iso()}});
  return {.body = text_of({{"day_begins", policy.day_begins.iso()},
                           {"day_ends", policy.day_ends.iso()},
                           {"digest_at", policy.digest_at.iso()},
                           {"alone_max", policy.alone_max},
                           {"progress_days", policy.progress_days},
                           {"co_unit_days", policy.co_unit_days},
                           {"sensitive_periods", std::move(periods)},
                           {"sensitive_topics", policy.sensitive.topics},
                           {"moved_whom", names_of(policy.moved.whom)},
                           {"clocks", std::move(clocks)}})};
}

}  // namespace

std::vector<Endpoint> reminder_rule_endpoints() {
  return {{.method = "GET",
           .path = "/reminder-rules",
           .id = "getReminderRules",
           .english = "By what the office reminds and escalates: for each clock whom, when, and "
                      "what is made of it besides.",
           .scope = Scope::reminders_read,
           .handler = get_reminder_rules,
           .answer = "ReminderRules"}};
}

}  // namespace huiyin::gateway::api
