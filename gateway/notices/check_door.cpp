#include "gateway/notices/check_door.h"

#include "base/log.h"
#include "gateway/http/peer_address.h"
#include "gateway/notices/check_page.h"
#include "store/notice_check.h"

namespace huiyin::gateway {
namespace {

const store::MailWaits kNobodyWaits = [](auto, const store::Turn&) {};

}  // namespace

void CheckDoor::routes(HttpServer& server) {
  server.route("GET", "/verify/{token}", [this](const HttpRequest& request, Responder responder) {
    check(request, std::move(responder));
  });
}

void CheckDoor::check(const HttpRequest& request, Responder responder) const {
  const std::string& token = request.captures.at(0);
  const std::string from = address_of(request);
  const store::Office* office = &parts_.offices.main();
  store::Check told = store::CheckRefusal::unknown;
  try {
    parts_.database.read([&](store::Transaction& tx) {
      const store::OfficeContext here =
          parts_.at_main(tx, parts_.clock.now(), "check", kNobodyWaits);
      office = &store::office_of_check(here, token);
      told = store::check_notice(here, token, from);
    });
  } catch (const store::DatabaseError& error) {
    log::error("a notice could not be checked error={}", error.what());
    return responder.answer(sorry_page(page_office(*office)));
  }
  const PageOffice page = page_office(*office);
  if (const auto* notice = std::get_if<store::CheckedNotice>(&told))
    return responder.answer(check_page(page, *notice));
  if (std::get<store::CheckRefusal>(told) == store::CheckRefusal::shut)
    return responder.answer(shut_check_page(page));
  // Told first, counted then: what is unknown takes no longer than what is known.
  responder.answer(unknown_check_page(page));
  count_unknown(from);
}

void CheckDoor::count_unknown(const std::string& from) const {
  try {
    parts_.database.write_async(
        [this, from](store::Transaction& tx) {
          store::count_unknown_check(parts_.at_main(tx, parts_.clock.now(), "check", kNobodyWaits),
                                     from);
        },
        [](std::exception_ptr why) {
          if (why) log::warn("an unknown check could not be counted");
        });
  } catch (const store::DatabaseError&) {  // too many wait already
    log::warn("an unknown check could not be counted");
  }
}

}  // namespace huiyin::gateway
