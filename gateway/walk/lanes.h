// Who is in turn. One lane for each conversation; a lane is in one hand at a time, so that one
// person's messages keep their order while any number of workers serve many persons.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/time.h"
#include "store/mail.h"

namespace huiyin::gateway {

// Any thread may call. What it holds can always be had again from the store: it is memory of
// nothing.
class Lanes {
 public:
  using Id = store::ConversationId;

  // There is work in this lane. If it is in hand, it comes again when it is released.
  void add(Id lane, bool urgent = false);

  // The next lane in turn, urgent ones first, each in the order of coming; in hand until released.
  // When the clock was set back, those that wait for a moment are in turn at once: they would else
  // wait until it has come round again.
  std::optional<Id> take(Instant now);

  void release(Id lane);                      // nothing left that we know of
  void release_with_more(Id lane);            // at the end of the queue again
  void release_until(Id lane, Instant then);  // not before then, whatever is added meanwhile

  std::optional<Instant> next_due() const;  // when the first of those that wait for a moment is due
  std::size_t size() const;                 // lanes ready, in hand or waiting

 private:
  struct Lane {
    bool in_hand = false;
    bool again = false;  // work came while it was in hand
    bool urgent = false;
    std::optional<Instant> not_before;
  };
  void queue(std::int64_t id, const Lane& lane);

  mutable std::mutex mutex_;
  // all guarded by mutex_
  std::unordered_map<std::int64_t, Lane> lanes_;
  std::deque<std::int64_t> urgent_, ready_;
  std::set<std::pair<Instant, std::int64_t>> waiting_;
  Instant latest_{};  // the latest moment that a hand came with
};

}  // namespace huiyin::gateway
