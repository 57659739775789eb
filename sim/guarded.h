// A world behind one mutex: whoever acts on it is alone with it, whoever waits for a change looks
// again after each act.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "base/time.h"

namespace huiyin::sim {

// Any thread may call any function, but none from within an act.
template <class World>
class Guarded {
 public:
  explicit Guarded(std::unique_ptr<World> world) : world_(std::move(world)) {}

  template <class Act>
  auto with(Act act) {
    const Waking waking{changed_};
    const std::scoped_lock lock(mutex_);
    return act(*world_);
  }

  // Waits until `holds(world)`, at most `patience`, not at all once closed; whether it holds.
  bool wait_until(milliseconds patience, const std::function<bool(World&)>& holds) {
    std::unique_lock lock(mutex_);
    bool held = false;
    changed_.wait_for(lock, patience, [&] { return (held = holds(*world_)) || is_closed_; });
    return held;
  }

  void pause(milliseconds time) {  // ends early when closed
    if (time.count() <= 0) return;
    std::unique_lock lock(mutex_);
    closed_.wait_for(lock, time, [&] { return is_closed_; });
  }

  // Another world in its place, made while nobody acts.
  void renew(const std::function<std::unique_ptr<World>(const World& before)>& make) {
    const Waking waking{changed_};
    const std::scoped_lock lock(mutex_);
    world_ = make(*world_);
  }

  void close() {  // nobody waits any more
    const Waking waking{changed_};
    const std::scoped_lock lock(mutex_);
    is_closed_ = true;
    closed_.notify_all();
  }

 private:
  struct Waking {  // after the lock is gone
    std::condition_variable& changed;
    ~Waking() { changed.notify_all(); }
  };

  std::mutex mutex_;
  std::condition_variable changed_, closed_;
  std::unique_ptr<World> world_;  // guarded by mutex_, as is the next
  bool is_closed_ = false;
};

}  // namespace huiyin::sim
