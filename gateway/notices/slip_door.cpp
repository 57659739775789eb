#include "gateway/notices/slip_door.h"

#include "base/log.h"
#include "gateway/notices/slip_page.h"

namespace huiyin::gateway {
namespace {

const store::MailWaits kWakesNobody = [](auto, const store::Turn&) {};

}  // namespace

void SlipDoor::routes(HttpServer& server) {
  server.route("GET", "/v/{token}", [this](const HttpRequest& request, Responder responder) {
    show(request, std::move(responder));
  });
}

void SlipDoor::show(const HttpRequest& request, Responder responder) const {
  std::optional<store::VisitSlip> slip;
  try {
    parts_.database.read([&](store::Transaction& tx) {
      slip = store::visit_slip(parts_.at_main(tx, parts_.clock.now(), "slip", kWakesNobody),
                               request.captures.at(0));
    });
  } catch (const store::DatabaseError& error) {
    log::error("a visitor's slip could not be shown error={}", error.what());
    return responder.answer(sorry_page(page_office(parts_.offices.main())));
  }
  if (!slip) return responder.answer(unknown_slip_page(page_office(parts_.offices.main())));
  responder.answer(slip_page(page_office(*slip->office), *slip));
}

}  // namespace huiyin::gateway
