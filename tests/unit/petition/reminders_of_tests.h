// The policy, the working days and the people with which the tests remind: the product's own
// defaults, in an office of few.
#pragma once

#include <string>

#include "petition/reminder_policy.h"
#include "petition/working_days.h"

namespace huiyin::petition {

std::string reminders_json_of_tests();  // config/defaults/reminders.json as it stands
const ReminderPolicy& policy_of_tests();
const WorkingDays& working_days_of_tests();

}  // namespace huiyin::petition
