// Connections that only read, opened when first needed. A reader sees whole commits and the same
// ones from beginning to end, and never waits for the writer.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/pooled_connection.h"

namespace huiyin::store {

class ReadPool {
 public:
  using Opener = std::function<std::unique_ptr<PooledConnection>()>;  // throws DatabaseError
  ReadPool(Opener opener, int connections);

  // Waits for a free connection, in turn: who reads one part after another keeps nobody waiting
  // for longer than a part. Within a read of the same thread: that one's snapshot.
  void read(const std::function<void(Transaction&)>& work);

  // Reads that wait for a connection now. Any thread.
  std::size_t waiting();

  // Whether this thread is inside a read of this pool.
  bool reading() const;

 private:
  class Lease;

  std::unique_ptr<PooledConnection> take();
  void give_back(std::unique_ptr<PooledConnection> connection);

  const Opener opener_;  // constant after construction
  std::mutex mutex_;
  std::condition_variable freed_;
  std::uint64_t arrived_ = 0, served_ = 0;               // guarded by mutex_
  int may_open_;                                         // guarded by mutex_
  std::vector<std::unique_ptr<PooledConnection>> free_;  // guarded by mutex_
};

}  // namespace huiyin::store
