// What providers of SMS tell of the messages that they took 回执. Each is kept once and matched
// with the message that went out by that account to that phone: by the provider's id, or by our key
// where the provider gives it back. One that came before the answer to its message waits for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/outbox.h"

namespace huiyin::store {

struct ToldReceipt {
  std::string account = {};                  // through which it was told: the name in the settings
  std::string provider_id = {};              // may be empty where `our_key` is given
  std::string our_key = {};                  // may be empty
  std::string phone = {};                    // petition::Phone::text()
  OutboxState state = OutboxState::unknown;  // accepted: not the last word
  std::string code = {};                     // the carrier's or provider's
  std::string reason = {};                   // Chinese, for a person; empty when delivered
  std::optional<Instant> at = {};            // by the provider's clock
  // By a direct line: of which part it speaks. Then only that counts, and no provider_id.
  std::optional<SmsPartId> part = {};
};

enum class Matching : std::uint8_t {
  matched,   // the message is what it says, unless more was known already
  repeated,  // the same was told before
  kept,      // nothing of ours bears that id yet
};
struct ReceiptTaken {
  Matching matching = Matching::kept;
  std::optional<TracedMessage> message = {};  // whose it is; of `matched` always
};
ReceiptTaken take_receipt(Transaction& tx, const Keyring& keys, const ToldReceipt& told,
                          Instant now);

// Whether it speaks of a part of a message of ours to that phone.
bool is_of_known_part(Transaction& tx, const Keyring& keys, const ToldReceipt& told);

// Of a message that was just recorded as sent: what had been told of it before. How many receipts.
int match_kept_receipts(Transaction& tx, OutboxId message);

// Told since `since` and not matched until `until`: a wrong account, or somebody who guesses.
std::int64_t unmatched_receipts(Transaction& tx, Instant since, Instant until);

// What was taken so long ago that no receipt will come any more: nobody knows whether it arrived.
// How many there were.
inline constexpr hours kReceiptsCome{72};
std::int64_t settle_without_receipt(Transaction& tx, Instant now);

// Receipts are asked for as evidence through the message; the rows they came in are not.
inline constexpr days kReceiptsKept{180};
void forget_receipts(Transaction& tx, Instant now);

// What a receipt of `told` makes of a message: never back, and delivered beats all.
std::optional<OutboxState> state_after(OutboxState is, OutboxState told);

}  // namespace huiyin::store
