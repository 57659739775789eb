// What Huiyin counts, in Prometheus' text format 0.0.4. No label bears what somebody wrote or who
// he is.
#pragma once

#include <string>

#include "base/clock.h"
#include "gateway/api/hooks.h"
#include "gateway/http/http_server.h"
#include "gateway/walk/walk.h"
#include "store/database.h"

namespace huiyin::app {

struct Measured {
  gateway::Walk& walk;
  const gateway::api::Hooks& hooks;
  const gateway::HttpServer& server;
  store::Database& database;
  const Clock& clock;
};

// What the store does not tell just now is left out.
std::string metrics_text(const Measured& of);

}  // namespace huiyin::app
