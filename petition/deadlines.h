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
  int extended_days = 0;     // that were given besides the rule's own
};

struct Hearing {
  LocalDate begun, ended;  // neither day, nor one between, is counted
};

struct GivenExtension {
  LocalDate approved;
  int days = 0;
};

// One clock that ever started: running, met, suspended or ended.
struct ClockRun {
  std::string clock;
  std::string title;  // "办结"
  std::string article;
  Owner owner = Owner::unit;
  std::string start_event;
  LocalDate begins;
  // With extensions; none: a fixed date of the superior's, or an article that fixes no days.
  std::optional<int> days = {};
  DayUnit unit = DayUnit::natural;
  int extended_days = 0;
  std::vector<GivenExtension> extensions = {};
  int excluded_days = 0;                         // of hearings, really taken out of the count
  std::vector<Hearing> hearings = {};            // over, and taken out at least in part
  std::optional<LocalDate> suspended_from = {};  // a hearing is open: no dates
  std::optional<LocalDate> nominal = {}, due = {}, safe = {};
  bool provisional = false;
  std::optional<LocalDate> met_on = {};    // day of the mark that met it
  std::optional<LocalDate> ended_on = {};  // the file ended without it: withdrawn, routed, …
  bool is_ended = false;
  bool is_exempt = false;  // contact unknown
  bool is_without_days = false;
  bool is_by_default = false;  // counted from an acceptance that nobody decided
  bool is_inner = false;       // between offices

  bool is_open() const { return !met_on && !is_ended && !is_exempt; }
  bool is_running() const { return is_open() && due.has_value(); }
  bool is_suspended() const { return is_open() && suspended_from.has_value(); }
  bool was_late() const { return met_on && due && *met_on > *due; }
};

// A mark that bends no clock, and why: extension_not_positive, extension_over_30_days,
// extension_after_expiry, extension_without_approver, extension_without_reason (in this order),
// extension_without_clock (in place of extension_after_expiry), hearing_not_begun,
// hearing_already_open.
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
  MatterKind matter_kind = MatterKind::demand;
  std::vector<std::string> switched_on = {};  // clocks that count although their set has them off
  // A file on which nothing was decided when its clock to inform ended counts as accepted on that
  // clock's nominal day: for figures, and flagged (custom, no law). A later decision does not start
  // the count again.
  bool accepted_by_default = false;
  std::optional<LocalDate> today = {};  // what ends later has not ended yet; none: all has
};

struct ClockCount {
  std::vector<ClockRun> runs;        // in the order of their start, then of the rule set
  std::vector<RefusedMark> refused;  // changed nothing
};

// Everything the clocks say of `marks`. Total. A late-recorded mark counts from its own day. Of one
// day, what begins a file goes first, then the order of the ledger, then extensions and hearings;
// a hearing of a single day may be recorded end first.
ClockCount count_clocks(const std::vector<ClockMark>& marks, const ClockSettings& settings,
                        const RuleBook& rules, const Calendar& calendar);
// As the file itself says: its rules, whether its petitioner can be told, what he wants.
ClockSettings clock_settings(const CaseFile& file);
ClockCount count_clocks(const CaseFile& file, const RuleBook& rules, const Calendar& calendar);

// Every running clock, the most urgent first; a suspended one is not running.
// Total: whatever the ledger holds, it answers. Same arguments, same answer.
std::vector<Deadline> deadlines(const ClockCount& count);
std::vector<Deadline> deadlines(const CaseFile& file, const RuleBook& rules,
                                const Calendar& calendar);

// Of those that run, the one that an authority must meet first, by an article; nullptr: none. The
// citizen's own time limits are his.
const Deadline* due_first(const std::vector<Deadline>& running);

// The day by which it must be concluded; none: that clock does not run, or a hearing suspends it.
std::optional<LocalDate> conclude_due(const CaseFile& file, const RuleBook& rules,
                                      const Calendar& calendar);

}  // namespace huiyin::petition
