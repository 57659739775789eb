// A statement that is prepared once a connection and kept, on either engine. What SOCI reads from
// and writes to stays at one address for its life: it is bound once, and each execution only fills
// the slots (binding anew each time costs as much as an insert).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/database.h"

namespace soci {
class session;
class statement;
}  // namespace soci

namespace huiyin::store {

class SociStatement {
 public:
  using Kind = Transaction::Kind;

  // `sql` as its engine takes it, with so many parameters. Throws soci_error.
  SociStatement(soci::session& session, const std::string& sql, std::size_t parameter_count);
  ~SociStatement();

  // Ready to be executed with these. Throws DatabaseError for a text that holds a NUL: SQLite would
  // take it and compare only what stands before it, PostgreSQL has no such text.
  void load(std::span<const Value> parameters, std::span<const Kind> columns);

  soci::statement& soci();

  // What stands in that column of the row that was fetched; at most once a row.
  Value take(std::size_t column);

  bool is_running = false;  // its rows are being read

 private:
  struct Slots;
  bool fits(std::span<const Value> parameters, std::span<const Kind> columns) const;
  void bind(std::span<const Value> parameters, std::span<const Kind> columns);

  const std::size_t parameter_count_;
  std::unique_ptr<Slots> slots_;
  std::unique_ptr<soci::statement> statement_;  // last: it lets go of the slots before they fall
};

// Those of one connection, by the text that the caller wrote.
class SociStatements {
 public:
  explicit SociStatements(soci::session& session);
  ~SociStatements();

  SociStatement* find(std::string_view key);
  SociStatement& prepare(std::string_view key, const std::string& sql, std::size_t parameter_count);
  std::uint64_t prepared() const { return prepared_; }  // how often one had to be

 private:
  struct Kept;
  soci::session& session_;
  std::unique_ptr<Kept> kept_;
  std::uint64_t prepared_ = 0;
};

}  // namespace huiyin::store
