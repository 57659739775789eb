// Moves what is committed from the WAL into the database file, on a thread and a connection of its
// own, so that no commit has to wait for it. (p99 of a commit is the checkpoint: 20–220 ms without
// this.)
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "store/connection.h"

namespace huiyin::store {

class Checkpointer {
 public:
  static constexpr std::chrono::milliseconds kPeriod{100};

  explicit Checkpointer(const std::string& path, int busy_timeout_ms);

  // There is something to move. Any thread; without writing nothing ever runs.
  void written();

 private:
  void run(std::stop_token stop);
  void checkpoint();

  Connection connection_;  // of the thread alone
  bool failing_ = false;   // of the thread alone
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool written_ = false;  // guarded by mutex_
  std::jthread thread_;   // last
};

}  // namespace huiyin::store
