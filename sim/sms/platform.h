// The stand-in of the SMS providers: the world behind one mutex, their API over it, and the pushes
// that leave it.
#pragma once

#include <functional>
#include <memory>

#include "sim/guarded.h"
#include "sim/http_exchange.h"
#include "sim/sms/world.h"

namespace huiyin::sim::sms {

// Any thread may call any function.
class Platform {
 public:
  using Deliver = std::function<void(Push)>;
  using Later = std::function<void(milliseconds, std::function<void()>)>;

  // `ids` must never repeat an earlier life's, so it is the kernel's in service; `dice` is seeded.
  Platform(Settings settings, const Clock& clock, Random& ids, Random& dice);

  // Where pushes and delayed acts go; both are called under the mutex and must not call back. Set
  // once, at first.
  void connect(Deliver deliver, Later later);

  template <class Act>
  auto with(Act act) {
    return world_.with(std::move(act));
  }

  // What the gateway answered to a push. One that was not taken comes again, by its provider's
  // schedule.
  void delivered(const Push& push, int status, const std::string& body);

  bool wait_until(milliseconds patience, const std::function<bool(World&)>& holds) {
    return world_.wait_until(patience, holds);
  }
  void pause(milliseconds time) { world_.pause(time); }
  void reset();  // a new world with the same settings
  void close() { world_.close(); }

 private:
  std::unique_ptr<World> new_world();

  const Settings settings_;  // constant after construction
  const Clock& clock_;
  Random& ids_;
  Random& dice_;
  Deliver deliver_;  // guarded by the world's mutex, as is the next
  Later later_;
  Guarded<World> world_;
};

}  // namespace huiyin::sim::sms
