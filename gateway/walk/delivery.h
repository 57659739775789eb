// Outbox → platform. Sends the head of a conversation's lane, records what the platform answered,
// and says when to try again. Written once, above all channels.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/channel.h"
#include "gateway/walk/channel_limits.h"
#include "gateway/walk/delivery_figures.h"
#include "gateway/walk/lanes.h"
#include "gateway/walk/queue_reading.h"
#include "store/database.h"
#include "store/office_book.h"
#include "store/outbox.h"
#include "store/postgres_claims.h"
#include "store/sealing.h"

namespace huiyin::gateway {

struct DeliverySettings {
  milliseconds retry_first{500};  // grows twofold, with a jitter of a half, up to …
  milliseconds retry_max{300'000};
  int attempts_max = 12;  // then parked for a person to see
  milliseconds pause_first{
      1'000};  // of a whole channel, after "too many calls" or "wrongly set up"; grows likewise
  milliseconds pause_max{60'000};
};

class Delivery {
 public:
  struct Parts {
    store::Database& database;
    const store::Keyring& keys;
    const Clock& clock;
    Random& random;
    store::Claims* claims = nullptr;             // none: no other instance works on this database
    const store::OfficeBook* offices = nullptr;  // whose staff are told on trial; none: nobody is
  };
  struct Door {
    Channel* channel;  // borrowed
    ChannelLimits limits;
  };
  Delivery(Parts parts, DeliverySettings settings, std::vector<Door> doors,
           std::function<void()> awake);
  ~Delivery();  // after the database has finished its writes

  void load();  // at start, and from time to time: what other programs wrote into the outbox
  void wake(store::ConversationId who, const store::Turn& turn);

  // Sends one message; blocks for the call. False: nothing is due.
  bool step();

  const DeliveryFigures& figures() const { return figures_; }
  DeliveryFigures::Counts counts() const { return figures_.counts(); }
  // Nothing is sent by that channel until then: its platform wants fewer calls, or does not answer.
  std::optional<Instant> paused_until(const std::string& channel) const;
  std::optional<Instant> next_due() const { return lanes_.next_due(); }
  std::size_t waiting() const { return lanes_.size(); }

 private:
  struct Pause {
    Instant until{};
    int in_a_row = 0;
  };
  // Attempts in a row that nothing of the channel got through.
  struct Silence {
    int failures = 0;
    store::ConversationId first{};
    bool is_of_several = false;  // it is no single person's messages' fault
  };
  struct Step;
  void read_on_where_short();
  void read_on();                                                 // under reading_
  bool is_paused(const std::string& channel, Instant now) const;  // under mutex_
  // Ours to send or to settle, and still as it was read. False: somebody else does it, or did.
  bool claim(store::Queued& message);
  bool take_lane(store::ConversationId lane);
  bool begin(const store::Queued& message, const Door& door);
  bool has_door(const std::string& channel);
  Verdict send(const store::Queued& message, const Door& door);
  void park_unreadable(store::ConversationId lane, const char* what, Instant now);
  void settle(const store::Queued& message, store::Outcome outcome);
  // What was found out of a message as it was read.
  struct Head {
    std::optional<store::Queued> message;
    std::optional<Instant> full_until;
    bool may_leave = true;  // way_out.h
  };
  Head head_of(store::Transaction& tx, store::ConversationId lane, Instant now) const;
  std::optional<store::Outcome> without_sending(const Head& head, const Door& door,
                                                Instant now) const;
  // Notes whether the channel got anything through. Under mutex_.
  bool note_outage(const store::Queued& message, const Door& door, const Verdict& verdict);
  store::Outcome outcome_of(const store::Queued& message, const Door& door, const Verdict& verdict,
                            Instant now);
  Instant again(milliseconds first, milliseconds most, int attempts, Instant now);

  const Parts parts_;
  const DeliverySettings settings_;
  const std::map<std::string, Door, std::less<>> doors_;
  const std::function<void()> awake_;
  store::OutboxId
      newest_at_start_;  // of what was there before, nobody knows whether an attempt was begun
  Lanes lanes_;
  QueueReading queue_;
  mutable std::mutex mutex_;
  std::map<std::string, Pause, std::less<>> pauses_;      // guarded by mutex_
  std::map<std::string, Silence, std::less<>> silences_;  // guarded by mutex_
  std::set<store::OutboxId> unrecorded_;                  // guarded by mutex_
  std::set<std::string> without_door_;                    // guarded by mutex_: told of
  DeliveryFigures figures_;
};

}  // namespace huiyin::gateway
