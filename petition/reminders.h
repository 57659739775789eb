// Who must be pushed now 提醒与催办, derived from the clocks that run: nothing here stores a date
// that could be computed. The one thing stored is which keys were said, and that is what makes each
// reminder be sent once, whatever crashes and however many instances run.
//
// The store's part, in one transaction for each bundle (reminder_bundles.h): insert its keys under
// a unique index; what is there already was another's, and is not sent; the rest goes to the outbox
// with them. Nothing is lost by a crash before the commit, for the next pass derives it again. A
// file that has a newer event than the pass saw is looked at again, so that nothing is sent after
// its clock was met.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "petition/answer_times.h"
#include "petition/deadlines.h"
#include "petition/moved_dates.h"
#include "petition/reminder_people.h"
#include "petition/reminder_policy.h"
#include "petition/working_days.h"

namespace huiyin::petition {

// What reminders see of a matter: never its story, never its petitioner.
struct RemindedCase {
  enum class Urgency { normal, urgent, grave };

  std::string number;  // 登记号
  // As deadlines() answers: those that run. A suspended, exempt, met or ended clock is not among
  // them, and is not reminded. Several of one kind are told apart by "stage/2".
  std::vector<Deadline> deadlines;
  CasePeople people;
  std::string unit = {};   // 责任单位
  std::string topic = {};  // for the list of sensitive topics
  Urgency urgency = Urgency::normal;
  std::vector<KnownDate> known = {};  // dates that people count with; empty: none was told yet
  // Clocks that a hearing holds up: what people knew of them is what the new date is told beside.
  std::vector<std::string> suspended = {};
  bool citizen_reachable = false;  // served by phone or WeCom, and has not unsubscribed 退订
  bool is_archived = false;        // nothing will be due again
  // For figures: how soon it was answered, and what it is about (themes.h); of archived ones too.
  AnswerTimes answers = {};
  std::string theme = {};
};

// What a pass is made with. Borrowed.
struct ReminderDesk {
  const ReminderPolicy& policy;
  const WorkingDays& working;
  const OfficePeople& people;
  std::string_view office = {};  // told apart by it where an installation has several
};

// What the store has on record.
struct Recorded {
  std::function<bool(std::string_view key)> is_said;          // sent, or silenced
  std::function<bool(std::string_view key)> is_acknowledged;  // answered with 已知
};

enum class Sending {
  alone,   // at once, a message of its own
  digest,  // in the morning's digest
  desk     // no message: a row or draft on the office's desk
};

struct Reminder {
  std::string key;  // "XF2026-000101/conclude/T-3/2026-11-27/周启明": case, clock, step, the date
                    // that the step was for, for whom
  std::string case_number, clock, step;
  Push push = Push::reminder;
  Sending sending = Sending::alone;
  std::string whom, to;  // see Addressed
  LocalDate due, safe;
  RemindedCase::Urgency urgency = RemindedCase::Urgency::normal;
  bool asks_in_time = false;
  std::optional<LocalDate> was = {};         // the date moved: this is told, under the step "moved"
  std::vector<std::string> supersedes = {};  // keys of lower steps that are now never sent
};

enum class Silence { acknowledged, unreachable };

// A step that is not sent, and why; put on record with its key.
struct Silenced {
  std::string key;
  Silence because = Silence::acknowledged;
  std::string by = {};  // key that was acknowledged
};

struct DueReminders {
  std::vector<Reminder> reminders;
  std::vector<Silenced> silenced;
  std::optional<Instant> next;   // when to look again, once these are on record; none: never
  std::vector<KnownDate> known;  // with which dates people count then; goes into the next pass
};

// All that is to be sent of `file` at `now`. For each person and clock the highest step that has
// come; those below are superseded by it, and never said once a higher one was for the same date.
// What may not be sent now (quiet hours, a day off, the digest is out) waits, and `next` says for
// when. Total. Same arguments, same answer.
//
// A date that moved is told with the day's digest, the citizen alone; until then `known` keeps the
// one before.
//
// `next` holds as long as file, policy, calendar and people stay what they are: an event on the
// file makes it anew, a change of the others those of all files.
DueReminders due_reminders(const RemindedCase& file, const ReminderDesk& desk,
                           const Recorded& recorded, Instant now);

// Who counts with the dates of that clock and is told when one moves, on that day.
std::vector<Addressed> told_of_move(const CasePeople& people, std::string_view clock,
                                    const ReminderDesk& desk, LocalDate day);

// When the scheduler must look at `file` at the earliest; `now` when something is to be sent.
std::optional<Instant> next_moment(const RemindedCase& file, const ReminderDesk& desk,
                                   const Recorded& recorded, Instant now);

// Under this key a person's digest of a day is on record: never two. People are of their office.
std::string digest_key(LocalDate day, std::string_view to, std::string_view office = {});

// The progress of a sponsored file 包案 is asked for so many days after the last word on it.
Deadline progress_deadline(LocalDate last_word, const ReminderDesk& desk);

}  // namespace huiyin::petition
