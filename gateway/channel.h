// A channel: one way to a person's ear. It sends one message, and says what the provider's answer
// to it means. Limits, retry, failover, circuit breaking and receipts are written once, above it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/mail.h"

namespace huiyin::gateway {

// What to do after a provider's answer. "Perhaps sent" is not "not sent": all but `accepted` and
// `unanswered` are sure that the message did not go out.
enum class Advice : std::uint8_t {
  accepted,       // the provider took it; delivery is told later, or never
  retry,          // again, after a back-off
  wait,           // the provider wants fewer calls: a long back-off
  refresh_token,  // with a fresh access token, once
  next_provider,  // not this way, not now: another door, or wait for the citizen
  give_up,        // never: this message will not go out by this channel
  unanswered,     // nobody knows whether it went out
  block,          // the channel itself is wrong (settings, rights, account): stop it, alarm
};

// Where nobody answered: by a direct line, as "http.…" is by HTTP.
inline constexpr std::string_view kLineSilent = "smpp.unanswered";

struct Verdict {
  Advice advice = Advice::unanswered;
  std::string code;    // the provider's, or a word of ours: "95018", "http.502", "unreadable"
  std::string reason;  // why, in Chinese for the operator; empty when accepted
  bool alarm = false;  // the operator must be told at once
  std::optional<std::chrono::seconds> again_after = {};  // of `retry`: this message not before
  std::string provider_id = {};  // of `accepted`: what receipts will bear, where there are any
  std::string sent_by = {};      // the account that took it, or perhaps did; "" where there is one
  // Of `accepted` and `unanswered`: so long after it the provider can be asked what became of it.
  std::optional<std::chrono::seconds> look_up_after = {};
  // Of an SMS whose parts bear an id each: what receipts will bear, in their order.
  std::vector<store::SentPart> parts = {};
};

// One thing to be said to one person.
struct Outgoing {
  std::string to;       // the person at this provider: userid, external_userid, phone
  std::string account;  // the account it is said from, where a channel has several: open_kfid
  std::string key;      // ours, the same for each attempt
  std::string body;     // what is said, in the channel's own form
  bool perhaps_taken = false;  // an earlier attempt under this key stayed unanswered
  std::int64_t number = 0;     // its place in the outbox: the same for each attempt, only growing
  std::string office = {};     // whose message it is: a code
  std::optional<Instant> expires = {};  // of no use from then on, wherever it waits
};

class Channel {
 public:
  virtual ~Channel() = default;
  virtual std::string_view name() const = 0;  // stable: "wecom.kf", "sms.aliyun"
  // Does the provider know a repetition by its key? Only then is an unanswered attempt simply
  // repeated.
  virtual bool knows_repetitions() const = 0;
  virtual Verdict send(
      const Outgoing& message) = 0;  // any thread; does not throw for what the provider does
};

std::string_view name(Advice advice);  // "accepted", for logs and metrics

}  // namespace huiyin::gateway
