#include "gateway/walk/bulk_feeding.h"

#include <utility>

namespace huiyin::gateway {
namespace {

using store::Claims;

constexpr const char* kAllSendings = "all";  // what is claimed: they share one pace

}  // namespace

BulkFeeding::BulkFeeding(Parts parts, store::BulkRules rules, store::MailWaits has_mail)
    : parts_(parts), rules_(rules), has_mail_(std::move(has_mail)) {}

void BulkFeeding::round(const std::stop_token& stop) {
  while (!stop.stop_requested() && step()) {
  }
}

bool BulkFeeding::step() {
  const Instant now = parts_.clock.now();
  const bool is_any = parts_.database.read([&](store::Transaction& tx) {
    return store::next_bulk_work(at_main(tx, now), rules_).has_value();
  });
  if (!is_any) return false;
  if (parts_.claims != nullptr && !parts_.claims->take(Claims::Of::bulk, kAllSendings))
    return false;
  return parts_.database.write([&](store::Transaction& tx) {
    if (parts_.claims != nullptr) parts_.claims->finish(tx, Claims::Of::bulk, kAllSendings);
    return store::do_bulk_work(at_main(tx, now), rules_);
  });
}

store::OfficeContext BulkFeeding::at_main(store::Transaction& tx, Instant now) const {
  return parts_.at_main(tx, now, "bulk", has_mail_);
}

}  // namespace huiyin::gateway
