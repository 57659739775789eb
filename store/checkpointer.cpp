#include "store/checkpointer.h"

#include "base/log.h"

namespace huiyin::store {

Checkpointer::Checkpointer(const std::string& path, int busy_timeout_ms)
    : connection_(
          {.path = path, .use = Connection::Use::checkpoint, .busy_timeout_ms = busy_timeout_ms}),
      thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}

void Checkpointer::written() {
  {
    std::scoped_lock lock(mutex_);
    if (written_) return;
    written_ = true;
  }
  woken_.notify_one();
}

void Checkpointer::run(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  while (woken_.wait(lock, stop, [this] { return written_; })) {
    woken_.wait_for(lock, stop, kPeriod, [] { return false; });
    written_ = false;
    lock.unlock();
    checkpoint();
    lock.lock();
  }
}

// PASSIVE takes what it can without making anybody wait. What it leaves, the next one or the cap of
// the writer takes; so a failure loses nothing, and is told once until it is over.
void Checkpointer::checkpoint() {
  try {
    connection_.row<std::int64_t, std::int64_t, std::int64_t>("PRAGMA wal_checkpoint(PASSIVE)");
    if (failing_) log::info("checkpoint works again");
    failing_ = false;
  } catch (const DatabaseError& error) {
    if (!failing_) log::warn("checkpoint failed error={}", error.what());
    failing_ = true;
  }
}

}  // namespace huiyin::store
