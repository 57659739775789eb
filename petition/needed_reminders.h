// What no change of the rules of reminding may take away: without it a matter could run out of time
// and nobody would know.
//
//   For each clock of an authority, and each duty that is reminded as one:
//     who has it in hand (handler, co-handlers, first receiver) is told on its last day; and
//     somebody over him (section head, office, sponsor, leader) within three days after it. The
//     Regulation has an office push what is late 督办 (《信访工作条例》第四十条), which it can only
//     do when it hears of it.
//   For each right of the citizen that ends by a date: he is told before it ends
//   (第三十五、三十六条:
//     who asks for a review later is not heard).
//   Each such duty has a row at all.
//   Whoever has the matter in hand is told when a date that he counts with moves.
//   There are four hours a day at least in which reminders go out.
//
// The office's file is its operator's word, and is not held to this.
#pragma once

#include "petition/reminder_policy.h"
#include "petition/rules.h"

namespace huiyin::petition {

// Codes: reminders.needed_row, reminders.needed_hand, reminders.needed_superior,
// reminders.needed_citizen, reminders.needed_moved, reminders.needed_day. `file` stands in each
// where.
Faults needed_faults(const ReminderPolicy& policy, const RuleBook& rules, std::string_view file);

}  // namespace huiyin::petition
