// Where the time comes from. Nothing else asks the machine what time it is.
#pragma once

#include <atomic>

#include "base/time.h"

namespace huiyin {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

// The machine's clock. In the demo it can be moved on; it never goes back.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
  void advance(milliseconds by) { ahead_ += by.count(); }

 private:
  std::atomic<milliseconds::rep> ahead_{0};
};

// The clock of tests, of rehearsals and of the simulator: it stands until it is moved.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant start) : now_(start.time_since_epoch().count()) {}
  Instant now() const override { return Instant(milliseconds{now_.load()}); }
  void set(Instant moment) { now_ = moment.time_since_epoch().count(); }
  void advance(milliseconds by) { now_ += by.count(); }

 private:
  std::atomic<milliseconds::rep> now_;
};

}  // namespace huiyin
