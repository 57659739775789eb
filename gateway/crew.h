// Some threads that do rounds of work: at once when woken, and else every `period`.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace huiyin::gateway {

// Works from start() to stop(), which asks the threads to end and waits for the rounds in hand. It
// may be woken before and after, to no effect: whoever wakes it may outlive its work, not itself.
class Crew {
 public:
  // `round` must not throw: it ends with the worker's own catch.
  Crew(int threads, std::chrono::milliseconds period, std::function<void(std::stop_token)> round);
  ~Crew() { stop(); }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  void start();
  void stop();

  // There is work for one more thread: any thread may say so, also during a round.
  void wake();

 private:
  void run(std::stop_token stop);

  const int size_;                                    // constant after construction
  const std::chrono::milliseconds period_;            // constant
  const std::function<void(std::stop_token)> round_;  // constant
  std::mutex mutex_;
  std::condition_variable_any woken_;
  int wakes_ = 0;                      // guarded by mutex_; at most size_
  std::vector<std::jthread> threads_;  // of the thread that starts and stops
};

}  // namespace huiyin::gateway
