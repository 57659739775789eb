// From a file to what is reminded of it: its running clocks, and the dates that no rule set counts
// and that are reminded as clocks all the same: a report to the superior, a leader's date, the
// stages of a task force, the co-units' answers, the sponsor's progress, the first receiver's duty.
#pragma once

#include <map>
#include <string>

#include "petition/case_file.h"
#include "petition/reminders.h"

namespace huiyin::petition {

struct UnitPeople {          // of one unit, by name; empty: nobody is named
  std::string section_head;  // 科室负责人
  std::string leader;        // 分管领导
};

// The units of an office by name.
using Units = std::map<std::string, UnitPeople, std::less<>>;

// `citizen_reachable`: see RemindedCase. An archived file, and a draft, have nothing to remind of.
// Several dates of one kind are told apart by "stage/2". A file of a group 群体性 is urgent. Its
// topic is the first of the policy's sensitive ones that stands in its words. Total.
RemindedCase reminded(const CaseFile& file, const Law& law, const ReminderDesk& desk,
                      const Units& units, bool citizen_reachable);

}  // namespace huiyin::petition
