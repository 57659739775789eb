// The office as the walk works with it, from the office's own file and the rules and calendar of
// config.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "config/offices.h"
#include "config/settings.h"
#include "petition/calendar.h"
#include "petition/reminder_policy.h"
#include "petition/rules.h"
#include "store/office.h"
#include "templates/catalogue.h"
#include "templates/notice_kinds.h"

namespace huiyin::app {

// Days off and rule sets as config has them; nothing when there are faults (appended). The years of
// the file `own`, where one is named, stand in for those built in; its faults name line and key.
std::optional<petition::Calendar> calendar_of_config(std::vector<Problem>* faults,
                                                     const std::string& own = "");
std::optional<petition::RuleBook> rules_of_config(std::vector<Problem>* faults);

// Who is reminded of the clocks of `rules`, as config has it; nothing when there are faults
// (appended). The file `own`, where one is named, stands in for the whole of the one built in.
std::optional<petition::ReminderPolicy> reminders_of_config(const petition::RuleBook& rules,
                                                            std::vector<Problem>* faults,
                                                            const std::string& own = "");

// The kinds of notices as config has them, for these rule sets; nothing when there are faults
// (appended).
std::optional<templates::NoticeKinds> notices_of_config(const petition::RuleBook& rules,
                                                        std::vector<Problem>* faults);

// Refuses with all faults of rules, calendar and reception at once (appended to `faults`).
Result<store::Office> office_of(const config::Office& office, const config::Settings& settings,
                                std::vector<Problem>* faults);

// The main office, and those below it, in the order of the files; empty with faults (appended).
std::vector<store::Office> offices_of(const config::Offices& offices,
                                      const config::Settings& settings,
                                      std::vector<Problem>* faults);

// The words of config, checked against everything the code says.
Result<templates::Catalogue> words_of_config(std::vector<Problem>* faults);

}  // namespace huiyin::app
