// What a channel's platform bears, and what becomes of a message for that alone, before anything is
// said to the platform.
#pragma once

#include <array>
#include <optional>

#include "base/time.h"
#include "store/database.h"
#include "store/outbox.h"

namespace huiyin::gateway {

// WeCom kf 96427: 5 messages within 48 h of the citizen's last
// one; message/send 90454: 30 a minute to one member, beyond which they vanish without a word.
struct Rate {
  int most = 0;  // 0: no such rule
  seconds within{0};
};

struct ChannelLimits {
  int per_inbound_max = 0;  // 0: no such rule
  hours window{0};
  std::array<Rate, 3> to_one = {};  // person, whatever it is
  // … of what he did not ask for: an answer is not held back by how much we said by ourselves.
  std::array<Rate, 3> unasked_to_one = {};
  // A message under the same key is shown once, however late it is repeated. Where the platform
  // forgets (message/send: four hours), what was perhaps taken must not be tried for days.
  bool knows_repeats = false;
  // False: there is no telling a repetition from a second message, so that an attempt that stayed
  // unanswered is the last one; what became of it is told by a receipt or by nobody.
  bool repeats_unanswered = true;
  // After so long the provider can be asked what became of an attempt that a crash has hidden.
  std::optional<seconds> look_up_after = {};
};

// Until when the person of that message has had as much as the platform bears; nothing: he may get
// more.
std::optional<Instant> is_full_until(store::Transaction& tx, const store::Queued& message,
                                     const ChannelLimits& limits, Instant now);

// Expired, perhaps sent already, or to wait: for the citizen, or until `full_until`. Nothing: it
// may be sent.
std::optional<store::Outcome> outcome_by_limits(const store::Queued& message,
                                                const ChannelLimits& limits,
                                                std::optional<Instant> full_until, Instant now);

}  // namespace huiyin::gateway
