#include "store/office.h"

#include <algorithm>

namespace huiyin::store {

const StaffMember* Office::member(std::string_view name) const {
  const auto found = std::ranges::find(staff, name, &StaffMember::name);
  return found == staff.end() ? nullptr : &*found;
}

const StaffMember* Office::member_with_account(std::string_view userid) const {
  const auto found = std::ranges::find(staff, userid, &StaffMember::userid);
  return userid.empty() || found == staff.end() ? nullptr : &*found;
}

std::vector<std::string> Office::told_of(const std::string& signal) const {
  auto found = told.find(signal);
  if (found == told.end()) found = told.find("default");
  return found == told.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace huiyin::store
