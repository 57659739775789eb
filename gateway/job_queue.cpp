#include "gateway/job_queue.h"

#include <utility>

namespace huiyin::gateway {

bool JobQueue::put(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_.size() >= waiting_max_) return false;
    waiting_.push_back(std::move(job));
  }
  there_is_work_();
  return true;
}

bool JobQueue::step() {
  Job next;
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_.empty()) return false;
    next = std::move(waiting_.front());
    waiting_.pop_front();
  }
  next();
  return true;
}

}  // namespace huiyin::gateway
