#include "store/bulk_pace.h"

#include <algorithm>

namespace huiyin::store {
namespace {

// Rounds come once a second, now and then late: so much may be caught up with. The distance between
// two takes it into account, so that a minute's count holds whatever was caught up with in it.
constexpr std::int64_t kMinuteUs = 60'000'000, kCaughtUpUs = 2'000'000;

std::int64_t distance_us(int per_minute) {
  return (kMinuteUs + kCaughtUpUs + per_minute - 1) / per_minute;
}

// A pace that is further ahead than one distance is from before the clock was set back, or from
// before the ceiling was raised.
std::int64_t next_from(std::int64_t next_us, int per_minute, std::int64_t now_us) {
  return std::clamp(next_us, now_us - kCaughtUpUs, now_us + distance_us(per_minute));
}

}  // namespace

int may_go(std::int64_t next_us, int per_minute, Instant now) {
  const std::int64_t now_us = unix_ms(now) * 1000;
  const std::int64_t next = next_from(next_us, per_minute, now_us);
  return next > now_us ? 0 : int(1 + (now_us - next) / distance_us(per_minute));
}

std::int64_t pace_after(std::int64_t next_us, int count, int per_minute, Instant now) {
  return next_from(next_us, per_minute, unix_ms(now) * 1000) + count * distance_us(per_minute);
}

}  // namespace huiyin::store
