// Who has a part in a case: an index beside the ledger, by which somebody's cases are found.
#pragma once

#include <string>
#include <vector>

#include "petition/case_file.h"
#include "store/database.h"
#include "store/office.h"
#include "store/sealing.h"

namespace huiyin::store {

// Under which keys a case stands among those of its office; none when it is archived.
std::vector<std::string> parties_of(const petition::CaseFile& file);
// Under which keys a member of staff finds what he has a part in.
std::vector<std::string> parties_of(const Office& office, const StaffMember& member);

// Writes them anew from the ledger, with what figures count it by (case_figures.h): after each
// event.
void note_parties(Transaction& tx, const Keyring& keys, const std::string& case_no);
// The same for cases of before there was this index, a bounded number at a time; false: none was
// left.
bool note_unknown_parties(Transaction& tx, const Keyring& keys);

// Cases of these offices that stand under any of these keys, by number, at most `max`.
std::vector<std::string> cases_of(Transaction& tx, const std::vector<std::string>& offices,
                                  const std::vector<std::string>& parties, std::size_t max);

}  // namespace huiyin::store
