// Both ends of raw sockets on loopback, for tests that misbehave on purpose. Every wait has a bound
// and fails the test.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gateway/http/listener.h"

namespace huiyin::tests {

inline constexpr int kBoundMs = 10'000;

class RawSocket {
 public:
  explicit RawSocket(gateway::Descriptor socket) : socket_(std::move(socket)) {}
  static RawSocket connect(int port);
  static RawSocket connect(int port, gateway::Descriptor socket);

  void send(std::string_view bytes);
  bool try_send(std::string_view bytes);          // false: the other side is gone
  std::string read_some();                        // empty: ended or reset
  std::string read_until(std::string_view mark);  // at least up to `mark`, or all there is
  std::string read_to_end();
  void end_output();
  void reset();  // closes with RST
  void close() { socket_.reset(); }
  bool is_silent_for(int milliseconds);
  int fd() const { return socket_.get(); }

  struct Answer {
    int status = 0;
    std::string head;  // in lower case
    std::string body;
  };
  Answer read_answer(bool is_to_head = false);  // by its Content-Length; status 0: none came

 private:
  gateway::Descriptor socket_;
  std::string ahead_;  // read, not yet given
};

// A server that does `serve` with each connection, one after the other, on a thread of its own. Its
// end ends the connection that is being served.
class RawServer {
 public:
  explicit RawServer(std::function<void(RawSocket&)> serve);
  ~RawServer();
  int port() const { return port_; }
  std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_); }

 private:
  void serve_next(const std::function<void(RawSocket&)>& serve);

  gateway::Descriptor listener_;
  gateway::Descriptor stop_;
  int port_;
  std::mutex mutex_;
  int serving_ = -1;  // guarded by mutex_
  std::jthread thread_;
};

}  // namespace huiyin::tests
