// The door /verify/… where anyone checks a notice: the address in the QR code of its print.
#pragma once

#include "gateway/http/http_server.h"
#include "gateway/notices/notice_page.h"
#include "store/office_parts.h"

namespace huiyin::gateway {

class CheckDoor {
 public:
  explicit CheckDoor(store::OfficeParts parts) : parts_(std::move(parts)) {}

  // GET /verify/{token}
  void routes(HttpServer& server);

  void check(const HttpRequest& request, Responder responder) const;

 private:
  void count_unknown(const std::string& from) const;

  const store::OfficeParts parts_;
};

}  // namespace huiyin::gateway
