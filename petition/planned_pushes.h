// What a matter's reminders of the next days would be: the passes to come, played in advance. With
// it somebody who changes the rules sees what his change does.
#pragma once

#include <string>
#include <vector>

#include "petition/reminders.h"

namespace huiyin::petition {

// A reminder to come, or a row on the office's desk: on which day, of which clock, and who gets it.
struct PlannedPush {
  LocalDate day;
  std::string clock, to;  // as Reminder has them
  Push push = Push::reminder;
  friend auto operator<=>(const PlannedPush&, const PlannedPush&) = default;
};

// What the passes from `now` until `until` would say if nothing happened to `file` meanwhile and
// nobody answered; by day, each once. Total.
std::vector<PlannedPush> planned_pushes(RemindedCase file, const ReminderDesk& desk,
                                        const Recorded& recorded, Instant now, Instant until);

}  // namespace huiyin::petition
