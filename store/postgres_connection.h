// One connection to a PostgreSQL server, of one thread at a time. A connection that was lost is
// made anew at the next beginning; while the server cannot be reached it is asked ever more seldom,
// and who comes meanwhile is refused at once.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/pooled_connection.h"

namespace huiyin::store {

// What the server said, by its SQLSTATE (PostgreSQL 15 manual, appendix A). what() holds no values.
class ServerError : public DatabaseError {
 public:
  ServerError(const std::string& text, std::string state, bool is_lost)
      : DatabaseError(text), state_(std::move(state)), is_lost_(is_lost) {}

  const std::string& state() const { return state_; }
  bool is_lost() const { return is_lost_; }  // there is no connection any more

  // It met another transaction and was chosen to give way (40001 serialization_failure, 40P01
  // deadlock_detected): done over, it comes through.
  bool gave_way() const { return state_ == "40001" || state_ == "40P01"; }
  // Another transaction wrote the same key first (23505 unique_violation), or made the same table
  // (42P07 duplicate_table): done over, it sees it. Or it is our mistake, and it never comes
  // through.
  bool came_second() const { return state_ == "23505" || state_ == "42P07"; }

 private:
  std::string state_;
  bool is_lost_;
};

class PostgresConnection final : public PooledConnection {
 public:
  // Reaches the server. Throws ServerError.
  explicit PostgresConnection(std::string address);
  ~PostgresConnection() override;

  EngineKind engine() const override { return EngineKind::postgresql; }

  // Connects anew where the connection was lost: before a statement outside of transactions; the
  // beginnings below do it themselves. Throws ServerError.
  void reach();

  void script(std::string_view sql) override;
  void begin_read() override;
  void end_read() override;

  // A transaction that comes out as if it had been alone (SERIALIZABLE). Answers its number, by
  // which the server tells later what became of it.
  std::string begin_write();
  // Throws OutcomeUnknown when the connection was lost meanwhile.
  void commit();
  void roll_back() noexcept;  // where there is a transaction and a connection

  // What became of a transaction, once it is decided; nothing: it goes on, or the server has
  // forgotten it.
  enum class Outcome { committed, aborted };
  std::optional<Outcome> outcome_of(const std::string& transaction);

  // Nobody else locks alone meanwhile; held until unlocked or lost.
  void lock_alone();
  void unlock_alone() noexcept;

 protected:
  std::int64_t run(std::string_view sql, std::span<const Value> parameters) override;
  std::optional<std::int64_t> insert_row(std::string_view sql,
                                         std::span<const Value> parameters) override;
  void fetch(std::string_view sql, std::span<const Value> parameters, std::span<const Kind> columns,
             const std::function<void(std::span<Value>)>& each) override;

 private:
  struct Session;
  enum class Answering { rows, id };

  void connect();
  bool is_lost() const;
  std::string ask(const std::string& sql);  // the first column of its last row, or nothing
  template <class Work>
  auto guarded(std::string_view sql, Work work);

  const std::string address_;
  std::unique_ptr<Session> session_;  // none: it was lost, or never made
  std::chrono::steady_clock::time_point not_before_{};
  std::chrono::milliseconds pause_{};
};

}  // namespace huiyin::store
