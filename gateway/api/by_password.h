// What works a password out, some tens of milliseconds of the processor each: done one after the
// other on a thread of its own, outside of any transaction, so that nobody who guesses passwords
// holds up the doors or the writer.
#pragma once

#include <deque>
#include <functional>
#include <mutex>

#include "gateway/api/entrance.h"

namespace huiyin::gateway::api {

struct PasswordCall {
  const ApiParts& parts;
  Entrance& entrance;
  const Endpoint& endpoint;
  const HttpRequest& request;
  Instant now;
};

class PasswordDesk {
 public:
  // So many may wait; whoever comes then is told to come again.
  static constexpr std::size_t kWaitingMax = 64;

  PasswordDesk(const ApiParts& parts, Entrance& entrance) : parts_(parts), entrance_(entrance) {}

  // False: too many wait; nothing was taken.
  bool put(const Endpoint& endpoint, const HttpRequest& request,
           std::function<void(Answer)> answered);
  // Does the oldest. False: none waits. One thread; what the store refuses is answered 503.
  bool step();

  // Told after each put(), from any thread: before the first call.
  void on_work(std::function<void()> there_is_work) { there_is_work_ = std::move(there_is_work); }

 private:
  struct Waiting {
    const Endpoint* endpoint;
    HttpRequest request;
    std::function<void(Answer)> answered;
  };

  const ApiParts& parts_;
  Entrance& entrance_;
  std::function<void()> there_is_work_ = [] {};
  std::mutex mutex_;
  std::deque<Waiting> waiting_;  // guarded by mutex_
};

}  // namespace huiyin::gateway::api
