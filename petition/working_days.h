// The working days of a calendar, numbered once: so "the fifth before the 27th" is a subtraction,
// and a pass over all open files may ask it a million times.
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "petition/calendar.h"

namespace huiyin::petition {

// Total: days outside of those numbered are counted one by one on the calendar. Constant after
// construction, so any thread may ask.
class WorkingDays {
 public:
  // Takes some milliseconds. `calendar` is borrowed: made anew when another calendar comes.
  explicit WorkingDays(const Calendar& calendar);

  bool works(LocalDate date) const;
  LocalDate from(LocalDate date) const;   // that day, or the next that works
  LocalDate until(LocalDate date) const;  // that day, or the last before it that works

  // The nth working day after `date` (n > 0) or before it (n < 0), `date` itself not counted;
  // n = 0: until(date).
  LocalDate nth(LocalDate date, int n) const;

 private:
  bool is_numbered(LocalDate date) const;
  std::size_t place_of(LocalDate date) const;  // of a numbered day
  LocalDate day(std::size_t number) const;     // the working day with that number

  const Calendar& calendar_;
  const LocalDate first_;
  std::vector<std::int32_t> counted_;  // working days before the day at this place; one place more
  std::vector<std::int32_t> places_;   // of the working days, by number
};

}  // namespace huiyin::petition
