// The parts of messages that went out by a direct line 直连: each has an id of its own, by which
// its receipts name it. A message is delivered when all of its parts are, and has failed when one
// of them has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/outbox.h"

namespace huiyin::store {

// Of a message that was just recorded as sent, or perhaps sent, by `account`: in their order. What
// was told of them before is applied: how many receipts.
int keep_sms_parts(Transaction& tx, OutboxId message, const std::string& account,
                   const std::vector<SentPart>& parts, Instant now);

struct SmsPart {
  std::int64_t id = 0;
  OutboxId message;
};
// The newest that bears it: SMSCs use their ids again after a while.
std::optional<SmsPart> find_sms_part(Transaction& tx, const std::string& account,
                                     const SmsPartId& id, const std::string& phone_hash);

// What a receipt told of one part, and what its message is by that.
struct ToldOfPart {
  OutboxState state = OutboxState::unknown;
  std::string code, reason;
  Instant at{};
};
// False: it says nothing new.
bool apply_to_sms_part(Transaction& tx, const SmsPart& part, const ToldOfPart& told);

// What the logs know a message by.
TracedMessage traced(Transaction& tx, OutboxId message);

// An answer that came after it was given up: part `sequence` of the message of that key was taken.
// With the last of its parts, the message is accepted after all. Nothing: no such message went out
// by that account.
std::optional<TracedMessage> note_taken_late(Transaction& tx, const std::string& key,
                                             const std::string& account, int sequence,
                                             const SmsPartId& id, Instant now);

}  // namespace huiyin::store
