// What happens later: acts, each at its time, on threads of their own that keep a connection to
// whom they post.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "base/time.h"

namespace huiyin::sim {

struct GatewayReply {
  int status = 0;  // 0: none came
  std::string body{};
  milliseconds took{0};
};

// One request to the gateway on a connection of its own (URL verification, the demo's clock).
GatewayReply ask_gateway(const std::string& base_url, const std::string& method,
                         const std::string& path_and_query, const std::string& body,
                         const std::string& type, milliseconds patience);

// One thread's connection, kept while it posts to the same address.
class Line {
 public:
  Line();
  ~Line();
  GatewayReply post(const std::string& base_url, const std::string& path_and_query,
                    const std::string& body, const std::string& type, milliseconds patience);
  void hang_up();  // for good; any thread: the exchange under way ends without an answer

 private:
  struct Connection;
  std::mutex mutex_;
  std::shared_ptr<Connection> connection_;  // guarded by mutex_, as is the next
  bool is_over_ = false;
};

// From construction to destruction; what still waits then is dropped.
class Errands {
 public:
  using Act = std::function<void(Line&)>;
  static constexpr std::size_t kThreads = 32;
  static constexpr std::size_t kWaitingMax = 200'000;  // more are dropped and counted

  Errands();
  ~Errands();
  Errands(const Errands&) = delete;
  Errands& operator=(const Errands&) = delete;

  void after(milliseconds delay, Act act);  // any thread, also from within an act
  bool wait_idle(milliseconds patience);    // nothing waits and nothing is under way
  std::size_t waiting();

 private:
  struct Job {
    std::chrono::steady_clock::time_point due;
    std::uint64_t order;
    Act act;
    bool operator<(const Job& other) const {  // the queue's top is the earliest
      return std::tie(due, order) > std::tie(other.due, other.order);
    }
  };

  void work(std::stop_token stop);

  std::mutex mutex_;
  std::condition_variable_any changed_, idle_;
  std::priority_queue<Job> jobs_;  // guarded by mutex_, as are the next three
  std::uint64_t next_order_ = 0;
  std::size_t under_way_ = 0, dropped_ = 0;
  std::vector<std::jthread> threads_;  // last: they start when all above stands
};

}  // namespace huiyin::sim
