// What providers and direct lines tell: receipts 回执, matched with what went out, and what
// citizens answered, each a message of its phone's conversation. Committed before anybody is told
// that it was taken.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gateway/sms/push_reading.h"
#include "gateway/walk/intake.h"
#include "store/inbox.h"
#include "store/sms_receipts.h"

namespace huiyin::gateway {

// What was done with some facts, counted anew when their transaction is done over.
struct SmsTaken {
  std::uint64_t matched = 0, repeated = 0, kept = 0;  // receipts
  std::uint64_t replies = 0, replies_repeated = 0;
  std::uint64_t bad = 0;  // what could not be read, kept as it came
  std::vector<store::ConversationId> came_in = {};
  // For the log, once they are committed.
  struct Matched {
    store::TracedMessage message;
    std::string account, code;
    store::OutboxState state = store::OutboxState::unknown;
  };
  std::vector<Matched> matched_messages = {};
  struct TakenLate {
    store::TracedMessage message;
    std::string account;
    int part = 0;
  };
  std::vector<TakenLate> taken_late = {};

  void note(const store::ToldReceipt& told, store::ReceiptTaken done);
  void take_in(store::Transaction& tx, const store::SealedIncoming& one, Instant now);
};

store::OutboxState outbox_state_of(sms::ReceiptState state);
store::ToldReceipt told_by(const std::string& account, const sms::Receipt& receipt);

class SmsIntake {
 public:
  // `came_in`: from the committing thread, once for each reply.
  SmsIntake(Intake::Parts parts, std::function<void(store::ConversationId)> came_in);

  // `done`: once, on the committing thread or this one.
  using Done = std::function<void(bool is_committed)>;
  void commit(const std::string& account, const sms::SmsFacts& facts, Done done);

  // The same for any work on them: `write` may be called again, with an empty SmsTaken each time.
  using Write = std::function<void(store::Transaction& tx, Instant now, SmsTaken& taken)>;
  void commit(Write write, Done done);

  // Ready to be taken in by a `write`. `key`: the same for the same reply, however often it comes.
  store::SealedIncoming sealed_reply(const std::string& account, const sms::Reply& reply,
                                     std::string key) const;
  // What nobody could read, for a person to look at.
  store::SealedIncoming sealed_unreadable(const std::string& account, std::string raw) const;

  struct Counts {
    std::uint64_t matched = 0, repeated = 0, kept = 0;
    std::uint64_t replies = 0, replies_repeated = 0;
    std::uint64_t bad = 0, not_committed = 0;
    std::array<std::uint64_t, store::kOutboxStates> told = {};  // matched ones, by OutboxState
  };
  Counts counts() const;

  const Intake::Parts& parts() const { return parts_; }

 private:
  void note(const SmsTaken& taken);

  const Intake::Parts parts_;
  const std::function<void(store::ConversationId)> came_in_;
  std::atomic<std::uint64_t> matched_{0}, repeated_{0}, kept_{0}, replies_{0}, replies_repeated_{0},
      bad_{0}, not_committed_{0};
  std::array<std::atomic<std::uint64_t>, store::kOutboxStates> told_ = {};
};

}  // namespace huiyin::gateway
