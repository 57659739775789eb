// What other rules of reminding 催办规则 would change in the next two weeks: who is pushed and was
// not to be, and who is pushed no more. Asked before the rules are put in force.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "petition/case_file.h"
#include "petition/planned_pushes.h"
#include "store/office_book.h"
#include "store/sealing.h"

namespace huiyin::store {

struct ChangedPush {
  std::string case_no, office, title;  // of the clock: "办结"
  petition::PlannedPush push;
  bool is_new = false;  // else it falls away
};

struct ChangedPushes {
  std::vector<ChangedPush> first;  // by day; at most kChangedShown
  int added = 0, dropped = 0;      // all of them
  int cases = 0;                   // in which something changes
  bool is_all = true;              // false: there are more open cases than are looked at
};
inline constexpr std::size_t kChangedShown = 200;
inline constexpr days kPushesAhead{14};

struct RulesChange {
  const petition::ReminderPolicy &before, &after;
};

// Of the open cases that may be seen. What does not open is left out.
ChangedPushes changed_pushes(
    Transaction& tx, const Keyring& keys, const OfficeBook& offices, const RulesChange& change,
    const std::function<bool(const std::string& office, const petition::CaseFile&)>& may_see,
    Instant now);

}  // namespace huiyin::store
