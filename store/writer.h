// The only one who writes. Many callers queue; one thread puts what waits into one transaction, so
// that a batch costs one fsync, and answers each after the commit. Nearly always all of them
// succeed, so that they are first written without anything between them (savepoints cost a third of
// a small write: SQLite keeps a copy of each page that is changed after one). Where one is refused,
// all is taken back and written once more, a savepoint each, and the refused one falls alone.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "store/connection.h"
#include "store/database.h"
#include "store/write_answer.h"

namespace huiyin::store {

class Writer {
 public:
  using Work = std::function<void(Transaction&)>;
  using Done = std::function<void(std::exception_ptr)>;

  // `committed` is called after each commit, before its callers are answered. Must not throw.
  Writer(const DatabaseOptions& options, std::function<void()> committed);
  ~Writer();  // finishes the queued writes

  void write_async(Work work, Done done);
  void write_and_wait(const Work& work);
  Database::Counts counts() const;

 private:
  struct Queued {
    Work work;
    WriteAnswer answer;
  };

  enum class Kept { together, apart };  // what a refused write takes with it: all, or itself

  void run();
  void write_here(Queued& one);
  void write_group(std::span<Queued> group);
  std::size_t transaction(std::span<Queued> group, Kept kept);
  void step(Queued& one, Kept kept);
  void roll_back();

  const DatabaseOptions options_;          // constant after construction
  const std::function<void()> committed_;  // constant after construction

  std::mutex callers_;                           // one at a time, when callers write themselves
  Connection connection_;                        // of the writer's thread, or guarded by callers_
  std::atomic<std::thread::id> writing_thread_;  // who runs works now; nobody: the default id

  std::atomic<std::uint64_t> writes_{0};
  std::atomic<std::uint64_t> refused_{0};
  std::atomic<std::uint64_t> commits_{0};

  mutable std::mutex mutex_;
  std::condition_variable work_waits_;
  std::deque<Queued> queue_;  // guarded by mutex_
  bool stopping_ = false;     // guarded by mutex_
  std::optional<std::jthread>
      thread_;  // last: starts when all above stands; none when callers write
};

}  // namespace huiyin::store
