// Somebody waits for a write that another thread does.
#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <utility>

namespace huiyin::store {

class Ticket {
 public:
  void answer(std::exception_ptr failure) {
    std::scoped_lock lock(mutex_);
    failure_ = std::move(failure);
    is_answered_ = true;
    answered_.notify_one();  // under the lock: the ticket falls as soon as its owner wakes
  }

  // Until answered; rethrows the failure.
  void wait() {
    std::unique_lock lock(mutex_);
    answered_.wait(lock, [this] { return is_answered_; });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable answered_;
  bool is_answered_ = false;    // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_
};

}  // namespace huiyin::store
