#include "gateway/api/reminder_rules_view.h"

#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/case_view.h"
#include "petition/reminder_document.h"
#include "store/changed_pushes.h"
#include "store/kept_reminder_rules.h"

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
OrderedJson all_names(const std::vector<Kind>& kinds) {
  OrderedJson names = OrderedJson::array();
  for (const Kind kind : kinds) names.push_back(petition::name(kind));
  return names;
}

OrderedJson rule_or_null(const std::optional<petition::ReminderStep>& step) {
  return step ? rule_json(*step) : OrderedJson(nullptr);
}

OrderedJson pushes_json(const store::ChangedPushes& changed) {
  OrderedJson all = OrderedJson::array();
  for (const store::ChangedPush& one : changed.first)
    all.push_back({{"case", one.case_no},
                   {"office", one.office},
                   {"title", one.title},
                   {"day", one.push.day.iso()},
                   {"to", one.push.to},
                   {"push", petition::name(one.push.push)},
                   {"is_new", one.is_new}});
  return all;
}

}  // namespace

petition::ReminderPolicy rules_now(const Call& call) {
  return store::with_kept_rules(call.tx, call.parts.offices.reminders_of_files());
}

OrderedJson names_json(const std::vector<petition::Whom>& whom) { return all_names(whom); }

OrderedJson rule_json(const petition::ReminderStep& step) {
  return {{"key", step.key},
          {"anchor", anchor_name(step.anchor)},
          {"offset", step.offset},
          {"unit", step.unit == petition::DayUnit::working ? "working" : "natural"},
          {"sensitive_offset",
           step.sensitive_offset ? OrderedJson(*step.sensitive_offset) : OrderedJson()},
          {"whom", all_names(step.whom)},
          {"also", all_names(step.also)},
          {"urgent_only", step.urgent_only},
          {"asks_in_time", step.asks_in_time},
          {"repeats", step.repeats}};
}

OrderedJson rule_changes_json(const petition::ReminderPolicy& before,
                              const petition::ReminderPolicy& after) {
  OrderedJson all = OrderedJson::array();
  for (const petition::RuleChange& one : petition::rule_changes(before, after))
    all.push_back({{"clock", one.clock},
                   {"title", one.title},
                   {"was", rule_or_null(one.was)},
                   {"is", rule_or_null(one.is)},
                   {"key", one.key},
                   {"was_text", one.was_text},
                   {"is_text", one.is_text}});
  return all;
}

OrderedJson rules_document_json(const petition::ReminderPolicy& policy) {
  return OrderedJson::parse(petition::document_of(policy));
}

OrderedJson rules_preview_json(const Call& call, const petition::ReminderPolicy& after) {
  const petition::ReminderPolicy before = rules_now(call);
  const auto may_see = [&call](const std::string& office, const petition::CaseFile& file) {
    return call.caller.sees(office) && !is_kept_from(call.caller, file);
  };
  const auto changed = store::changed_pushes(call.tx, call.parts.keys, call.parts.offices,
                                             {before, after}, may_see, call.now);
  return {{"edition", store::rules_edition(call.tx)},
          {"changes", rule_changes_json(before, after)},
          {"days", store::kPushesAhead.count()},
          {"added", changed.added},
          {"dropped", changed.dropped},
          {"cases", changed.cases},
          {"is_all", changed.is_all},
          {"pushes", pushes_json(changed)}};
}

}  // namespace huiyin::gateway::api
