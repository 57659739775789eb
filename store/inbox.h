// What came in, each message once, in the order of its conversation. A message is taken in together
// with whatever made it known (the callback's signature, the puller's cursor), in one transaction
// of the caller.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/sealing.h"

namespace huiyin::store {

enum class Taking {
  answer,     // a conversation has it to do
  keep,       // on record, nothing to do (a servicer's words, an unknown event)
  set_aside,  // unreadable or unknown: an operator looks at it
};

struct Incoming {
  std::optional<Address> from;  // nothing: of no conversation
  std::string key;              // the same message, the same key, however often it comes
  std::string kind;             // "text", "image", "event.enter_session" …
  Instant sent_at{};            // by the platform's stamp
  std::string raw;              // as it came, whole: new fields appear every year
  Taking taking = Taking::answer;
  bool opens_window = false;  // the citizen's own message: five answers within 48 hours from here
  std::string trace;          // follows the message to its receipt
};

// The costly part, sealing, done before the transaction and on the caller's thread.
struct SealedIncoming {
  Incoming plain;  // `raw` and the user's address are moved out
  std::string raw;
  std::string address, address_hash;
};
SealedIncoming seal(const Keyring& keys, Incoming incoming);

// Nothing when the key was there before. `conversation` is 0 when the message is of none.
struct TakenIn {
  InboxId id;
  ConversationId conversation;
  bool frees_mail = false;  // what was held until he writes is queued now
};
std::optional<TakenIn> take_in(Transaction& tx, const SealedIncoming& incoming, Instant now);

// The oldest message of `conversation` that waits, opened.
struct Waiting {
  InboxId id;
  std::string key, kind, raw, trace;
  Instant sent_at{};
  int attempts = 0;
};
std::optional<Waiting> oldest_waiting(Transaction& tx, const Keyring& keys,
                                      ConversationId conversation);

// What is known of it without opening anything: it may not open.
struct Unopened {
  InboxId id;
  std::string trace;
  int attempts = 0;
  std::string channel, account;
};
std::optional<Unopened> oldest_unopened(Transaction& tx, ConversationId conversation);

// False: it is not waiting any more (somebody else did it).
bool finish(Transaction& tx, InboxId message);
void park(Transaction& tx, InboxId message);  // a person looks at it
int count_attempt(Transaction& tx,
                  InboxId message);  // after a failed try; answers how many there were

// The citizen took it back: the fact stays, the words are hidden. A message that still waits is not
// answered any more.
void recall(Transaction& tx, std::string_view key);

}  // namespace huiyin::store
