// A phone that changed hands 换人: who has it now must hear nothing of whom the office knew by it.
// It is cut off for good; the same number may register again, and is somebody else then.
#pragma once

#include <string>

#include "base/result.h"
#include "petition/phone.h"
#include "store/desk_context.h"

namespace huiyin::store {

// What waits to go there by SMS is withdrawn; links that went there open nothing; notices that were
// to be brought by it are a person's task; the talk from there, and every other that was joined
// with its person, is nobody's any more; visits booked with it stand, and are not told there.
// Staff are told, where anything of this was. `by` is the member of staff; "": who has it now said
// so, in the conversation of this turn.
void cut_phone(const DeskContext& desk, const petition::Phone& phone, const std::string& by);

// Somebody who was issued something at `since` had that phone then, and has it no more.
bool was_cut_since(Transaction& tx, const Keyring& keys, const petition::Phone& phone,
                   Instant since);
// The same of the phone of that person.
bool was_cut_since(Transaction& tx, std::int64_t person, Instant since);

// When the phone that this person has no more was cut off; nothing: he has one.
std::optional<Instant> phone_cut_at(Transaction& tx, std::int64_t person);

// He proved himself at the office with that phone: his matters are opened with its last four digits
// from now on. Refuses person.phone_taken: another person has registered with it.
Result<void> renew_phone(const OfficeContext& office, std::int64_t person,
                         const petition::Phone& phone);

}  // namespace huiyin::store
