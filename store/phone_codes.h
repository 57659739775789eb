// Codes 验证码: six digits that go to a phone by SMS and are typed back where they were asked for.
// They prove that whoever writes there holds that phone. Kept hashed; good once and for a short
// while (Office::phone_codes).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "bot/desk.h"
#include "petition/phone.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Sends one to `phone`, by which the conversation of this turn would be joined with `person`; the
// one sent for it before is void. False: too many went to that phone or were asked for here within
// the hour, or too many wrong ones were typed back. So nobody can have a phone bombarded, and a new
// code gives no new tries.
bool send_phone_code(const DeskContext& desk, std::int64_t person, const petition::Phone& phone);

// The person whom it proves. Wrong ones count against the phone, over all conversations and codes.
// The right one is spent with this, and every other that was sent to that phone is void.
std::variant<std::int64_t, bot::CodeRefusal> take_phone_code(const DeskContext& desk,
                                                             const std::string& typed);

// None that was sent to that phone opens anything; what is still queued of them is withdrawn.
void void_phone_codes(const OfficeContext& office, const std::string& phone_hash);

void forget_phone_codes(Transaction& tx, Instant sent_before);

}  // namespace huiyin::store
