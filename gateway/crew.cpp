#include "gateway/crew.h"

namespace huiyin::gateway {

Crew::Crew(int threads, std::chrono::milliseconds period,
           std::function<void(std::stop_token)> round)
    : size_(threads), period_(period), round_(std::move(round)) {}

void Crew::start() {
  for (int i = 0; i < size_; ++i)
    threads_.emplace_back([this](std::stop_token stop) { run(stop); });
}

void Crew::stop() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();  // joins
}

void Crew::wake() {
  {
    std::scoped_lock lock(mutex_);
    if (wakes_ == size_) return;  // everyone will look again anyway
    ++wakes_;
  }
  woken_.notify_one();
}

void Crew::run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    round_(stop);
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, stop, period_, [this] { return wakes_ > 0; });
    if (wakes_ > 0) --wakes_;
  }
}

}  // namespace huiyin::gateway
