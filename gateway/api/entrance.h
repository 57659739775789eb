// Who calls, whether he may, and how often: by a key in Authorization, or by the session of the
// console in a cookie. A session's write must bear the proof that it comes from a page of ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/api/endpoint.h"
#include "gateway/api/rate_limit.h"

namespace huiyin::gateway::api {

inline constexpr std::string_view kSessionCookie = "huiyin_session";

class Entrance {
 public:
  Entrance(const ApiParts& parts, int calls_per_minute) : parts_(parts), limit_(calls_per_minute) {}

  struct Known {
    std::optional<Caller> caller;
    std::optional<Answer> refusal;
  };
  // Exactly one of both. 401 api.key or session.none, 403 session.proof, session.password_first,
  // api.scope, api.trial_key, api.test_key; 415 and 429.
  Known admit(store::Transaction& tx, const Endpoint& endpoint, const HttpRequest& request,
              Instant now);
  // The same of a request that was admitted and goes on being answered: it is no further call.
  Known again(store::Transaction& tx, const Endpoint& endpoint, const HttpRequest& request,
              Instant now) const;

 private:
  Known recognise(store::Transaction& tx, const Endpoint& endpoint, const HttpRequest& request,
                  Instant now) const;
  Known by_key(store::Transaction& tx, const std::string& shown, Instant now) const;
  Known by_session(store::Transaction& tx, const Endpoint& endpoint, const HttpRequest& request,
                   const std::string& cookie, Instant now) const;

  const ApiParts& parts_;
  RateLimit limit_;
};

// What the browser sent of the cookie of that name; empty: nothing.
std::string cookie_of(const HttpRequest& request, std::string_view name);

// A body is of the type that the row says.
std::optional<Answer> wrong_body(const Endpoint& endpoint, const HttpRequest& request);

}  // namespace huiyin::gateway::api
