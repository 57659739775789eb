#include "gateway/walk/lanes.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::gateway {
namespace {

// Hands look at the clock before they are let in: one may come with an earlier moment than the one
// before it.
constexpr seconds kBetweenHands{1};

}  // namespace

void Lanes::queue(std::int64_t id, const Lane& lane) {
  (lane.urgent ? urgent_ : ready_).push_back(id);
}

void Lanes::add(Id id, bool urgent) {
  std::scoped_lock lock(mutex_);
  const auto [at, is_new] = lanes_.try_emplace(id.value);
  Lane& lane = at->second;
  if (lane.in_hand) {
    lane.again = true;
    lane.urgent |= urgent;
  } else if (is_new) {
    lane.urgent = urgent;
    queue(id.value, lane);
  }
}

std::optional<Lanes::Id> Lanes::take(Instant now) {
  std::scoped_lock lock(mutex_);
  const bool is_set_back = now + kBetweenHands < latest_;
  latest_ = is_set_back ? now : std::max(latest_, now);
  while (!waiting_.empty() && (is_set_back || waiting_.begin()->first <= now)) {
    const std::int64_t id = waiting_.begin()->second;
    waiting_.erase(waiting_.begin());
    lanes_.at(id).not_before.reset();
    queue(id, lanes_.at(id));
  }
  std::deque<std::int64_t>& from = urgent_.empty() ? ready_ : urgent_;
  if (from.empty()) return std::nullopt;
  const std::int64_t id = from.front();
  from.pop_front();
  Lane& lane = lanes_.at(id);
  lane.in_hand = true;
  lane.again = lane.urgent = false;
  return Id{id};
}

void Lanes::release(Id id) {
  std::scoped_lock lock(mutex_);
  const auto at = lanes_.find(id.value);
  ensure(at != lanes_.end() && at->second.in_hand, "a lane is released by the hand that took it");
  if (!at->second.again) {
    lanes_.erase(at);
    return;
  }
  at->second.in_hand = at->second.again = false;
  queue(id.value, at->second);
}

void Lanes::release_with_more(Id id) {
  std::scoped_lock lock(mutex_);
  Lane& lane = lanes_.at(id.value);
  ensure(lane.in_hand, "a lane is released by the hand that took it");
  lane.in_hand = lane.again = false;
  queue(id.value, lane);
}

void Lanes::release_until(Id id, Instant then) {
  std::scoped_lock lock(mutex_);
  Lane& lane = lanes_.at(id.value);
  ensure(lane.in_hand, "a lane is released by the hand that took it");
  lane.in_hand = lane.again = false;
  lane.not_before = then;
  waiting_.insert({then, id.value});
}

std::optional<Instant> Lanes::next_due() const {
  std::scoped_lock lock(mutex_);
  if (waiting_.empty()) return std::nullopt;
  return waiting_.begin()->first;
}

std::size_t Lanes::size() const {
  std::scoped_lock lock(mutex_);
  return lanes_.size();
}

}  // namespace huiyin::gateway
