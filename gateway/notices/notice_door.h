// The door /n/… of the citizens' notices, and what becomes of notices as time passes.
#pragma once

#include <functional>
#include <string>

#include "gateway/http/http_server.h"
#include "gateway/notices/notice_page.h"
#include "gateway/notices/paper_desk.h"
#include "store/notice_opening.h"
#include "store/office_parts.h"

namespace huiyin::gateway {

class NoticeDoor {
 public:
  using Parts = store::OfficeParts;
  NoticeDoor(Parts parts, store::MailWaits has_mail, PaperDesk& paper_desk);

  // GET /n/{token}: asks for the digits, and tells of the notice nothing but its office.
  // POST /n/{token} with last4: the notice. POST /n/{token}/received with pass: confirmed.
  // GET /n/{token}/paper.pdf?pass=…: its print. By GET, for phones hand the address of a file to
  // a program that knows no forms; the pass in it opens nothing after half an hour.
  void routes(HttpServer& server);

  void ask(const HttpRequest& request, Responder responder) const;
  void open(const HttpRequest& request, Responder responder);
  void confirm(const HttpRequest& request, Responder responder);
  void print(const HttpRequest& request, Responder responder);

  // Puts on record what became of messages, and brings what was not opened by the next way.
  void round();

 private:
  store::OfficeContext at_main(store::Transaction& tx) const;
  void act(Responder responder, std::string token, Asking when_wrong,
           std::function<store::Opening(const store::OfficeContext&)> what);

  const Parts parts_;
  const store::MailWaits has_mail_;
  PaperDesk& paper_desk_;
};

}  // namespace huiyin::gateway
