// Staff that a table brought in, besides those of the office's file.
#pragma once

#include <vector>

#include "store/database.h"
#include "store/office.h"

namespace huiyin::store {

// Who is active, by account.
std::vector<StaffMember> staff_list(Transaction& tx);

// Adds them to the office's own; who is there already, by account or by name, is as the office's
// file says.
void add_staff(Office& office, const std::vector<StaffMember>& more);

}  // namespace huiyin::store
