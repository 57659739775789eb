// The HTTP client as the doctor uses it: within a time limit for a whole check, and with an eye on
// what came back besides the body. Of one thread.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "base/clock.h"
#include "gateway/http/http_client.h"

namespace huiyin::gateway::doctor {

class WatchedClient final : public HttpClient {
 public:
  // No call takes longer than what is left of the limit that begin() set.
  WatchedClient(HttpClient& http, const Clock& clock) : http_(http), clock_(clock) {}

  void begin(std::chrono::milliseconds limit);
  HttpAnswer call(const HttpCall& call) override;  // past the limit: unanswered, and no call

  // By base_url: our clock less the one of the last answer that told its time.
  const std::map<std::string, std::chrono::seconds>& skews() const { return skews_; }

 private:
  HttpClient& http_;
  const Clock& clock_;
  std::chrono::steady_clock::time_point end_{};
  std::map<std::string, std::chrono::seconds> skews_;
};

}  // namespace huiyin::gateway::doctor
