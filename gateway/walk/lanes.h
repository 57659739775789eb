// Who is in turn. One lane for each conversation; a lane is in one hand at a time, so that one
// person's messages keep their order while any number of workers serve many persons.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "base/time.h"
#include "store/mail.h"

namespace huiyin::gateway {

// Any thread may call. What it holds can always be had again from the store: it is memory of
// nothing.
class Lanes {
 public:
  using Id = store::ConversationId;
  using Turn = store::Turn;

  // There is work in this lane. If it is in hand, it comes again when it is released; if it waits,
  // it is in turn at once where this work goes before what it waits with.
  void add(Id lane, const Turn& turn = {});

  // The next lane in turn: of the highest priority; there the offices take turns, each with its
  // own in the order of coming. In hand until released.
  // When the clock was set back, those that wait for a moment are in turn at once: they would else
  // wait until it has come round again.
  std::optional<Id> take(Instant now);

  void release(Id lane);                                   // nothing left that we know of
  void release_with_more(Id lane, const Turn& turn = {});  // at the end of the queue again
  void release_until(Id lane, Instant then, const Turn& turn = {});  // not before then

  std::optional<Instant> next_due() const;  // when the first of those that wait for a moment is due
  std::size_t size() const;                 // lanes ready, in hand or waiting
  // Of them those that a hand may take, of that priority and what goes before it.
  std::size_t ready(store::Priority least = store::Priority::bulk) const;

 private:
  struct Lane {
    bool in_hand = false;
    std::optional<Turn> again;  // work that came while it was in hand
    Turn turn;                  // of what it waits with, or is in turn with
    std::optional<Instant> not_before;
    std::uint64_t place = 0;  // in line; a place that it has left is passed over
  };
  struct Line {  // of one priority
    struct Place {
      std::int64_t lane;
      std::uint64_t number;
    };
    std::map<std::string, std::deque<Place>, std::less<>> by_office;  // none is empty
    std::string last;                                                 // office that was in turn
  };
  void queue(std::int64_t id, Lane& lane, const Turn& turn);
  void end_wait(std::int64_t id, Lane& lane);
  Lane& in_hand(Id id);
  std::optional<std::int64_t> next_of(Line& line);

  mutable std::mutex mutex_;
  // all guarded by mutex_
  std::unordered_map<std::int64_t, Lane> lanes_;
  std::array<Line, store::kPriorities> lines_;
  std::set<std::pair<Instant, std::int64_t>> waiting_;
  std::array<std::size_t, store::kPriorities> ready_ = {};
  std::uint64_t places_ = 0;
  Instant latest_{};  // the latest moment that a hand came with
};

}  // namespace huiyin::gateway
