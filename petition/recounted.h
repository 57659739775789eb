// What changed when a file was counted again: after a late-recorded event, a published or corrected
// calendar, a changed rule. The clocks themselves are never stored, so a change is found by
// counting both ways.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "petition/deadlines.h"

namespace huiyin::petition {

// All that a count depends on. Borrowed: it outlives the call.
struct CountedBy {
  const std::vector<ClockMark>& marks;
  const ClockSettings& settings;
  const RuleBook& rules;
  const Calendar& calendar;
};

enum class ChangeCause { ledger, rules, calendar };
enum class ChangeKind {
  started,    // was not counted before
  moved,      // another due day; or has one again after a hearing
  suspended,  // had a due day, and has none while a hearing is open
  confirmed,  // the same day, no longer provisional
  gone        // is not counted any more
};

struct ClockChange {
  std::string clock, title;
  Owner owner = Owner::unit;
  ChangeKind kind = ChangeKind::moved;
  std::optional<LocalDate> due_before = {}, due_after = {};
  std::vector<ChangeCause> causes = {};
  std::string for_staff = {};  // "办结期限由2026年10月8日（周四）改为10月9日（周五）：…。"
  std::string for_citizen = {};  // without the ledger's inner doings; empty where none is his
};

// In the order of the clocks after, then those that are gone. A clock that was met or ended is told
// of only where the change makes it late, or no longer so. Total.
std::vector<ClockChange> recounted(const CountedBy& before, const CountedBy& after);

}  // namespace huiyin::petition
