#include "gateway/walk/channel_limits.h"

#include <algorithm>

namespace huiyin::gateway {

using store::OutboxState;
using store::Outcome;

std::optional<Instant> is_full_until(store::Transaction& tx, const store::Queued& message,
                                     const ChannelLimits& limits, Instant now) {
  std::optional<Instant> until;
  const auto hold_to = [&](const Rate& rate) {
    if (rate.most == 0) return;
    const auto first =
        store::sent_before(tx, message.to, message.channel, rate.most, now - rate.within);
    if (first) until = std::max(until.value_or(now), *first + rate.within);
  };
  std::ranges::for_each(limits.to_one, hold_to);
  const bool is_unasked = message.turn.priority > store::Priority::reply;
  if (is_unasked) std::ranges::for_each(limits.unasked_to_one, hold_to);
  return until;
}

std::optional<Outcome> outcome_by_limits(const store::Queued& message, const ChannelLimits& limits,
                                         std::optional<Instant> full_until, Instant now) {
  if (message.possible_double && !limits.repeats_unanswered)
    return Outcome{.state = OutboxState::unknown,
                   .code = "unanswered",
                   .reason = "可能已经发出，没有得到回答，不再重发",
                   .look_up_at = limits.look_up_after ? std::optional(now + *limits.look_up_after)
                                                      : std::nullopt,
                   .possible_double = true};
  if (message.expires && *message.expires <= now)
    return Outcome{.state = OutboxState::expired,
                   .code = "expired",
                   .reason = "已过时效，不再发送",
                   .is_attempt = false};
  if (limits.per_inbound_max > 0 && message.kind != "welcome") {
    const bool is_shut = now - message.last_inbound > limits.window;
    const bool is_full = message.sent_since_inbound >= limits.per_inbound_max;
    // The platform's own no held what was said before, and its window may have opened since.
    if (is_shut || is_full || message.stands_behind_held)
      return Outcome{.state = OutboxState::held,
                     .code = is_shut   ? "window.time"
                             : is_full ? "window.count"
                                       : "window.order",
                     .reason = "微信客服限制：等对方再发来消息",
                     .is_attempt = false};
  }
  if (full_until)
    return Outcome{.state = OutboxState::queued, .again_at = full_until, .is_attempt = false};
  return std::nullopt;
}

}  // namespace huiyin::gateway
