// The shapes of the rules of reminding 催办规则: as they are, worded anew, and what that changes.
#pragma once

#include "gateway/api/shape.h"

namespace huiyin::gateway::api {

inline constexpr Shape kRulesShapes[] = {
    {"ReminderRules",
     "is_put flag, by text, confirmed_by text, since moment?, edition whole, day_begins text, "
     "day_ends text, digest_at text, alone_max whole, progress_days whole, co_unit_days whole, "
     "sensitive_periods [SensitivePeriod], sensitive_topics [text], moved_whom [text], clocks "
     "[RemindedClock]"},
    {"SensitivePeriod", "name text, from date, until date"},
    {"RemindedClock", "clock text, title text, steps [ReminderRule]"},
    {"ReminderRule",
     "key text, anchor text, offset whole, unit text, sensitive_offset whole?, whom [text], also "
     "[text], urgent_only flag, asks_in_time flag, repeats text"},
    {"RulesDocument",
     "day_begins text, day_ends text, digest_at text, alone_max whole, digest_lines_max whole, "
     "progress_days whole, co_unit_days whole, sensitive RulesAttention, moved RulesMoved, clocks "
     "[RulesRow]"},
    {"RulesAttention", "periods [RulesPeriod], topics [text], cases [text]"},
    {"RulesPeriod", "name text, from text, to text"},
    {"RulesMoved", "whom [text], citizen [text]"},
    {"RulesRow", "clocks RulesTitles, steps [RulesStep]"},
    {"RulesTitles", "", true},
    {"RulesStep",
     "at text, sensitive? text, urgent? flag, whom [text], also? [text], asks_in_time? flag, "
     "repeat_days? whole, repeats? whole"},
    {"RulesOrder", "document? RulesDocument, version? whole, note? text, edition? whole"},
    {"RulesConfirm", "id whole"},
    {"RuleChange",
     "clock text, title text, was ReminderRule?, is ReminderRule?, key text, was_text text, "
     "is_text text"},
    {"RulesPreview",
     "edition whole, changes [RuleChange], days whole, added whole, dropped whole, cases whole, "
     "is_all flag, pushes [ChangedPush]"},
    {"ChangedPush",
     "case text, office text, title text, day date, to text, push text, is_new flag"},
    {"RulesWorkbench",
     "edition whole, document RulesDocument, draft RulesDraft?, versions [RulesVersion]"},
    {"RulesDraft",
     "id whole, by text, at moment, note text, is_own flag, is_back flag, is_stale flag, document "
     "RulesDocument, changes [RuleChange]"},
    {"RulesVersion",
     "id whole, by text, note text, confirmed_by text, at moment?, is_back flag, changes "
     "[RuleChange]"}};

}  // namespace huiyin::gateway::api
