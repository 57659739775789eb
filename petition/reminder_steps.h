// On which day a step of the policy falls for one clock, and from which moment on it may be said.
#pragma once

#include "base/time.h"
#include "petition/deadlines.h"
#include "petition/reminder_policy.h"
#include "petition/working_days.h"

namespace huiyin::petition {

// The date of the clock that `step` speaks of; it stands in the reminder's key. So a clock that is
// given another date has all its steps anew, and one whose days off were corrected, or whose
// reminders a sensitive period brought forward, does not say a step twice for one and the same
// date.
LocalDate anchor_of(const ReminderStep& step, const Deadline& deadline);

// Never a day off, but for the start's: what falls on one is said on the last working day before;
// what comes after a date, such as a lateness, on the first after it, for before that it would not
// be true. Total.
LocalDate day_of(const ReminderStep& step, const Deadline& deadline, const WorkingDays& working);

// The same while attention is raised: for a matter of the lists `is_watched`, else on the days
// within a sensitive period alone. Never later than day_of().
LocalDate day_of(const ReminderStep& step, const Deadline& deadline, const WorkingDays& working,
                 const Sensitive& sensitive, bool is_watched);

// From when on `step` may be said on its day: what presses and what is urgent from the day's
// begin, all else with the morning's digest; an urgent file's start at any hour.
Instant moment_of(const ReminderStep& step, LocalDate day, const ReminderPolicy& policy,
                  bool is_urgent);

}  // namespace huiyin::petition
