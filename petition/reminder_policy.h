// Whom an office pushes, when, and how hard, as data: for each clock its steps. Read from
// config/defaults/reminders.json, or from the office's own file of that shape. Every number in it
// is the office's custom, not law: the days of law are the clocks' own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "petition/calendar.h"
#include "petition/rules.h"

namespace huiyin::petition {

// Whom a step names; the people behind it are of the file and of the office (reminder_people.h).
enum class Whom {
  handler,         // 承办人
  co_handlers,     // 协办人
  first_receiver,  // 首办责任人
  section_head,    // 科室负责人
  office,          // 信访办: who has duty, then the office's head
  sponsor,         // 包案领导
  leader,          // 分管领导
  citizen          // 信访人
};

// What a step makes. All but the first are lists and drafts on the office's desk: people decide.
enum class Push {
  reminder,
  supervision_list,    // 列入督办
  supervision_notice,  // 督办通知 in draft
  bulletin,            // 逾期通报 in draft
  follow_up            // the citizen's time has run out: 回访
};

enum class Anchor { start, safe, due };  // of the clock that a step counts from

struct ReminderStep {
  std::string key;  // as written: "T-3", "due+1"; a repeat has its number behind: "due#2"
  Anchor anchor = Anchor::safe;
  int offset = 0;  // in `unit`; safe: never after it, due: never before it
  DayUnit unit = DayUnit::working;
  std::optional<int> sensitive_offset = {};  // in place of `offset` while attention is raised
  std::vector<Whom> whom = {};
  std::vector<Push> also = {};  // beside the reminder
  bool urgent_only = false;     // for urgent and grave files alone
  bool asks_in_time = false;    // in time? else progress and plan
  std::string repeats = {};     // key of the step that this one says again; empty: none

  // The day itself, what comes after it, and what an urgent file begins with: told alone and at
  // once. All else waits for the morning's digest.
  bool is_pressing() const { return anchor != Anchor::safe || offset == 0; }

  friend bool operator==(const ReminderStep&, const ReminderStep&) = default;
};

struct ClockReminders {
  std::string clock;                // key in the rule sets, or of a duty: see is_duty_clock
  std::string title;                // "办结"
  std::vector<ReminderStep> steps;  // in the order of their days: a later one is the higher

  friend bool operator==(const ClockReminders&, const ClockReminders&) = default;
};

struct SensitivePeriod {  // 重点时期, both days within
  std::string name;
  LocalDate from, until;

  friend bool operator==(const SensitivePeriod&, const SensitivePeriod&) = default;
};

// Reminders come earlier; nothing else changes, and nothing at all for the citizen.
struct Sensitive {
  std::vector<SensitivePeriod> periods;
  std::vector<std::string> topics;  // 重点问题
  std::vector<std::string> cases;   // 重点群体: numbers of matters, never persons

  friend bool operator==(const Sensitive&, const Sensitive&) = default;
};

// Who is told when a clock that runs gets another date (moved_dates.h).
struct Moved {
  std::vector<Whom> whom;            // empty: nobody
  std::vector<std::string> citizen;  // clocks of which the citizen is told besides

  friend bool operator==(const Moved&, const Moved&) = default;
};

struct ReminderPolicy {
  LocalTime day_begins, day_ends;  // outside: quiet
  LocalTime digest_at;
  int alone_max = 0;         // more at once for one person are one message
  int digest_lines_max = 0;  // shown; the others are counted
  int progress_days = 0;     // without a word on a sponsored file 包案
  int co_unit_days = 0;      // working days by which co-units answer before the lead's last one
  Sensitive sensitive;
  Moved moved;
  std::vector<ClockReminders> clocks;

  // By the clock's key up to a '/': "stage/2" is the second date of "stage". nullptr: never
  // reminded.
  const ClockReminders* clock(std::string_view key) const;

  friend bool operator==(const ReminderPolicy&, const ReminderPolicy&) = default;
};

std::string_view name(Whom whom);  // "section_head", as in the file
std::string_view name(Push push);  // "supervision_list"

// Duties that are no clock of a rule set, and are reminded as one: "superior_report", "stage" …
bool is_duty_clock(std::string_view key);
std::span<const std::string_view> duty_clocks();

// Refuses with json.*, and reminders.time (day, digest), reminders.step (what `at` or `sensitive`
// may say), reminders.order, reminders.duplicate, reminders.nobody, reminders.moved,
// reminders.period; all faults at once, each with `file` and key.
[[nodiscard]] tl::expected<ReminderPolicy, Faults> parse_reminders(std::string_view json,
                                                                   std::string_view file);

// What policy and rules must say of each other: reminders.no_row (a clock of the rules that nobody
// would be reminded of), reminders.unknown_clock, reminders.moved (an inner one for the citizen).
// `file` stands in each where.
Faults faults(const ReminderPolicy& policy, const RuleBook& rules, std::string_view file);

}  // namespace huiyin::petition
