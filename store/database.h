// The two doors to what must not be lost, over a SQLite file or a PostgreSQL server. Nothing of
// SOCI is seen from outside.
//
//   Database database(options);
//   auto id = database.write([&](Transaction& tx) { return tx.insert("INSERT …", {name}); });
//   auto rows = database.read([&](Transaction& tx) { return tx.rows<std::int64_t,
//   std::string>("SELECT …", {}); });
//
// Parameters are written $1, $2 … in order. SQL texts must be literals or few: each is prepared
// once a connection and kept.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "store/dialect.h"

namespace huiyin::store {

// What a column or a parameter holds. Text is UTF-8 or sealed base64, so that every engine takes
// it; a NUL in it is refused.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;

// The work must go on elsewhere: the database is gone, full or broken. what() never holds values.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One row that nobody can read: damaged, or sealed with a key that is not there. It is that row's
// fault and not the store's: to try again helps nothing, and what stands beside it goes on.
class Unreadable : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// The server was lost while it committed, and does not tell what became of it: to be looked at
// before anything of it is repeated. (A commit that is known to have failed is a DatabaseError.)
class OutcomeUnknown : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

class Transaction {
 public:
  enum class Kind { integer, text };  // of a column

  virtual ~Transaction() = default;

  // For the few texts that differ: see dialect.h.
  virtual EngineKind engine() const = 0;

  // Does it and answers how many rows changed.
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) {
    return run(sql, {parameters.begin(), parameters.size()});
  }

  // Inserts one row and answers its id, or nothing where the statement declined (ON CONFLICT DO
  // NOTHING). An answer by RETURNING costs SQLite a temporary table each time.
  std::optional<std::int64_t> insert(std::string_view sql,
                                     std::initializer_list<Value> parameters) {
    return insert_row(sql, {parameters.begin(), parameters.size()});
  }

  // All rows; a column is std::int64_t, std::string or an std::optional of one (NULL). NULL in a
  // plain column throws.
  template <class... Columns>
  std::vector<std::tuple<Columns...>> rows(std::string_view sql,
                                           std::initializer_list<Value> parameters = {}) {
    static constexpr Kind kinds[] = {kind_of<Columns>()...};
    std::vector<std::tuple<Columns...>> all;
    fetch(sql, {parameters.begin(), parameters.size()}, kinds, [&](std::span<Value> row) {
      all.push_back(read_row<Columns...>(row, std::index_sequence_for<Columns...>()));
    });
    return all;
  }

  // The first row, or nothing.
  template <class... Columns>
  std::optional<std::tuple<Columns...>> row(std::string_view sql,
                                            std::initializer_list<Value> parameters = {}) {
    auto all = rows<Columns...>(sql, parameters);
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
  }

  // Several statements without parameters, one after the other, as this engine writes them: what a
  // migration is made of, once schema_for() has gone over it.
  virtual void script(std::string_view sql) = 0;

  // Called once this transaction is durable, on the thread that committed; never when it was rolled
  // back. Must not throw.
  virtual void after_commit(std::function<void()> then) = 0;

 protected:
  virtual std::int64_t run(std::string_view sql, std::span<const Value> parameters) = 0;
  virtual std::optional<std::int64_t> insert_row(std::string_view sql,
                                                 std::span<const Value> parameters) = 0;
  virtual void fetch(std::string_view sql, std::span<const Value> parameters,
                     std::span<const Kind> columns,
                     const std::function<void(std::span<Value>)>& each) = 0;

 private:
  template <class T>
  struct Plain {
    using type = T;
  };
  template <class T>
  struct Plain<std::optional<T>> {
    using type = T;
  };
  template <class T>
  static constexpr Kind kind_of() {
    using P = typename Plain<T>::type;
    static_assert(std::is_same_v<P, std::int64_t> || std::is_same_v<P, std::string>,
                  "a column is int64_t or string");
    return std::is_same_v<P, std::string> ? Kind::text : Kind::integer;
  }
  template <class T>
  static T read_column(Value& value) {
    using P = typename Plain<T>::type;
    if constexpr (!std::is_same_v<T, P>)
      if (std::holds_alternative<std::nullptr_t>(value)) return std::nullopt;
    if (!std::holds_alternative<P>(value))
      throw DatabaseError("a column that must hold a value is NULL");
    return std::get<P>(std::move(value));
  }
  template <class... Columns, std::size_t... I>
  static std::tuple<Columns...> read_row(std::span<Value> row, std::index_sequence<I...>) {
    return {read_column<Columns>(row[I])...};
  }
};

enum class WriterMode {
  thread,  // one writer thread, group commit: the queued writes of many callers in one transaction
  caller,  // each write is a transaction of its own on the caller's thread (commands, simulator)
};

struct DatabaseOptions {
  std::string
      path;  // a SQLite file, created when missing; or "postgresql://…", see postgres_address.h
  WriterMode writer = WriterMode::thread;
  int writers = 4;                 // PostgreSQL: transactions at a time; SQLite has one writer
  int readers = 2;                 // connections of the read pool; a read waits for a free one
  std::size_t group_max = 512;     // writes in one commit
  std::size_t queue_max = 100000;  // writes waiting; above it write() throws DatabaseError at once
  int busy_timeout_ms = 5000;      // another process may hold the file for a moment
};

class Database {
 public:
  // SQLite: opens (and creates) the file with WAL and synchronous=FULL. PostgreSQL: reaches the
  // server; each write is a SERIALIZABLE transaction of its own. Does not migrate: see
  // migrations.h. Throws DatabaseError.
  explicit Database(DatabaseOptions options);
  ~Database();  // finishes the queued writes

  // Queues `work`; `done` is called on the committing thread, with nothing once the work is
  // durable, else with what `work` threw or why the commit failed (then none of it is there, but
  // for OutcomeUnknown). A work may be done over, when another one of its group throws (SQLite) or
  // when it met another transaction (PostgreSQL), so that it leaves nothing behind but rows, hooks,
  // and what it sets anew each time.
  void write_async(std::function<void(Transaction&)> work,
                   std::function<void(std::exception_ptr)> done);

  // Does `work` and answers its result once it is durable. Rethrows.
  template <class Work>
  auto write(Work&& work) {
    using Answer = std::invoke_result_t<Work, Transaction&>;
    if constexpr (std::is_void_v<Answer>) {
      write_and_wait([&](Transaction& tx) { work(tx); });
    } else {
      std::optional<Answer> answer;
      write_and_wait([&](Transaction& tx) { answer.emplace(work(tx)); });
      return std::move(*answer);
    }
  }

  // A snapshot: sees whole commits, and the same ones throughout. Writing in it throws. A read
  // within a read of the same thread sees the outer one's snapshot; write() within a read throws
  // Broken (it would wait while it holds a reader).
  template <class Work>
  auto read(Work&& work) {
    using Answer = std::invoke_result_t<Work, Transaction&>;
    if constexpr (std::is_void_v<Answer>) {
      read_now([&](Transaction& tx) { work(tx); });
    } else {
      std::optional<Answer> answer;
      read_now([&](Transaction& tx) { answer.emplace(work(tx)); });
      return std::move(*answer);
    }
  }

  // Like write, while no other program that writes alone does so on this database: for migrations.
  template <class Work>
  auto write_alone(Work&& work) {
    std::optional<std::invoke_result_t<Work, Transaction&>> answer;
    write_alone_and_wait([&](Transaction& tx) { answer.emplace(work(tx)); });
    return std::move(*answer);
  }

  // The file, or the server's address without its password: for a person to read.
  const std::string& path() const;
  EngineKind engine() const;

  // For metrics, since the start. Any thread.
  struct Counts {
    std::uint64_t writes = 0;   // durable
    std::uint64_t refused = 0;  // thrown by their work, or lost with a commit that failed
    std::uint64_t commits = 0;
    std::size_t waiting = 0;    // queued now
    std::uint64_t repeats = 0;  // PostgreSQL: done over because they met another transaction
  };
  Counts counts() const;

  class Engine;  // engine.h

 private:
  void write_and_wait(const std::function<void(Transaction&)>& work);
  void write_alone_and_wait(const std::function<void(Transaction&)>& work);
  void read_now(const std::function<void(Transaction&)>& work);

  std::unique_ptr<Engine> engine_;
};

}  // namespace huiyin::store
