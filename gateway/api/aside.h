// Calls that take the processor for a while, answered aside: on a thread of their own, which opens
// its transactions itself. To work a password out takes some tens of milliseconds, so that nobody
// who guesses passwords holds up the doors or the writer; a rehearsal takes seconds.
#pragma once

#include <functional>

#include "gateway/api/entrance.h"
#include "gateway/job_queue.h"

namespace huiyin::gateway::api {

struct AsideCall {
  const ApiParts& parts;
  Entrance& entrance;
  const Endpoint& endpoint;
  const HttpRequest& request;
  Instant now;
};

class AsideDesk {
 public:
  AsideDesk(const ApiParts& parts, Entrance& entrance, std::size_t waiting_max)
      : parts_(parts), entrance_(entrance), queue_(waiting_max) {}

  // False: too many wait; nothing was taken. What the store refuses is answered 503.
  bool put(const Endpoint& endpoint, const HttpRequest& request,
           std::function<void(Answer)> answered);

  JobQueue& queue() { return queue_; }

 private:
  Answer answer_to(const Endpoint& endpoint, const HttpRequest& request) const;

  const ApiParts& parts_;
  Entrance& entrance_;
  JobQueue queue_;
};

}  // namespace huiyin::gateway::api
