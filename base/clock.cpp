#include "base/clock.h"

namespace huiyin {

Instant SystemClock::now() const {
  const auto machine = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
  return machine + milliseconds{ahead_.load()};
}

}  // namespace huiyin
