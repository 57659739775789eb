// The door of /api/v1: who calls, whether he may, how often; then the row's handler in one
// transaction, and its answer once what it did, and who read it, is committed.
#pragma once

#include <memory>
#include <string>

#include "gateway/api/endpoint.h"
#include "gateway/api/rate_limit.h"
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

  // Answers kept for Idempotency-Key are forgotten after 48 hours; now and then, by a worker.
  void forget_old_answers();

 private:
  struct Known {
    std::optional<Caller> caller;
    std::optional<Answer> refusal;
  };
  Known admit(store::Transaction& tx, const Endpoint& endpoint, const HttpRequest& request,
              Instant now);
  void read(const Endpoint& endpoint, const HttpRequest& request, Responder responder);
  void write(const Endpoint& endpoint, const HttpRequest& request, Responder responder);

  const ApiParts parts_;  // constant, as all but the buckets of limit_
  Routes routes_;
  RateLimit limit_;
};

}  // namespace huiyin::gateway::api
