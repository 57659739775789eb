#include "gateway/walk/sms_upkeep.h"

#include "base/log.h"
#include "store/sms_receipts.h"

namespace huiyin::gateway {
namespace {

constexpr minutes kTimeToMatch{10};
constexpr hours kLooksBack{24};

}  // namespace

void SmsUpkeep::round() {
  const Instant now = clock_.now();
  const auto without = database_.write([&](store::Transaction& tx) {
    store::forget_receipts(tx, now);
    return store::settle_without_receipt(tx, now);
  });
  if (without > 0) log::error("no receipt came for messages taken days ago count={}", without);
  const auto unmatched = database_.read([&](store::Transaction& tx) {
    return store::unmatched_receipts(tx, now - kLooksBack, now - kTimeToMatch);
  });
  if (unmatched > unmatched_.exchange(unmatched))
    log::error("receipts of SMS match no message of ours count={}", unmatched);
}

}  // namespace huiyin::gateway
