// The rules of reminding as a document: what the office's file says, said again by a program; and
// in what two of them differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "petition/reminder_policy.h"

namespace huiyin::petition {

// JSON of the shape of config/defaults/reminders.json, without its comments. parse_reminders()
// makes the same policy of it.
std::string document_of(const ReminderPolicy& policy);

// One step that is another, or one of the other settings.
struct RuleChange {
  std::string clock = {}, title = {};             // of a step: whose it is
  std::optional<ReminderStep> was = {}, is = {};  // nothing: there is none
  std::string key = {};                           // of a setting: "digest_at"
  std::string was_text = {}, is_text = {};        // as the document writes them
};

// Clock by clock in the order of `after`, then what only `before` had, then the settings.
std::vector<RuleChange> rule_changes(const ReminderPolicy& before, const ReminderPolicy& after);

}  // namespace huiyin::petition
