// Which running deadlines another calendar would move 期限变动, and who will be told: asked before
// the calendar is put in force. Told is by the next passes of reminders, from the same people and
// the same count.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "petition/case_file.h"
#include "petition/deadlines.h"
#include "store/office_book.h"
#include "store/sealing.h"

namespace huiyin::store {

struct MovedDeadline {
  std::string case_no, office, clock, title;  // "conclude", "办结"
  LocalDate from, to;
  std::vector<std::string> told;  // names of staff, "@office", "@citizen"
};

struct MovedDeadlines {
  std::vector<MovedDeadline> first;  // by the new date; at most kMovedShown
  int count = 0, cases = 0;          // all that move, and of how many cases
  int confirmed = 0;                 // do not move, and are no longer provisional
  bool is_all = true;                // false: there are more open cases than are looked at
};
inline constexpr std::size_t kMovedShown = 200;

struct CalendarChange {
  const petition::Calendar &before, &after;
};

// Of the open cases that may be seen. What does not open is left out.
MovedDeadlines moved_deadlines(
    Transaction& tx, const Keyring& keys, const OfficeBook& offices, const CalendarChange& change,
    const std::function<bool(const std::string& office, const petition::CaseFile&)>& may_see,
    LocalDate today);

}  // namespace huiyin::store
