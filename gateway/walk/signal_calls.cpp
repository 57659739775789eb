#include "gateway/walk/signal_calls.h"

#include "store/signal_telling.h"

namespace huiyin::gateway {
namespace {

constexpr int kCallsAtOnce = 50;  // of one transaction

}  // namespace

void SignalCalls::round() {
  const Instant now = parts_.clock.now();
  const auto is_due = [&](store::Transaction& tx) { return store::is_call_due(tx, now); };
  while (parts_.database.read(is_due)) {
    const int called = parts_.database.write([&](store::Transaction& tx) {
      return store::call_for_signals(parts_.at_main(tx, now, "signals", has_mail_), kCallsAtOnce);
    });
    if (called == 0) return;  // another instance makes them
  }
}

}  // namespace huiyin::gateway
