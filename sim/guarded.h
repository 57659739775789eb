// A world behind one mutex: whoever acts on it is alone with it. After each act what is waited for
// is looked at there and then, and only he is woken who has it: thousands may wait, each for his
// own.
#pragma once

#include <condition_variable>
#include <functional>
#include <list>
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
    const std::scoped_lock lock(mutex_);
    const Waking waking{*this};
    return act(*world_);
  }

  // Waits until `holds(world)` after some act, at most `patience`, not at all once closed; whether
  // it did. `holds` is called by others too: it is quick, throws nothing and touches nothing but
  // the world.
  bool wait_until(milliseconds patience, const std::function<bool(World&)>& holds) {
    std::unique_lock lock(mutex_);
    if (holds(*world_)) return true;
    if (is_closed_) return false;
    Waiter mine{holds};
    const auto place = waiters_.insert(waiters_.end(), &mine);
    mine.woken.wait_for(lock, patience, [&] { return mine.has || is_closed_; });
    waiters_.erase(place);
    return mine.has;
  }

  void pause(milliseconds time) {  // ends early when closed
    if (time.count() <= 0) return;
    std::unique_lock lock(mutex_);
    closed_.wait_for(lock, time, [&] { return is_closed_; });
  }

  // Another world in its place, made while nobody acts.
  void renew(const std::function<std::unique_ptr<World>(const World& before)>& make) {
    const std::scoped_lock lock(mutex_);
    const Waking waking{*this};
    world_ = make(*world_);
  }

  void close() {  // nobody waits any more
    const std::scoped_lock lock(mutex_);
    is_closed_ = true;
    for (Waiter* one : waiters_) one->woken.notify_one();
    closed_.notify_all();
  }

 private:
  struct Waiter {
    const std::function<bool(World&)>& holds;
    std::condition_variable woken{};
    bool has = false;  // what he waits for
  };
  struct Waking {  // under the lock of the act
    Guarded& of;
    ~Waking() {
      for (Waiter* one : of.waiters_)
        if (!one->has && (one->has = one->holds(*of.world_))) one->woken.notify_one();
    }
  };

  std::mutex mutex_;
  std::condition_variable closed_;
  std::unique_ptr<World> world_;  // guarded by mutex_, as are the next
  std::list<Waiter*> waiters_;
  bool is_closed_ = false;
};

}  // namespace huiyin::sim
