// The door /v/… where a visitor finds his own slip. Who guesses at it opens nothing: a token is
// sealed with our keys, and one that does not open is answered without a look at the database.
#pragma once

#include "gateway/http/http_server.h"
#include "store/office_parts.h"

namespace huiyin::gateway {

class SlipDoor {
 public:
  explicit SlipDoor(store::OfficeParts parts) : parts_(std::move(parts)) {}

  // GET /v/{token}
  void routes(HttpServer& server);

  void show(const HttpRequest& request, Responder responder) const;

 private:
  const store::OfficeParts parts_;
};

}  // namespace huiyin::gateway
