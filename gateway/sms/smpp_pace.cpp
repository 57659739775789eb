#include "gateway/sms/smpp_pace.h"

#include <algorithm>

namespace huiyin::gateway::smpp {
namespace {

// A thread that was woken late may make up for so much.
constexpr std::chrono::milliseconds kLateness{20};

}  // namespace

Pace::Ticket Pace::wrote(Moment now) {
  const std::chrono::duration<double> apart(1.0 / rate_);
  const Moment due = next_ + kLateness < now ? now : next_;
  next_ = due + std::chrono::ceil<Moment::duration>(apart);
  return pauses_;
}

void Pace::taken(Ticket ticket) {
  if (ticket != pauses_) return;
  throttles_in_a_row_ = 0;
  if (++taken_in_a_row_ < kQuickensAfter) return;
  taken_in_a_row_ = 0;
  rate_ = std::min(rate_ * 2, double(agreed_));
}

void Pace::throttled(Ticket ticket, Moment now) {
  if (ticket != pauses_) return;
  ++pauses_;
  taken_in_a_row_ = 0;
  pause_until_ = now + std::min(kPauseFirst * (1 << std::min(throttles_in_a_row_, 10)), kPauseMax);
  if (++throttles_in_a_row_ % kHalvesAfter == 0) rate_ = std::max(rate_ / 2, kSlowest);
}

}  // namespace huiyin::gateway::smpp
