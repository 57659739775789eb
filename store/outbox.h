// What is to be said, one row for each, in the order of its conversation. Rows are written in the
// transaction that decided them; delivery reads the head of a conversation's lane and records what
// the platform answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/reach.h"
#include "store/sealing.h"

namespace huiyin::store {

enum class OutboxState {
  queued = 0,
  accepted = 1,  // the platform took it
  held = 2,      // the window is shut: waits for the citizen's next message, or for another door
  expired = 3,
  failed = 4,   // the platform refused it for good, or told later that it could not deliver
  parked = 5,   // tried too often: a person looks at it
  unknown = 6,  // perhaps sent, and must not be repeated
  delivered = 7,
  blocked = 8,  // the phone is on a list, or its owner unsubscribed 退订: a failure of its own kind
  kept_back = 9,  // a trial 试运行: it is for nobody of the office's own staff, and went nowhere
};
inline constexpr std::size_t kOutboxStates = 10;

struct Outgoing {
  ConversationId to;
  std::optional<InboxId> answers = {};
  std::string office = {};  // whose message it is: a code, as in offices.h; never empty
  std::string channel;
  std::string kind = "text";  // "text", "menu", "welcome" (the code stands in the body)
  Priority priority = Priority::reply;
  std::string body;                 // JSON, as the channel reads it
  std::optional<Instant> due = {};  // not before; else now
  std::optional<Instant> expires = {};
  std::string about = {};  // what staff are told about: "group_visit", "human" …
  std::string trace = {};
  // Where it does not get through to a citizen by customer service: an SMS to the conversation of
  // his phone. Nothing: it waits until he writes.
  struct BySms {
    ConversationId to;
    std::string body;
  };
  std::optional<BySms> by_sms = {};
  std::optional<BulkId> bulk = {};  // the sending to many that it is of
  Reach reach = Reach::anybody;
};

// Its key is drawn here and never changes: it is the platform's de-duplication key (WeCom kf
// `msgid`, ≤ 32 bytes).
OutboxId put(Transaction& tx, const Keyring& keys, Random& random, const Outgoing& message,
             Instant now);

struct Queued {
  OutboxId id;
  ConversationId to;
  std::string channel, account, user;
  std::string kind, key, body, trace;
  Turn turn;
  Instant created{}, due{};
  std::optional<Instant> expires;
  int attempts = 0;
  bool possible_double = false;     // an attempt stayed unanswered
  bool is_put_off = false;          // `due` is a back-off's moment, not one that was wished for
  bool stands_behind_held = false;  // something said before it waits for the citizen
  Reach reach = Reach::anybody;
  Instant last_inbound{};
  int sent_since_inbound = 0;
};
// From when it was to be said: a back-off is not its wish.
Instant to_be_said(const Queued& message);

// The head of the lane: nothing later is sent before it is settled, but for what overtakes it
// (Priority). Throws Unreadable when it does not open; who it is can be asked all the same.
std::optional<Queued> head_of_lane(Transaction& tx, const Keyring& keys,
                                   ConversationId conversation);
std::optional<Queued> unopened_head_of_lane(Transaction& tx, ConversationId conversation);

// What is queued stands in lines: one for each office, channel and priority, in the order in which
// it is due. However long one is, its next ones are found at once.
struct QueuedLine {
  Turn turn;
  std::string channel;
};
std::vector<QueuedLine> queued_lines(Transaction& tx);

struct QueuedPlace {
  Instant due{};
  OutboxId id{};
  ConversationId to{};
};
// Up to `count` that are due until then and stand behind that place (a place of nothing: from the
// front).
std::vector<QueuedPlace> queued_in(Transaction& tx, const QueuedLine& line,
                                   const QueuedPlace& behind, Instant until, int count);

OutboxId newest_outbox(Transaction& tx);  // the highest id there is

struct Outcome {
  OutboxState state = OutboxState::accepted;
  std::string code = {};                 // the platform's
  std::string reason = {};               // Chinese, for a person
  std::string provider_id = {};          // the platform's id of the message
  std::vector<SentPart> parts = {};      // of an SMS by a direct line; each has its own id
  std::string sent_by = {};              // the account that has it, or perhaps has; SMS alone
  std::optional<Instant> again_at = {};  // with `queued`: not before
  // Its provider is asked then what became of it, unless that is known by then: sms_look_ups.h.
  std::optional<Instant> look_up_at = {};
  bool possible_double = false;
  bool is_attempt = true;         // false: put off without having been tried
  bool counts_in_window = false;  // one of the five
  // The attempt repeats one that stayed unanswered, both may have been taken, and the platform does
  // not tell a repetition from a second message.
  bool may_double = false;
  bool goes_by_sms = false;  // of `held`: there is a door for it, should the message have one
};
// Before a call that the platform may take for a second message: durable, it tells after a crash
// that one was begun.
// record() takes it back. False: the message is not as it was in hand.
bool begin_attempt(Transaction& tx, const Queued& message, Instant now);

// Of a message in hand, as head_of_lane() gave it. A failure told meanwhile stands; what would be
// held although the citizen has written meanwhile stays queued; what has another way takes that.
struct Recorded {
  std::optional<Turn> next;  // when its conversation is in turn again; nothing: nothing is queued
  std::optional<ConversationId> now_by_sms;  // where the message is queued instead
  int receipts_matched = 0;                  // that came before their message was known by its id
};
Recorded record(Transaction& tx, const Queued& message, const Outcome& outcome, Instant now);

// A platform told that what it had accepted did not arrive; perhaps before its answer to the call
// was recorded. What found the window shut waits for the citizen, as where the call is refused for
// it; its key is spent, and it gets another. A welcome does not: its code is spent too.
// Neither does what the keys at hand do not open.
struct Undelivered {
  std::string key, code;
  std::string reason;  // Chinese, for a person
  bool window_was_shut = false;
};
// What became of it; nothing: no such message of ours was sent.
struct Failed {
  ConversationId to;
  TracedMessage message;
  OutboxState state = OutboxState::failed;  // or held, or queued: the window has opened since
};
std::optional<Failed> record_failure(Transaction& tx, const Keyring& keys, Random& random,
                                     const Undelivered& what, Instant now);

// It is not sent any more. Nothing happens to what went out or is settled.
enum class Withdrawal {
  over,       // what it tells is
  phone_cut,  // it would go to somebody else
};
void withdraw(Transaction& tx, OutboxId message, Instant now,
              Withdrawal because = Withdrawal::over);

// When the n-th message back from now went to this conversation, if after `since`: a member of
// staff may get 30 a minute, a phone 10 a day. Of the channels that are so limited.
std::optional<Instant> sent_before(Transaction& tx, ConversationId conversation,
                                   std::string_view channel, int n, Instant since);

}  // namespace huiyin::store
