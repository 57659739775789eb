// One connection to the SQLite file, of one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/pooled_connection.h"
#include "store/read_pool.h"

namespace huiyin::store {

class Connection final : public PooledConnection {
 public:
  enum class Use { write, read, checkpoint };

  // How often SQLite itself checkpoints when it commits, in pages of the WAL.
  static constexpr int kCheckpointPages = 1000;  // SQLite's own default: nobody else checkpoints
  static constexpr int kCheckpointCapPages =
      32000;  // a checkpoint thread does the work, this is the cap

  struct Options {
    std::string path;
    Use use = Use::write;
    int busy_timeout_ms = 5000;
    int checkpoint_pages = kCheckpointPages;
  };

  // Opens (and for writing creates) the file through the default VFS, sets WAL and
  // synchronous=FULL. Throws DatabaseError.
  explicit Connection(const Options& options);
  ~Connection() override;

  EngineKind engine() const override { return EngineKind::sqlite; }
  void script(std::string_view sql) override;
  void begin_read() override { execute("BEGIN"); }
  void end_read() override { execute("ROLLBACK"); }

  // Within a write: makes the log longer than the commit needs. A commit that lengthens the file
  // itself has the file system write down its new size too, and wait for that: measured 425 us
  // instead of 240. No error: where the disk is full, the commit will say so.
  void lengthen_log();

  // False also after SQLite rolled everything back by itself: a full disk, an I/O error.
  bool in_transaction() const;

  // Statements of SQLite that live on this connection, and how often they had to be prepared.
  std::size_t statements_alive() const;
  std::uint64_t statements_prepared() const;

 protected:
  std::int64_t run(std::string_view sql, std::span<const Value> parameters) override;
  std::optional<std::int64_t> insert_row(std::string_view sql,
                                         std::span<const Value> parameters) override;
  void fetch(std::string_view sql, std::span<const Value> parameters, std::span<const Kind> columns,
             const std::function<void(std::span<Value>)>& each) override;

 private:
  struct Session;

  bool writes_ahead(int busy_timeout_ms);
  void committed(int log_pages);
  std::unique_ptr<Session> session_;
  int checkpoint_pages_;
  std::int64_t log_used_ = 0;    // bytes, at the last commit
  std::int64_t log_length_ = 0;  // bytes of the file; 0: to be asked
};

// Opens what reads the file, for a pool.
ReadPool::Opener sqlite_readers(std::string path, int busy_timeout_ms);

}  // namespace huiyin::store
