// The door of /api/v1: who calls, whether he may, how often; then the row's handler in one
// transaction, and its answer once what it did, and who read it, is committed.
#pragma once

#include <memory>
#include <string>

#include "gateway/api/aside.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/entrance.h"
#include "gateway/api/live.h"
#include "gateway/http/routes.h"

namespace huiyin::gateway::api {

struct ApiSettings {
  int calls_per_minute = 600;  // of one key
};

class Door {
 public:
  Door(const ApiParts& parts, const ApiSettings& settings);

  // /api/v1/… and /api/openapi.json.
  void mount(HttpServer& server);

  // Any thread. Waits for no commit: the answer comes from the committing thread.
  void take(const HttpRequest& request, Responder responder);

  // Calls that take a while wait for a thread of their own, which does them with its step().
  JobQueue& aside(Side side) { return desk(side).queue(); }

  Live& live() { return live_; }

  // Answers kept for Idempotency-Key are forgotten after 48 hours, and sessions that are long over;
  // now and then, by a worker.
  void forget_what_is_old();

 private:
  void note_seen(const Caller& caller, Instant now);
  AsideDesk& desk(Side side);
  void answer_live(const Endpoint& endpoint, const HttpRequest& request, Responder responder);
  // Tells it once it is on record who read of whom, where it says.
  void tell_noted(const Endpoint& endpoint, const Caller& caller, const HttpRequest& request,
                  Responder responder, Answer answer, Instant now);
  void answer_aside(const Endpoint& endpoint, const HttpRequest& request, Responder responder);
  void tell(const HttpRequest& request, Responder responder, Answer answer) const;
  void read(const Endpoint& endpoint, const HttpRequest& request, Responder responder);
  void write(const Endpoint& endpoint, const HttpRequest& request, Responder responder);

  const ApiParts parts_;  // constant, as routes_
  Routes routes_;
  Entrance entrance_;
  AsideDesk passwords_, rehearsals_, checks_, platform_;
  Live live_;
};

}  // namespace huiyin::gateway::api
