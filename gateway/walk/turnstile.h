// Who comes in first goes out first. What several threads make ready, each in its own time, is
// handed on in the order in which it was taken up: a last seat and a place on the waiting list go
// to who asked first, also when reading his message took a moment longer.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace huiyin::gateway {

// Any thread may call.
class Turnstile {
 public:
  using Ticket = std::uint64_t;

  // `take` takes something up, or answers false: then there is no ticket. Nobody takes meanwhile.
  std::optional<Ticket> enter(const std::function<bool()>& take);

  // What the ticket stands for is ready. `hand_on` is called once all earlier tickets have left,
  // one at a time, by whichever thread is there. Every ticket must leave, once.
  void leave(Ticket ticket, std::function<void()> hand_on);

 private:
  std::function<void()> next_ready();  // under mutex_; empty: the next one out is not ready

  std::mutex mutex_;
  // all guarded by mutex_
  Ticket next_in_ = 0, next_out_ = 0;
  bool is_handing_on_ = false;
  std::map<Ticket, std::function<void()>> ready_;
};

}  // namespace huiyin::gateway
