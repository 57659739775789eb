// Staff that a table brought in, besides those of an office's file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/office.h"
#include "store/sealing.h"

namespace huiyin::store {

// Puts a member of that office there, or puts right who has the account already. All that work for
// the office know it from the next round on (office_book.h).
void put_staff(Transaction& tx, const Keyring& keys, const std::string& office,
               const std::vector<StaffMember>& staff);
// They work here no more: what they wrote and did stays as it is, and their telephones are
// forgotten.
void let_staff_go(Transaction& tx, const std::string& office,
                  const std::vector<StaffMember>& staff);
// Another one after each of both; 0: there was none.
std::int64_t staff_version(Transaction& tx);

// Who is active there, by account.
std::vector<StaffMember> staff_list(Transaction& tx, const Keyring& keys,
                                    const std::string& office);
// Where who has that account works; nothing: nobody has it.
std::optional<std::string> office_of_staff(Transaction& tx, const std::string& userid);

// Adds them to the office's own; who is there already, by account or by name, is as the office's
// file says.
void add_staff(Office& office, const std::vector<StaffMember>& more);

}  // namespace huiyin::store
