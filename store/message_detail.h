// One message as an office's people look at it who ask why it did not get through: its words, for
// whom it was, what providers told of it, and whether a person had it said again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/listings.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::store {

// That a person had a message said again: on record for good.
struct ResendRecord {
  std::int64_t of = 0;     // the message that did not get through
  std::string key_id, by;  // the key of the API, and whom its system names; by may be empty
  std::string changed;     // "to text channel", of these what is not as it was; may be empty
  bool may_be_double = false;
  Instant at{};
};

struct ReceiptRow {
  OutboxState state = OutboxState::unknown;
  std::string code, reason;
  Instant told{}, received{};  // by the provider's clock; by ours
};

struct MessageDetail {
  MessageRow row;
  OutboxState state = OutboxState::queued;
  Priority priority = Priority::reply;
  ConversationId to;
  std::string user;  // as in Address; empty: it does not open
  std::string provider_id, sent_by;
  Instant due{};
  std::optional<Instant> expires = {};
  std::optional<std::string> body = {};  // as the channel reads it; nothing: it does not open
  std::optional<Outgoing::BySms> by_sms = {};
  std::optional<ResendRecord> resend = {};
  std::vector<ReceiptRow> receipts = {};       // in the order in which they came
  std::vector<std::string> case_numbers = {};  // of which it tells, where that is known
};
std::optional<MessageDetail> message_detail(Transaction& tx, const Keyring& keys, OutboxId id);

}  // namespace huiyin::store
