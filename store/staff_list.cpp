#include "store/staff_list.h"

#include <algorithm>

namespace huiyin::store {

std::vector<StaffMember> staff_list(Transaction& tx) {
  std::vector<StaffMember> all;
  for (auto& [userid, name, post, role, unit] :
       tx.rows<std::string, std::string, std::string, std::string, std::string>(
           "SELECT userid, name, post, role, unit FROM staff WHERE active = 1 ORDER BY userid")) {
    StaffMember one;
    one.userid = userid;
    one.name = name;
    one.post = post;
    one.role = role;
    one.unit = unit;
    all.push_back(std::move(one));
  }
  return all;
}

void add_staff(Office& office, const std::vector<StaffMember>& more) {
  for (const StaffMember& one : more)
    if (std::ranges::none_of(office.staff, [&](const StaffMember& known) {
          return known.userid == one.userid || known.name == one.name;
        }))
      office.staff.push_back(one);
}

}  // namespace huiyin::store
