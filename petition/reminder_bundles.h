// What goes out of one pass: for each person single messages, and one digest 每日汇总 of the
// morning. And what their lines say: number, clock and dates, never the story nor a person of it.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "petition/reminders.h"

namespace huiyin::petition {

// One message, or one row of the desk. Put on record as a whole: `key`, then the reminders' keys,
// those that they supersede, and the outbox row, in one transaction. When `key` of a digest is
// there already another instance was first: nothing of the bundle is kept, and its files are looked
// at again.
struct Bundle {
  Sending sending = Sending::alone;
  std::string key;                  // of the digest, or of its first reminder
  std::string to;                   // never empty
  std::vector<Reminder> reminders;  // never empty; the most pressing first
};

// All reminders of a pass, of all files of an office: a digest holds everything of its person, so a
// pass is never cut in two before this. More than `alone_max` single ones to a person become one
// message; urgent and grave ones stay alone, and so do those to citizens. In order of the
// receivers. Total.
std::vector<Bundle> bundles(std::vector<Reminder> reminders, const ReminderPolicy& policy,
                            LocalDate today, std::string_view office = {});

// A line of a message, for a template to say.
struct ReminderLine {
  std::string case_number;
  std::string title;  // of the clock: "办结"
  std::string step;
  LocalDate due;
  int days_left = 0;  // natural days to `due`; 0: today is the last; below: days over
  RemindedCase::Urgency urgency = RemindedCase::Urgency::normal;
  bool asks_in_time = false;
  std::optional<LocalDate> was = {};  // the date moved
};

struct ReminderLines {
  std::vector<ReminderLine> lines;  // at most `digest_lines_max`
  std::size_t more = 0;             // not shown
};

ReminderLines lines_of(const Bundle& bundle, const ReminderPolicy& policy, LocalDate today);

// A row of the supervision list 督办. Derived like all else: a matter leaves the list when its
// clock stops. A person opens the supervision itself.
struct SupervisionRow {
  std::string case_number;
  std::string clock, title, article;
  LocalDate due;
  int days_over = 0;    // natural days since `due`; 0 or less where the office lists it sooner
  LocalDate listed_on;  // from which day it is on the list
  std::string unit, handler, sponsor, leader;  // empty: nobody is named
  RemindedCase::Urgency urgency = RemindedCase::Urgency::normal;
};

// The rows of `file` on `today`, in the order of its clocks.
std::vector<SupervisionRow> supervision_rows(const RemindedCase& file, const ReminderDesk& desk,
                                             LocalDate today);

// The order of a whole list: grave before urgent before normal, then the longest over, then by
// number.
void sort_supervision(std::vector<SupervisionRow>& rows);

}  // namespace huiyin::petition
