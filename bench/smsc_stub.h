// An SMSC on loopback that takes every submit_sm at once.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "base/time.h"
#include "gateway/http/listener.h"
#include "gateway/http/outbound.h"

namespace huiyin::bench {

class SmscStub {
 public:
  // Connections wait, and binds with them, until open().
  SmscStub();
  ~SmscStub();
  void open();

  int port() const { return port_; }
  gateway::Endpoint endpoint() const;

  // Until so many were taken; answers how many a second they came at, from the first to that one.
  // 0: they do not come within `limit`.
  double rate_of(std::uint64_t messages, seconds limit);

 private:
  void run(const std::stop_token& stop);
  void serve(gateway::Descriptor socket, const std::stop_token& stop);
  std::string answers_to(std::string& received);
  void taken();

  const gateway::Descriptor listener_, woken_;
  const int port_;
  std::mutex mutex_;
  std::condition_variable enough_;
  std::uint64_t taken_ = 0, wanted_ = 0;                // guarded by mutex_
  std::chrono::steady_clock::time_point first_, last_;  // guarded by mutex_
  std::jthread thread_;
};

}  // namespace huiyin::bench
