// What takes the processor for a while, done one after the other on a thread of its own and outside
// of any transaction, so that it holds up neither the doors nor the writer. So many may wait.
#pragma once

#include <deque>
#include <functional>
#include <mutex>

namespace huiyin::gateway {

class JobQueue {
 public:
  using Job = std::function<void()>;  // throws nothing

  explicit JobQueue(std::size_t waiting_max) : waiting_max_(waiting_max) {}

  // Any thread. False: too many wait; nothing was taken.
  bool put(Job job);
  // Does the oldest. False: none waits. One thread.
  bool step();

  // Told after each put(), from any thread: before the first one.
  void on_work(std::function<void()> there_is_work) { there_is_work_ = std::move(there_is_work); }

 private:
  const std::size_t waiting_max_;
  std::function<void()> there_is_work_ = [] {};
  std::mutex mutex_;
  std::deque<Job> waiting_;  // guarded by mutex_
};

}  // namespace huiyin::gateway
