// Carries receipts and replies to the gateway, each at its time.
#pragma once

#include "sim/errands.h"
#include "sim/sms/platform.h"

namespace huiyin::sim::sms {

// From construction to destruction; what still waits then is dropped.
class Courier {
 public:
  explicit Courier(Platform& platform);  // connects itself to the platform
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  bool wait_idle(milliseconds patience) { return errands_.wait_idle(patience); }
  std::size_t waiting() { return errands_.waiting(); }

 private:
  void carry(Line& line, const Push& push);

  Platform& platform_;
  Errands errands_;
};

}  // namespace huiyin::sim::sms
