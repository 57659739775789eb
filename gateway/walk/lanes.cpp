#include "gateway/walk/lanes.h"

#include <algorithm>
#include <numeric>

#include "base/ensure.h"

namespace huiyin::gateway {
namespace {

// Hands look at the clock before they are let in: one may come with an earlier moment than the one
// before it.
constexpr seconds kBetweenHands{1};

}  // namespace

void Lanes::queue(std::int64_t id, Lane& lane, const Turn& turn) {
  lane.turn = turn;
  lane.place = ++places_;
  lines_.at(std::size_t(turn.priority)).by_office[turn.office].push_back({id, lane.place});
  ++ready_.at(std::size_t(turn.priority));
}

void Lanes::end_wait(std::int64_t id, Lane& lane) {
  waiting_.erase({*lane.not_before, id});
  lane.not_before.reset();
}

void Lanes::add(Id id, const Turn& turn) {
  std::scoped_lock lock(mutex_);
  const auto [at, is_new] = lanes_.try_emplace(id.value);
  Lane& lane = at->second;
  if (is_new) {
    queue(id.value, lane, turn);
  } else if (lane.in_hand) {
    if (!lane.again || turn.priority < lane.again->priority) lane.again = turn;
  } else if (turn.priority < lane.turn.priority) {
    if (lane.not_before)
      end_wait(id.value, lane);
    else
      --ready_.at(std::size_t(lane.turn.priority));  // it leaves its place
    queue(id.value, lane, turn);
  }
}

std::optional<Lanes::Id> Lanes::take(Instant now) {
  std::scoped_lock lock(mutex_);
  const bool is_set_back = now + kBetweenHands < latest_;
  latest_ = is_set_back ? now : std::max(latest_, now);
  while (!waiting_.empty() && (is_set_back || waiting_.begin()->first <= now)) {
    const std::int64_t id = waiting_.begin()->second;
    Lane& lane = lanes_.at(id);
    end_wait(id, lane);
    queue(id, lane, Turn(lane.turn));
  }
  for (Line& line : lines_)
    if (const auto id = next_of(line)) {
      Lane& lane = lanes_.at(*id);
      lane.in_hand = true;
      lane.again.reset();
      --ready_.at(std::size_t(lane.turn.priority));
      return Id{*id};
    }
  return std::nullopt;
}

std::optional<std::int64_t> Lanes::next_of(Line& line) {
  while (!line.by_office.empty()) {
    auto office = line.by_office.upper_bound(line.last);
    if (office == line.by_office.end()) office = line.by_office.begin();
    line.last = office->first;
    std::optional<std::int64_t> next;
    while (!next && !office->second.empty()) {
      const auto [id, number] = office->second.front();
      office->second.pop_front();
      const auto lane = lanes_.find(id);
      if (lane != lanes_.end() && !lane->second.in_hand && lane->second.place == number) next = id;
    }
    if (office->second.empty()) line.by_office.erase(office);
    if (next) return next;
  }
  return std::nullopt;
}

Lanes::Lane& Lanes::in_hand(Id id) {
  const auto at = lanes_.find(id.value);
  ensure(at != lanes_.end() && at->second.in_hand, "a lane is released by the hand that took it");
  return at->second;
}

void Lanes::release(Id id) {
  std::scoped_lock lock(mutex_);
  Lane& lane = in_hand(id);
  if (!lane.again) {
    lanes_.erase(id.value);
    return;
  }
  lane.in_hand = false;
  queue(id.value, lane, Turn(*lane.again));
}

void Lanes::release_with_more(Id id, const Turn& turn) {
  std::scoped_lock lock(mutex_);
  Lane& lane = in_hand(id);
  lane.in_hand = false;
  const bool came_first = lane.again && lane.again->priority < turn.priority;
  queue(id.value, lane, came_first ? Turn(*lane.again) : turn);
}

void Lanes::release_until(Id id, Instant then, const Turn& turn) {
  std::scoped_lock lock(mutex_);
  Lane& lane = in_hand(id);
  lane.in_hand = false;
  if (lane.again && lane.again->priority < turn.priority)
    return queue(id.value, lane, Turn(*lane.again));
  lane.turn = turn;
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

std::size_t Lanes::ready(store::Priority least) const {
  std::scoped_lock lock(mutex_);
  return std::accumulate(ready_.begin(), ready_.begin() + std::ptrdiff_t(least) + 1,
                         std::size_t{0});
}

}  // namespace huiyin::gateway
