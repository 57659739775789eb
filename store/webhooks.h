// What other systems are told of a ledger, in its order for each case: rows written together with
// the entry, sent by gateway/api/hooks.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

struct NewWebhook {
  std::string office;               // hears of its own cases and of those below
  std::string url;                  // checked by who takes it in
  std::vector<std::string> events;  // ledger names; empty: all
  bool hears_accusations = false;
};

struct Webhook {
  std::string id;
  NewWebhook what;
  Instant created{};
};

struct MadeWebhook {
  std::string id;
  std::string secret;  // "whs_…": told this once; by it a receiver knows who speaks
};
MadeWebhook make_webhook(Transaction& tx, const Keyring& keys, Random& random,
                         const NewWebhook& wanted, Instant now);
std::vector<Webhook> webhooks(Transaction& tx);
std::optional<Webhook> webhook(Transaction& tx, const std::string& id);
// Nobody is left to tell: what waits for it is closed. False: there is none.
bool remove_webhook(Transaction& tx, const std::string& id, Instant now);

// Puts a delivery for each webhook that wants to hear of it. One that waits for an earlier one of
// the same case stands behind it.
void tell_webhooks(Transaction& tx, const std::string& case_no, std::int64_t seq,
                   std::string_view event, Instant now);

struct Delivery {
  std::int64_t id = 0;
  std::string webhook_id, case_no, event;
  std::int64_t seq = 0;
  std::string state;  // due delivered parked behind closed
  std::int64_t attempts = 0;
  std::optional<std::int64_t> last_status = {};
  Instant created{};
  std::optional<Instant> finished = {};
};
const std::vector<std::string>& delivery_states();

struct ClaimedDelivery {
  Delivery delivery;
  Webhook to;
  std::string secret;
};
// The delivery that has been due longest, for whoever claims it until `lease` is over: then it is
// due again. Counts an attempt.
std::optional<ClaimedDelivery> claim_delivery(Transaction& tx, const Keyring& keys, Instant now,
                                              milliseconds lease);

// How a claimed one went; the next of its case follows what is finished.
void finish_delivery(Transaction& tx, std::int64_t id, int status, Instant now);
void close_delivery(Transaction& tx, std::int64_t id, Instant now);  // not for them
void retry_delivery(Transaction& tx, std::int64_t id, int status, Instant due);
void park_delivery(Transaction& tx, std::int64_t id, int status, Instant now);

// Up to `count` of this webhook before the id `before`, the newest first.
std::vector<Delivery> deliveries(Transaction& tx, const std::string& webhook_id,
                                 std::int64_t before, std::int64_t count);
// Due again, from the first attempt. False: there is none of that webhook that is parked or
// delivered.
bool replay_delivery(Transaction& tx, const std::string& webhook_id, std::int64_t id, Instant now);

}  // namespace huiyin::store
