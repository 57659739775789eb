// The rules of reminding 催办规则 as the API tells them: step by step, as a document that can be
// worded anew, and in what two of them differ.
#pragma once

#include <vector>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "petition/reminder_policy.h"

namespace huiyin::gateway::api {

// In force, also when somebody put them there a moment ago.
petition::ReminderPolicy rules_now(const Call& call);

OrderedJson names_json(const std::vector<petition::Whom>& whom);
OrderedJson rule_json(const petition::ReminderStep& step);
OrderedJson rule_changes_json(const petition::ReminderPolicy& before,
                              const petition::ReminderPolicy& after);
// As the office's file would say it: {"day_begins": …, "clocks": […]}.
OrderedJson rules_document_json(const petition::ReminderPolicy& policy);

// What putting `after` in force would change in the next two weeks.
OrderedJson rules_preview_json(const Call& call, const petition::ReminderPolicy& after);

}  // namespace huiyin::gateway::api
