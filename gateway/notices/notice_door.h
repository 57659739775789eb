// The door /n/… of the citizens' notices, and what becomes of notices as time passes.
#pragma once

#include <functional>
#include <string>

#include "gateway/http/http_server.h"
#include "gateway/notices/notice_page.h"
#include "store/notice_opening.h"
#include "store/office_parts.h"

namespace huiyin::gateway {

class NoticeDoor {
 public:
  using Parts = store::OfficeParts;
  NoticeDoor(Parts parts, store::MailWaits has_mail);

  // GET /n/{token}: asks for the digits, and tells of the notice nothing but its office.
  // POST /n/{token} with last4: the notice. POST /n/{token}/received with pass: confirmed.
  void routes(HttpServer& server);

  void ask(const HttpRequest& request, Responder responder) const;
  void open(const HttpRequest& request, Responder responder);
  void confirm(const HttpRequest& request, Responder responder);

  // Puts on record what became of messages, and brings what was not opened by the next way.
  void round();

 private:
  PageOffice page_of(const store::Office& office) const;
  store::OfficeContext at_main(store::Transaction& tx) const;
  void act(Responder responder, std::string token, Asking when_wrong,
           std::function<store::Opening(const store::OfficeContext&)> what);

  const Parts parts_;
  const store::MailWaits has_mail_;
};

}  // namespace huiyin::gateway
