// A correction 更正: an earlier entry was written wrongly. Nothing is edited: the ledger keeps the
// entry and its correction, and what counts is worked out from both, each time.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "petition/case_file.h"

namespace huiyin::petition {

// What of `ledger` counts, in its order: a corrected entry stands in its old place as it should
// have been, counts from its own day, and was recorded when its last correction was; an entry that
// should not be there is left out, and so are the corrections. Of several corrections of one entry
// the last holds. Total: a correction of what is not there changes nothing.
std::vector<CaseEvent> counted(std::span<const CaseEvent> ledger);

// Why that correction may not be written, with code case.correction unless the law would refuse
// what comes out of it: then the code is that of the first event that could not have been.
//
// Not corrected: the beginning of a file (only its fields), another correction, a kind into another
// kind (take the entry out and write a new one), anything of an archived file (reopen it first). Of
// what the citizen himself said only the day may be corrected, never his words.
std::optional<Problem> correction_refusal(const CaseFile& file, const CaseEvent& event,
                                          const Law& law);

}  // namespace huiyin::petition
