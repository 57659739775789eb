// SMS of which the last word is not known and whose provider can be asked: which is asked about
// next, and what its records tell. They are believed as receipts are (sms_receipts.h): never back,
// and delivered beats all.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "store/sms_receipts.h"

namespace huiyin::store {

struct SoughtSms {
  OutboxId id;
  ConversationId to;
  std::string account;      // that has it, or perhaps has; "": one of them, a crash hides which
  std::string phone;        // "": the keys at hand do not open it
  std::string key;          // ours
  std::string provider_id;  // may be empty
  Instant tried{};
  bool is_unanswered = false;  // nobody has said yet that it went out
};
// Of those that went by that account the one that is due first.
std::optional<SoughtSms> sms_to_look_up(Transaction& tx, const Keyring& keys,
                                        const std::string& account, Instant now);

// What else went to that phone by that account, or perhaps did, so near to it that the provider's
// records may be of that.
struct SmsBeside {
  std::set<std::string> ids;    // the provider's
  bool has_others_too = false;  // some whose ids nobody knows
};
SmsBeside sms_beside(Transaction& tx, const SoughtSms& sought, const std::string& account);

// The provider's record of it. Its id is kept, so that receipts find the message from now on. What
// nobody had answered for is accepted where the provider has it and waits for the carrier.
Matching take_looked_up(Transaction& tx, const Keyring& keys, const SoughtSms& sought,
                        const ToldReceipt& told, Instant now);

// Not before then; nothing: never again. Does nothing to what a receipt has settled meanwhile.
void look_up_again(Transaction& tx, OutboxId message, std::optional<Instant> at);

// The provider has no record of what nobody answered for, long after it would have had one. It
// stays unknown, and is not sent again by itself.
void note_no_record(Transaction& tx, OutboxId message);

}  // namespace huiyin::store
