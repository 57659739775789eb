// What a provider's records say of one message, and when it is asked again. Pure: who asks is
// gateway/walk/sms_look_ups.h.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "gateway/sms/sms_way.h"

namespace huiyin::gateway::sms {

// First asked after: nobody answered the call; it was taken and no receipt came. These come within
// seconds, or hours at night (sms.md 6.2).
inline constexpr minutes kUnansweredFirst{1};
inline constexpr hours kWithoutReceiptFirst{2};
// So long a carrier may take (sms.md 6.4): before that a missing record proves nothing.
inline constexpr hours kSettled{72};
// Tencent gives what is of the last seven days, Aliyun thirty.
inline constexpr days kRecordsKept{7};

// nothing: never again. Ever less often, and once when it is settled; `was_told`: the provider
// answered this time.
std::optional<Instant> next_look_up(Instant tried, Instant now, bool was_told);

enum class Sighting : std::uint8_t {
  found,
  absent,   // there is no record of it
  unclear,  // one may be of it, or of another message
};
struct Seen {
  Sighting what = Sighting::unclear;
  std::vector<Receipt> records = {};  // of `found`
};
// A record is that message's by our id or the provider's. Where neither is known of it, the one
// record is that is none of another message and came after it was tried; of two nobody can know.
// `others`: the ids of our other messages to that phone; `some_are_unknown`: there are more.
Seen seen(const Sought& sought, const SmsWay::Looked& looked, const std::set<std::string>& others,
          bool some_are_unknown);

std::string_view name(Sighting what);  // "found", for logs and metrics

}  // namespace huiyin::gateway::sms
