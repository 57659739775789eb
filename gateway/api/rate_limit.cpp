#include "gateway/api/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace huiyin::gateway::api {

std::optional<seconds> RateLimit::take(const std::string& key_id, Instant now) {
  const double per_millisecond = per_minute_ / 60'000.0;
  const std::scoped_lock lock(mutex_);
  const auto [place, is_new] = buckets_.try_emplace(key_id, Bucket{double(per_minute_), now});
  Bucket& bucket = place->second;
  const auto passed = std::max(milliseconds{0}, now - bucket.filled);
  bucket.calls =
      std::min(double(per_minute_), bucket.calls + double(passed.count()) * per_millisecond);
  bucket.filled = now;
  if (bucket.calls < 1) {
    const double missing = (1 - bucket.calls) / per_millisecond / 1000;
    return seconds{std::max(1, int(std::ceil(missing)))};
  }
  bucket.calls -= 1;
  return std::nullopt;
}

}  // namespace huiyin::gateway::api
