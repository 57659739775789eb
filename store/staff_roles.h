// Which roles a member of staff has wherever, by what the office's file says of him.
#pragma once

#include "petition/case_steps.h"
#include "store/office.h"

namespace huiyin::store {

// A head of a section also speaks for his unit, a leader for the whole authority
// (责任单位授权人员).
petition::StaffPerson staff_person(const StaffMember& member);

// The leader in charge of that unit 分管领导, or the principal leader 主要领导 where none is named;
// nullptr: the office's file names neither.
const StaffMember* leader_over(const Office& office, const std::string& unit);

// Heads of the section of that name.
std::vector<std::string> heads_of(const Office& office, const std::string& unit);

}  // namespace huiyin::store
