// A load generator: one thread, epoll, kept connections, requests made beforehand.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace huiyin::bench {

// A stream of requests that runs beside others of the same run.
struct Stream {
  std::span<const std::string> requests;  // whole, as bytes; each is sent once, in order
  bool repeats = false;                   // from the beginning again when all are sent
  int connections = 1;
  int per_second = 0;  // 0: closed loop, the next request when the last is answered
  int expected_status = 200;
};

struct Figures {
  std::uint64_t answered = 0;    // with the expected status
  std::uint64_t unexpected = 0;  // another status, or a connection that broke
  double per_second = 0;
  // From when a request was due (open loop) or sent (closed loop) to its whole answer.
  double p50_ms = 0, p99_ms = 0, max_ms = 0;
  double server_cpu_us = 0;  // for each answer; filled in by who knows the server
};

// Runs `streams` against 127.0.0.1:`port` for `duration`, or until a stream has nothing to send.
// Figures of each, in order. Throws std::runtime_error when it cannot connect.
std::vector<Figures> run(int port, std::span<const Stream> streams,
                         std::chrono::milliseconds duration);
Figures run(int port, const Stream& stream, std::chrono::milliseconds duration);

// Connections that are open and say nothing, for as long as this lives.
class IdleConnections {
 public:
  IdleConnections(int port, int count);
  ~IdleConnections();
  IdleConnections(const IdleConnections&) = delete;

 private:
  std::vector<int> sockets_;
};

}  // namespace huiyin::bench
