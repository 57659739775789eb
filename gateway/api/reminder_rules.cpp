// By what an office reminds and escalates 催办规则, as it is in force.
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "gateway/api/reminder_rules_view.h"
#include "store/kept_reminder_rules.h"

namespace huiyin::gateway::api {
namespace {

OrderedJson clock_json(const petition::ClockReminders& clock) {
  OrderedJson steps = OrderedJson::array();
  for (const petition::ReminderStep& step : clock.steps) steps.push_back(rule_json(step));
  return {{"clock", clock.clock}, {"title", clock.title}, {"steps", std::move(steps)}};
}

Answer get_reminder_rules(const Call& call) {
  const petition::ReminderPolicy policy = rules_now(call);
  const auto newest = store::rules_versions(call.tx, 1);
  OrderedJson clocks = OrderedJson::array(), periods = OrderedJson::array();
  for (const petition::ClockReminders& clock : policy.clocks) clocks.push_back(clock_json(clock));
  for (const petition::SensitivePeriod& one : policy.sensitive.periods)
    periods.push_back({{"name", one.name}, {"from", one.from.iso()}, {"until", one.until.iso()}});
  const bool is_put = !newest.empty() && newest.front().text.has_value();
  return {.body = text_of({{"is_put", is_put},
                           {"by", is_put ? newest.front().by_name : ""},
                           {"confirmed_by", is_put ? newest.front().passed_name : ""},
                           {"since", is_put ? moment_or_null(newest.front().passed) : nullptr},
                           {"edition", newest.empty() ? 0 : newest.front().id},
                           {"day_begins", policy.day_begins.iso()},
                           {"day_ends", policy.day_ends.iso()},
                           {"digest_at", policy.digest_at.iso()},
                           {"alone_max", policy.alone_max},
                           {"progress_days", policy.progress_days},
                           {"co_unit_days", policy.co_unit_days},
                           {"sensitive_periods", std::move(periods)},
                           {"sensitive_topics", policy.sensitive.topics},
                           {"moved_whom", names_json(policy.moved.whom)},
                           {"clocks", std::move(clocks)}})};
}

}  // namespace

std::vector<Endpoint> reminder_rule_endpoints() {
  return {{.method = "GET",
           .path = "/reminder-rules",
           .id = "getReminderRules",
           .english = "By what the office reminds and escalates: for each clock whom, when, and "
                      "what is made of it besides.",
           .scope = Scope::rules_read,
           .handler = get_reminder_rules,
           .answer = "ReminderRules"}};
}

}  // namespace huiyin::gateway::api
