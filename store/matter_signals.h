// Signals 预警 that a matter raises by being taken in (domain: Signals): a joint letter 联名信, the
// same person with a like matter again, many people with the same one. Whichever way it came: each
// door that takes matters in calls this once, in its transaction, when the ledger begins and the
// petitioner is indexed; and the ledger itself where an entry is corrected, since it may have been
// the beginning. Of a matter that is in a signal of that kind, this changes nothing.
//
// Once an occasion: what comes to an open one is counted with it, and staff are told of it at its
// beginning alone. An accusation 检举控告 is in no repeat and no cluster, as it is in no figure; a
// joint letter of accusation is kept from whom it names.
#pragma once

#include <string>
#include <vector>

#include "store/desk_context.h"
#include "store/signals.h"

namespace huiyin::store {

void raise_of_matter(const OfficeContext& asked_at, const std::string& case_no);

// What the signal is about, the newest first; none of a signal that was said in a talk. Who may see
// which is for the caller to ask.
std::vector<std::string> matters_of_signal(Transaction& tx, SignalId id);
inline constexpr std::int64_t kMattersOfSignalMax = 50;

}  // namespace huiyin::store
