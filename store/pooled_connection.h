// A connection of either engine, of one thread at a time: what a pool and a writer ask of it.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "store/database.h"

namespace huiyin::store {

class PooledConnection : public Transaction {
 public:
  // One snapshot from the first to the second, in which nothing can be written.
  virtual void begin_read() = 0;
  virtual void end_read() = 0;

  void after_commit(std::function<void()> then) override { hooks_.push_back(std::move(then)); }

  // The hooks since the last call: the engine keeps them until the commit, or drops them.
  std::vector<std::function<void()>> take_hooks() { return std::exchange(hooks_, {}); }

 private:
  std::vector<std::function<void()>> hooks_;
};

}  // namespace huiyin::store
