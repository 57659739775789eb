// Writing to PostgreSQL: some connections, each on a thread of its own, and each write a
// transaction of its own. SERIALIZABLE, because the store's statements are written for one writer
// at a time (look for a free seat, then take it; count, then append), on SQLite as here: whatever
// several transactions do beside one another comes out as if each had been alone, and the one of
// two that cannot be so is refused by the server and done over. With READ COMMITTED every such pair
// of statements would need a lock of its own, and the one that somebody forgets is a seat that is
// sold twice.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/postgres_connection.h"
#include "store/write_answer.h"

namespace huiyin::store {

class PostgresWriter {
 public:
  using Work = std::function<void(Transaction&)>;
  using Done = std::function<void(std::exception_ptr)>;

  // Throws ServerError when the server cannot be reached.
  explicit PostgresWriter(const DatabaseOptions& options);
  ~PostgresWriter();  // finishes the queued writes

  // Begun in the order of coming; they may end in another one.
  void write_async(Work work, Done done);
  void write_and_wait(const Work& work);
  void write_alone_and_wait(const Work& work);
  Database::Counts counts() const;

 private:
  enum class Beside { others, nobody };
  struct Queued {
    Work work;
    WriteAnswer answer;
    Beside beside = Beside::others;
  };
  enum class Next { is_decided, do_over };

  void queue(Queued one);
  void await(const Work& work, Beside beside);
  void run(PostgresConnection& connection);
  void write_here(Queued& one);
  void write(PostgresConnection& connection, Queued& one);
  Next transaction(PostgresConnection& connection, Queued& one, int attempt);
  bool was_committed(PostgresConnection& connection, const std::string& transaction);
  void pause(std::chrono::milliseconds time);

  const DatabaseOptions options_;  // constant after construction

  std::mutex callers_;                           // one at a time, when callers write themselves
  std::atomic<std::thread::id> writing_thread_;  // of a caller that writes; nobody: the default id

  std::atomic<std::uint64_t> writes_{0}, refused_{0}, commits_{0}, repeats_{0};

  mutable std::mutex mutex_;
  std::condition_variable work_waits_;
  std::condition_variable stops_;
  std::deque<Queued> queue_;  // guarded by mutex_
  bool stopping_ = false;     // guarded by mutex_

  std::vector<std::unique_ptr<PostgresConnection>> connections_;  // each of its thread
  std::vector<std::jthread> threads_;                             // last; none when callers write
};

}  // namespace huiyin::store
