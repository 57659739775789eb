// How soon an authority answered against the day that the law gives it, of the two answers that
// every citizen waits for: being informed 告知 whether his matter is accepted, and its conclusion
// 办结. For figures; counted from the clocks, so that it cannot disagree with them.
#pragma once

#include <optional>

#include "petition/deadlines.h"

namespace huiyin::petition {

struct AnswerTime {
  LocalDate begins;                      // not counted
  LocalDate due;                         // last day in time, with what was extended
  std::optional<LocalDate> met_on = {};  // none: still owed

  days taken() const { return met_on ? *met_on - begins : days{0}; }
};

struct AnswerTimes {
  std::optional<AnswerTime> inform, conclude;  // none: no such clock, or nobody owes it
};

// Of several runs of a clock the last one counts. One that ended without its answer (withdrawn,
// routed …), that does not count (contact unknown) or that a hearing holds up is nobody's delay.
AnswerTimes answer_times(const ClockCount& count);

}  // namespace huiyin::petition
