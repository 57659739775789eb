// What must be done next on a file, by whom, and by when where something counts the days. Worked
// out from the ledger each time, never stored: so that it cannot disagree with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "petition/case_file.h"
#include "petition/deadlines.h"

namespace huiyin::petition {

struct Duty {
  std::string key;          // "conclude", "serve_opinion": one of duty_keys()
  std::string what;         // "办结并作出处理意见", as people read it
  Role who = Role::duty;    // whose it is
  std::string person = {};  // his name, where the file knows one; or the co-unit's
  // What counts its days: the clock of that key in the rule set, or nothing (a mere duty, or a day
  // that a person set: then `due` alone).
  std::string clock = {};
  std::string article = {};
  std::optional<LocalDate> due = {}, safe = {};  // none: suspended, exempt, or nothing counts it
  bool is_suspended = false;                     // a hearing is open
  bool is_exempt = false;                        // name or address unclear
  bool bars_archive = true;                      // the file is not closed while it is open
};

// All open duties, in the order of a file's life. Total: of a draft or an archived file, none.
std::vector<Duty> duties(const CaseFile& file, const Law& law);

const std::vector<std::string>& duty_keys();

// The four duties of the first receiver 首问首办四包 (S42), each with the day on which it was done.
struct FirstDuty {
  std::string what;               // "包查清"
  std::optional<LocalDate> done;  // none: still to do
  bool was_late = false;
};
std::vector<FirstDuty> first_receiver_duties(const CaseFile& file, const Law& law);

// Co-units 协办单位 that have not answered the lead since the file was last taken up.
std::vector<std::string> silent_co_units(const CaseFile& file);

// Decided one way or another, so that there is a result to report.
bool has_outcome(const CaseFile& file);

}  // namespace huiyin::petition
