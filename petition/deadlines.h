// The statutory clocks 期限. Counted from the ledger each time: nothing here is stored, so nothing
// can disagree.
//
// Counting follows the Civil Code by analogy 民法典 §201–203, for the petition rules are silent:
// the day of the event is not counted; the Nth day is `nominal`; a last day off moves on to the
// next working day, `due`; `safe` is the last working day up to `nominal`, at which reminders aim.
// Working-day clocks end on the Nth working day itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "petition/calendar.h"
#include "petition/case_file.h"
#include "petition/clock_marks.h"
#include "petition/rules.h"

namespace huiyin::petition {

struct Deadline {
  std::string clock;    // key in the rule set: "conclude"
  std::string article;  // where the number of days stands: "《信访工作条例》第三十四条"
  Owner owner = Owner::unit;
  LocalDate begins;          // day of the starting event; not counted
  LocalDate nominal;         // the Nth counted day
  LocalDate due;             // last day in time, inclusive: late from midnight UTC+8 after it
  LocalDate safe;            // last working day up to `nominal`
  bool provisional = false;  // falls into a year whose days off are not published
};

// One clock that ever started: running, met, suspended or ended.
struct ClockRun {
  std::string clock;
  std::string article;
  Owner owner = Owner::unit;
  std::string start_event;
  LocalDate begins;
  std::optional<int> days = {};  // with extensions; none: a fixed date of the superior's
  DayUnit unit = DayUnit::natural;
  int extended_days = 0;
  int excluded_days = 0;                         // of a hearing, really taken out of the count
  std::optional<LocalDate> suspended_from = {};  // a hearing is open: no dates
  std::optional<LocalDate> nominal = {}, due = {}, safe = {};
  bool provisional = false;
  std::optional<LocalDate> met_on = {};  // day of the mark that met it
  bool is_ended = false;                 // the file ended without it: withdrawn, routed, …
  bool is_exempt = false;                // contact unknown

  bool is_running() const { return !met_on && !is_ended && !is_exempt && due.has_value(); }
  bool was_late() const { return met_on && due && *met_on > *due; }
};

// A mark that bends no clock, and why: extension_not_positive, extension_over_30_days,
// extension_after_expiry, extension_without_approver, extension_without_reason (in this order),
// extension_without_clock, hearing_not_begun, hearing_already_open.
struct RefusedMark {
  std::string event;
  LocalDate date;
  std::string reason;
};

struct ClockSettings {
  std::string pinned_rules =
      {};  // key of a set that the book has; empty: in force on the start day
  std::optional<std::vector<std::string>> hearing_excluded =
      {};  // clocks, in place of the rule set's
  bool contact_known = true;
};

struct ClockCount {
  std::vector<ClockRun> runs;        // in the order of their start, then of the rule set
  std::vector<RefusedMark> refused;  // changed nothing
};

// Everything the clocks say of `marks`. Total. A late-recorded mark counts from its own day.
ClockCount count_clocks(const std::vector<ClockMark>& marks, const ClockSettings& settings,
                        const RuleBook& rules, const Calendar& calendar);
ClockCount count_clocks(const CaseFile& file, const RuleBook& rules, const Calendar& calendar);

// Every running clock of `file`, the most urgent first; a suspended one is not running.
// Total: whatever the ledger holds, it answers. Same arguments, same answer.
std::vector<Deadline> deadlines(const CaseFile& file, const RuleBook& rules,
                                const Calendar& calendar);

}  // namespace huiyin::petition
