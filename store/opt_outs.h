// 退订: who wants nothing more that may be refused (reminders to a citizen, invitations, polls).
// What the law serves, and the answers to his own questions, ask nothing of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "petition/phone.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/sealing.h"

namespace huiyin::store {

// Kept by the phone of that conversation (an SMS comes from one; else that of the person joined
// with it), and where none is known by the conversation alone. What waits to be sent there and may
// be refused is withdrawn. False: it was so already.
bool opt_out(Transaction& tx, const Keyring& keys, ConversationId who, Instant now);
bool opt_out(Transaction& tx, const Keyring& keys, const petition::Phone& phone, Instant now);

// 恢复. False: nobody had opted out.
bool opt_in(Transaction& tx, const Keyring& keys, ConversationId who);

// What he may refuse, by Outgoing::about; everything else reaches him.
bool may_be_refused(std::string_view about);

// Asked by whoever sends what may be refused.
bool has_opted_out(Transaction& tx, const Keyring& keys, ConversationId who);
bool has_opted_out(Transaction& tx, const Keyring& keys, const petition::Phone& phone);
bool has_opted_out(Transaction& tx, const std::string& subject);

// By what it is kept: "phone/HASH", the same for the same phone; and the hash in it, where it is
// one of a phone.
std::string opt_out_subject(const Keyring& keys, const petition::Phone& phone);
std::optional<std::string_view> phone_hash_of_subject(std::string_view subject);

}  // namespace huiyin::store
