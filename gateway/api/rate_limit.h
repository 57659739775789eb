// How often a key may call: a bucket that fills evenly and holds a minute's worth, so that a burst
// passes and a loop gone wild does not.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/time.h"

namespace huiyin::gateway::api {

class RateLimit {
 public:
  explicit RateLimit(int calls_per_minute) : per_minute_(calls_per_minute) {}

  // Takes one call of that key; or answers after how long one will be free. Any thread.
  std::optional<seconds> take(const std::string& key_id, Instant now);

 private:
  struct Bucket {
    double calls = 0;
    Instant filled{};
  };

  const int per_minute_;  // constant
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;  // guarded by mutex_; one for each living key at most
};

}  // namespace huiyin::gateway::api
