// Inbox → conversation. Takes the oldest message of a conversation that has work, understands it,
// and answers it in one transaction: the new session, what was done in the office, the replies and
// "this message is done" are there together or not at all.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "bot/converse.h"
#include "bot/understanding/understanding.h"
#include "gateway/walk/lanes.h"
#include "gateway/walk/sms_thread.h"
#include "gateway/walk/turnstile.h"
#include "store/conversations.h"
#include "store/example_book.h"
#include "store/inbox.h"
#include "store/office_desk.h"
#include "store/office_parts.h"
#include "store/postgres_claims.h"

namespace huiyin::gateway {

struct TalkSettings {
  bot::Limits limits;
  int in_flight_max = 256;  // messages whose transaction is queued; above it no new one is begun
  int attempts_max =
      5;  // then the message is parked for a person to see, and the citizen is told so
  milliseconds retry_first{200};
  milliseconds elsewhere{200};  // until a conversation that another instance has is looked at again
  ExtensionDigits sms_extension_digits = {};  // of accounts by which offices have their own
  seconds welcome_valid{18};                  // the platform's 20 s, less the way there
};

class Talks {
 public:
  struct Parts : store::OfficeParts {
    const bot::Understanding& understanding;
    store::Claims* claims = nullptr;               // none: no other instance works on this database
    const store::ExampleBook* examples = nullptr;  // none: no office has any of its own
  };
  // `has_mail` is told of each conversation for which something to send was committed; `awake` that
  // a step may find work.
  Talks(Parts parts, TalkSettings settings,
        std::function<void(store::ConversationId, const store::Turn&)> has_mail,
        std::function<void()> awake);
  ~Talks();  // after the database has finished its writes

  void load();                           // at start: whatever the store says is waiting
  void wake(store::ConversationId who);  // a message of his was committed

  // Begins one message. False: nothing to do just now.
  bool step();

  struct Counts {
    std::uint64_t answered = 0, failed = 0, parked = 0;
  };
  Counts counts() const;
  std::optional<Instant> next_due() const { return lanes_.next_due(); }
  std::size_t waiting() const { return lanes_.size(); }

 private:
  struct Job;
  enum class Found : std::uint8_t { message, nothing, elsewhere };
  Found prepare(Job& job);
  void find_thread(Job& job) const;
  const store::Office& office_of(const Job& job) const;
  bot::Understood understood(const Job& job) const;
  bool identify(Job& job);
  void hand_over(const std::shared_ptr<Job>& job);
  store::DeskContext desk(store::Transaction& tx, const Job& job, Instant now) const;
  bool answer(store::Transaction& tx, const Job& job);
  void listen(store::Transaction& tx, const Job& job, Instant now) const;
  bot::Turn citizen_turn(const store::DeskContext& context, const Job& job) const;
  static bot::Turn staff_turn(const store::DeskContext& context, const Job& job);
  void failed(const std::shared_ptr<Job>& job, std::exception_ptr why);
  void apologise(store::Transaction& tx, const Job& job);

  const Parts parts_;
  const TalkSettings settings_;
  const std::function<void(store::ConversationId, const store::Turn&)> has_mail_;
  const std::function<void()> awake_;
  Lanes lanes_;
  Turnstile line_;
  std::atomic<int> in_flight_{0};
  std::atomic<std::uint64_t> answered_{0}, failed_{0}, parked_{0};
};

}  // namespace huiyin::gateway
