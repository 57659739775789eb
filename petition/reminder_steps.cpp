#include "petition/reminder_steps.h"

#include <algorithm>

namespace huiyin::petition {
namespace {

LocalDate day_at(const ReminderStep& step, LocalDate anchor, int offset,
                 const WorkingDays& working) {
  if (step.anchor == Anchor::start) return anchor;
  if (step.unit == DayUnit::working) return working.nth(anchor, offset);
  const LocalDate day = anchor + days{offset};
  return offset > 0 ? working.from(day) : working.until(day);
}

}  // namespace

LocalDate anchor_of(const ReminderStep& step, const Deadline& deadline) {
  switch (step.anchor) {
    case Anchor::start:
      return deadline.begins;
    case Anchor::safe:
      return deadline.safe;
    case Anchor::due:
      return deadline.due;
  }
  return deadline.due;
}

LocalDate day_of(const ReminderStep& step, const Deadline& deadline, const WorkingDays& working) {
  return day_at(step, anchor_of(step, deadline), step.offset, working);
}

LocalDate day_of(const ReminderStep& step, const Deadline& deadline, const WorkingDays& working,
                 const Sensitive& sensitive, bool is_watched) {
  LocalDate day = day_of(step, deadline, working);
  if (!step.sensitive_offset) return day;
  const LocalDate early = day_at(step, anchor_of(step, deadline), *step.sensitive_offset, working);
  if (is_watched) return std::min(early, day);
  for (const SensitivePeriod& period : sensitive.periods) {
    // A period that begins between the two days brings the reminder to its own first working day.
    const LocalDate within = std::max(early, working.from(period.from));
    if (within <= period.until) day = std::min(day, within);
  }
  return day;
}

Instant moment_of(const ReminderStep& step, LocalDate day, const ReminderPolicy& policy,
                  bool is_urgent) {
  if (step.anchor == Anchor::start) return instant_of(day, LocalTime());
  return instant_of(day, is_urgent || step.is_pressing() ? policy.day_begins : policy.digest_at);
}

}  // namespace huiyin::petition
