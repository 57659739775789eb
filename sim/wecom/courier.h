// Carries callbacks to the gateway, each at its time, on threads and connections of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

struct GatewayReply {
  int status = 0;  // 0: none came
  std::string body{};
  milliseconds took{0};
};

// One request to the gateway on a connection of its own (URL verification, the demo's clock).
GatewayReply ask_gateway(const std::string& base_url, const std::string& method,
                         const std::string& path_and_query, const std::string& body,
                         const std::string& type, milliseconds patience);

// From construction to destruction; what still waits then is dropped.
class Courier {
 public:
  static constexpr std::size_t kThreads = 32;
  static constexpr std::size_t kWaitingMax = 200'000;  // more are dropped and counted

  explicit Courier(Platform& platform);  // connects itself to the platform
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  bool wait_idle(milliseconds patience);  // nothing waits and nothing is under way
  std::size_t waiting();

 private:
  class Line;  // one thread's connection
  struct Job {
    std::chrono::steady_clock::time_point due;
    std::uint64_t order;
    Delivery delivery;
    std::function<void()> act;                // instead of a delivery
    bool operator<(const Job& other) const {  // the queue's top is the earliest
      return std::tie(due, order) > std::tie(other.due, other.order);
    }
  };

  void enqueue(milliseconds delay, Delivery delivery, std::function<void()> act);
  void work(std::stop_token stop);
  void carry(Line& line, Job job);

  Platform& platform_;
  std::mutex mutex_;
  std::condition_variable_any changed_, idle_;
  std::priority_queue<Job> jobs_;  // guarded by mutex_, as are the next three
  std::uint64_t next_order_ = 0;
  std::size_t under_way_ = 0, dropped_ = 0;
  std::vector<std::jthread> threads_;  // last: they start when all above stands
};

}  // namespace huiyin::sim::wecom
