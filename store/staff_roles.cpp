#include "store/staff_roles.h"

#include <algorithm>

namespace huiyin::store {

using petition::Role;

petition::StaffPerson staff_person(const StaffMember& member) {
  petition::StaffPerson person{member.name, member.unit, {}};
  const auto role = petition::role_named(member.role);
  if (!role) return person;
  person.standing.push_back(*role);
  if (*role == Role::leader && member.principal) person.standing = {Role::principal_leader};
  if (*role == Role::leader || *role == Role::section_head)
    person.standing.push_back(Role::unit_officer);
  return person;
}

const StaffMember* leader_over(const Office& office, const std::string& unit) {
  if (const auto found = office.leader_of.find(unit); found != office.leader_of.end())
    if (const StaffMember* leader = office.member(found->second)) return leader;
  const auto principal = std::ranges::find_if(office.staff, &StaffMember::principal);
  return principal == office.staff.end() ? nullptr : &*principal;
}

std::vector<std::string> heads_of(const Office& office, const std::string& unit) {
  std::vector<std::string> heads;
  if (unit.empty()) return heads;
  for (const StaffMember& member : office.staff)
    if (member.unit == unit && member.role == name(Role::section_head))
      heads.push_back(member.name);
  return heads;
}

}  // namespace huiyin::store
