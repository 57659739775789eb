#include "gateway/walk/handing_back.h"

namespace huiyin::gateway {
namespace {

constexpr int kAtOnce = 50;  // of one transaction

bool any_is_silent(store::Transaction& tx, Instant before) {
  return tx
      .row<std::int64_t>("SELECT conversation_id FROM takeover WHERE spoke_at <= $1 LIMIT 1",
                         {unix_ms(before)})
      .has_value();
}

}  // namespace

void HandingBack::round() {
  const Instant now = parts_.clock.now(), before = now - after_;
  while (parts_.database.read([&](store::Transaction& tx) { return any_is_silent(tx, before); }))
    parts_.database.write([&](store::Transaction& tx) {
      store::hand_back_silent(parts_.at_main(tx, now, "handing-back", has_mail_), before, kAtOnce,
                              talk_waits_);
    });
}

}  // namespace huiyin::gateway
