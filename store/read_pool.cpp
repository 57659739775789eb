#include "store/read_pool.h"

#include <utility>

#include "base/ensure.h"
#include "base/log.h"

namespace huiyin::store {

struct Reading {
  const ReadPool* pool = nullptr;
  Transaction* snapshot = nullptr;
};
static thread_local Reading reading_now;  // the innermost read of this thread

// A connection in a snapshot, until it falls.
class ReadPool::Lease {
 public:
  explicit Lease(ReadPool& pool) : pool_(pool), connection_(pool.take()) {
    try {
      connection_->begin_read();
    } catch (const DatabaseError&) {
      pool_.give_back(nullptr);
      throw;
    }
    outer_ = std::exchange(reading_now, {&pool_, connection_.get()});
  }

  ~Lease() {
    reading_now = outer_;
    try {
      connection_->take_hooks();
      connection_->end_read();
    } catch (const DatabaseError& error) {
      // A connection that cannot even end a read is closed; the next reader opens a new one.
      log::warn("reader closed error={}", error.what());
      connection_.reset();
    }
    pool_.give_back(std::move(connection_));
  }

  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  PooledConnection& connection() { return *connection_; }

 private:
  ReadPool& pool_;
  std::unique_ptr<PooledConnection> connection_;
  Reading outer_;
};

ReadPool::ReadPool(Opener opener, int connections)
    : opener_(std::move(opener)), may_open_(connections) {
  ensure(connections > 0, "a read pool holds at least one connection");
}

bool ReadPool::reading() const { return reading_now.pool == this; }

std::size_t ReadPool::waiting() {
  std::scoped_lock lock(mutex_);
  return std::size_t(arrived_ - served_);
}

void ReadPool::read(const std::function<void(Transaction&)>& work) {
  if (reading()) return work(*reading_now.snapshot);
  Lease lease(*this);
  work(lease.connection());
  ensure(lease.connection().take_hooks().empty(), "a read commits nothing to wait for");
}

std::unique_ptr<PooledConnection> ReadPool::take() {
  {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this, turn = arrived_++] {
      return turn == served_ && (!free_.empty() || may_open_ > 0);
    });
    if (++served_ < arrived_) freed_.notify_all();  // there may be one for the next as well
    if (!free_.empty()) {
      auto connection = std::move(free_.back());
      free_.pop_back();
      return connection;
    }
    --may_open_;
  }
  try {
    return opener_();
  } catch (const DatabaseError&) {
    give_back(nullptr);
    throw;
  }
}

void ReadPool::give_back(std::unique_ptr<PooledConnection> connection) {
  {
    std::scoped_lock lock(mutex_);
    if (connection)
      free_.push_back(std::move(connection));
    else
      ++may_open_;
  }
  freed_.notify_all();
}

}  // namespace huiyin::store
