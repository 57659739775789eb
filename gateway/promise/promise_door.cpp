#include "gateway/promise/promise_door.h"

#include <utility>

#include "base/log.h"
#include "gateway/promise/promise_page.h"
#include "store/offices.h"

namespace huiyin::gateway {

PromiseDoor::PromiseDoor(store::OfficeParts parts, bool is_public)
    : parts_(std::move(parts)), is_public_(is_public) {}

void PromiseDoor::routes(HttpServer& server) {
  if (!is_public_) return;
  server.route("GET", "/promise",
               [this](const HttpRequest&, Responder responder) { responder.answer(page()); });
}

HttpResponse PromiseDoor::page() {
  const Instant now = parts_.clock.now();
  const store::Office& main = parts_.offices.main();
  const PageOffice office{main.notices.kinds->words(), main.facts.name, main.facts.phone};
  const std::scoped_lock lock(mutex_);
  // A page of later than now is of before the clock was set back.
  if (kept_ && kept_->at <= now && now - kept_->at < kKept) return kept_->page;
  try {
    const store::Promise counted = parts_.database.read([&](store::Transaction& tx) {
      return store::promise(tx, store::offices_below(tx, main.code), office_date(now));
    });
    kept_ = Kept{now, promise_page(office, counted, now)};
    return kept_->page;
  } catch (const store::DatabaseError& error) {
    log::error("the promise could not be counted error={}", error.what());
    return sorry_page(office);
  }
}

}  // namespace huiyin::gateway
