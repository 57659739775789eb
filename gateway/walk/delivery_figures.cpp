#include "gateway/walk/delivery_figures.h"

#include <algorithm>
#include <chrono>

namespace huiyin::gateway {
namespace {

using store::OutboxState;

// A provider's codes are some tens; whatever it makes up beyond these is counted as one.
constexpr std::size_t kEndsMax = 300;

std::uint64_t& count_of(DeliveryFigures::Counts& counts, OutboxState state) {
  switch (state) {
    case OutboxState::accepted:
    case OutboxState::delivered:
      return counts.accepted;
    case OutboxState::queued:
      return counts.retried;
    case OutboxState::held:
      return counts.held;
    case OutboxState::expired:
    case OutboxState::kept_back:
      return counts.expired;
    case OutboxState::failed:
    case OutboxState::blocked:
      return counts.failed;
    case OutboxState::parked:
    case OutboxState::unknown:
      break;
  }
  return counts.parked;
}

}  // namespace

void DeliveryFigures::note(const std::string& channel, const store::Outcome& outcome,
                           milliseconds since_said) {
  const bool is_accepted = outcome.state == OutboxState::accepted;
  End end{channel, outcome.state, is_accepted ? "" : outcome.code};
  const std::scoped_lock lock(mutex_);
  ++count_of(counts_, outcome.state);
  if (ends_.size() >= kEndsMax && !ends_.contains(end)) end.code = "other";
  ++ends_[std::move(end)];
  if (!is_accepted) return;
  HandingOver& times = handing_over_[channel];
  // A clock that was set back makes no time negative.
  const double took = std::max(0.0, std::chrono::duration<double>(since_said).count());
  for (std::size_t i = 0; i < times.within.size(); ++i)
    if (took <= HandingOver::kWithin[i]) ++times.within[i];
  ++times.count;
  times.seconds += took;
}

// What was settled without asking the platform tells nothing of its door.
void DeliveryFigures::note_last(const std::string& channel, const store::Outcome& outcome,
                                Instant now) {
  if (!outcome.is_attempt && outcome.state != OutboxState::queued) return;
  if (outcome.code.empty()) return;
  const std::scoped_lock lock(mutex_);
  Last& last = last_[outcome.sent_by.empty() ? channel : channel + "." + outcome.sent_by];
  if (outcome.state == OutboxState::accepted) {
    last.accepted = now;
    return;
  }
  last.refused = now;
  last.code = outcome.code;
  last.reason = outcome.reason;
}

DeliveryFigures::Last DeliveryFigures::last_of(const std::string& door) const {
  const std::scoped_lock lock(mutex_);
  const auto found = last_.find(door);
  return found == last_.end() ? Last{} : found->second;
}

void DeliveryFigures::note_unanswered() {
  const std::scoped_lock lock(mutex_);
  ++counts_.unanswered;
}

void DeliveryFigures::note_repeated(bool is_double_possible) {
  const std::scoped_lock lock(mutex_);
  ++(is_double_possible ? repeated_.possibly_double : repeated_.sure);
}

DeliveryFigures::Repeated DeliveryFigures::repeated() const {
  const std::scoped_lock lock(mutex_);
  return repeated_;
}

DeliveryFigures::Counts DeliveryFigures::counts() const {
  const std::scoped_lock lock(mutex_);
  return counts_;
}

std::map<DeliveryFigures::End, std::uint64_t> DeliveryFigures::ends() const {
  const std::scoped_lock lock(mutex_);
  return ends_;
}

std::map<std::string, HandingOver> DeliveryFigures::handing_over() const {
  const std::scoped_lock lock(mutex_);
  return handing_over_;
}

}  // namespace huiyin::gateway
