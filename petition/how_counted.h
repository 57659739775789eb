// How a clock was counted, for people who want to check it: one sentence, or every day.
// Pure, and the one place that says it: terminal, console, cards and API take it from here. Neither
// names a person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "petition/deadlines.h"

namespace huiyin::petition {

// "从2026年8月4日受理的次日起算60日，第60日是10月3日（国庆节放假），顺延到放假后第一个工作日
// 10月8日（周四）。" Counted with `calendar`, as the run was.
std::string how_counted(const ClockRun& run, const Calendar& calendar);

// A day of the count, or a stretch of like ones.
struct CountedDays {
  LocalDate from, until;  // both included
  int first = 0;          // number of the first day; 0: not counted
  int last = 0;
  std::string note = {};  // "国庆节放假，不计", "听证，不计"; empty: plainly counted
};

// From the day of the starting event to the due day, without a gap; while a hearing is open, to the
// day on which it began. Of natural days weekends are counted like others and not told apart, but
// for the end. A superior's date has its own days alone: start, date, and the last working day up
// to it. Empty where nothing is counted: exempt, or no days fixed.
std::vector<CountedDays> day_by_day(const ClockRun& run, const Calendar& calendar);

}  // namespace huiyin::petition
