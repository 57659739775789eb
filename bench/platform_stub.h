// WeCom and three providers of SMS on loopback, which take whatever they are sent at once.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>

#include "base/time.h"
#include "gateway/http/http_server.h"

namespace huiyin::bench {

class PlatformStub {
 public:
  // `seen`: told of each message, by its request, on a thread of the server.
  using Seen = std::function<void(const gateway::HttpRequest&)>;
  explicit PlatformStub(Seen seen = [](const gateway::HttpRequest&) {});

  std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  // Of messages, whoever sent them. wait_for(): until there are so many; false: not within `limit`.
  std::size_t taken() const { return taken_; }
  bool wait_for(std::size_t messages, seconds limit);

 private:
  void serve(const char* path, std::function<std::string(const gateway::HttpRequest&)> answer);

  const Seen seen_;
  std::atomic<std::size_t> taken_{0};
  std::atomic<std::size_t> wanted_{0};
  std::mutex mutex_;
  std::condition_variable enough_;
  int port_ = 0;
  gateway::HttpServer server_{{.port = 0}};  // last: its threads end first
};

}  // namespace huiyin::bench
