#include "store/connection.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cstring>
#include <utility>

#include "base/ensure.h"
#include "store/placeholders.h"
#include "store/soci_statement.h"
#include "store/write_ahead_log.h"

namespace huiyin::store {

using namespace sqlite_api;

namespace {

constexpr std::size_t kSqlShownMax = 80;

// https://www.sqlite.org/fileformat2.html#walformat
constexpr std::int64_t kLogHead = 32, kLogFrame = 24 + 4096;
constexpr std::int64_t kLogAhead = 1 << 20;

// What went wrong and in which statement. Never what(): that one ends with the bound values.
[[noreturn]] void refuse(const soci::soci_error& error, std::string_view sql) {
  std::string text = error.get_error_message();
  constexpr std::string_view kOwner = "sqlite3_statement_backend::";
  if (text.starts_with(kOwner))
    if (const auto colon = text.find(": ", kOwner.size()); colon != std::string::npos)
      text.erase(0, colon + 2);
  if (const auto* from_sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error))
    text += " (sqlite " + std::to_string(from_sqlite->result()) + ")";
  if (!sql.empty()) text += " in \"" + std::string(sql.substr(0, kSqlShownMax)) + "\"";
  throw DatabaseError(text);
}

std::string connect_string(const std::string& path) {
  // SOCI reads key="value" and knows no escape; a NUL would cut the name short.
  if (path.empty() || path.find('"') != std::string::npos || path.find('\0') != std::string::npos)
    throw DatabaseError("a database path is empty or holds a character that cannot be used");
  return "db=\"" + path + "\"";
}

// Once for the process, before its first database. A connection is used by one thread at a time, so
// SQLite's own locks around each call, and its count of bytes under one lock for all threads, cost
// a fifth of a write and protect nothing.
void prepare_sqlite() {
  static const bool prepared = [] {
    // Refused where somebody began to use SQLite before us: then it locks, and all the rest holds.
    return sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
           sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
  }();
  (void)prepared;
}

}  // namespace

struct Connection::Session {
  explicit Session(const std::string& path) : soci(soci::sqlite3, connect_string(path)) {
    handle = static_cast<soci::sqlite3_session_backend*>(soci.get_backend())->conn_;
  }

  soci::session soci;
  sqlite_api::sqlite3* handle = nullptr;
  SociStatements statements{soci};  // last: they fall before the session
};

Connection::Connection(const Options& options) : checkpoint_pages_(options.checkpoint_pages) {
  prepare_sqlite();
  try {
    session_ = std::make_unique<Session>(options.path);
  } catch (const soci::soci_error& error) {
    throw DatabaseError("cannot open the database " + options.path + ": " +
                        error.get_error_message());
  }
  sqlite3_extended_result_codes(session_->handle, 1);
  sqlite3_busy_timeout(session_->handle, options.busy_timeout_ms);
  // Nothing may bypass the VFS, so no mmap; and what is sorted on the way stays in memory.
  script("PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON");
  if (!writes_ahead(options.busy_timeout_ms))
    throw DatabaseError("the database " + options.path + " does not take write-ahead logging");
  script("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=" +
         std::to_string(options.checkpoint_pages));
  if (options.use == Use::write) {
    script("PRAGMA cache_size=-16384");  // KiB
    sqlite3_wal_hook(
        session_->handle,
        [](void* self, sqlite3*, const char*, int pages) {
          static_cast<Connection*>(self)->committed(pages);
          return SQLITE_OK;
        },
        this);
  }
  if (options.use == Use::read) script("PRAGMA query_only=ON; PRAGMA cache_size=-8192");
}

Connection::~Connection() = default;

// Two programs that open a new file at once both want to turn it to WAL, and SQLite refuses one of
// them at once, without its busy time-out. That one waits for a write lock, which has it, and asks
// again.
bool Connection::writes_ahead(int busy_timeout_ms) {
  constexpr int kAttempts = 50;
  for (int attempt = 1;; ++attempt) {
    try {
      const auto mode = row<std::string>("PRAGMA journal_mode=WAL");
      return mode && std::get<0>(*mode) == "wal";
    } catch (const DatabaseError&) {
      const bool busy = (sqlite3_errcode(session_->handle) & 0xff) == SQLITE_BUSY;
      if (!busy || attempt == kAttempts || busy_timeout_ms == 0) throw;
    }
    script("BEGIN IMMEDIATE; ROLLBACK");
  }
}

void Connection::script(std::string_view sql) {
  char* said = nullptr;
  const int code =
      sqlite3_exec(session_->handle, std::string(sql).c_str(), nullptr, nullptr, &said);
  if (code == SQLITE_OK) return;
  const std::string text = said ? said : sqlite3_errstr(code);
  sqlite3_free(said);
  throw DatabaseError(text + " (sqlite " + std::to_string(code) + ") in \"" +
                      std::string(sql.substr(0, kSqlShownMax)) + "\"");
}

// In place of SQLite's own hook, which checkpoints and no more.
void Connection::committed(int log_pages) {
  const std::int64_t used = kLogHead + log_pages * kLogFrame;
  if (used < log_used_) log_length_ = 0;  // the log began anew, perhaps in a file made shorter
  log_used_ = used;
  if (log_pages >= checkpoint_pages_)
    sqlite3_wal_checkpoint_v2(session_->handle, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr,
                              nullptr);
}

void Connection::lengthen_log() {
  if (log_used_ + kLogAhead / 2 <= log_length_) return;
  log_length_ = log_of_length(session_->handle, log_used_ + kLogAhead);
}

std::uint64_t Connection::statements_prepared() const { return session_->statements.prepared(); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(session_->handle) == 0; }

std::size_t Connection::statements_alive() const {
  std::size_t count = 0;
  for (auto* each = sqlite3_next_stmt(session_->handle, nullptr); each != nullptr;
       each = sqlite3_next_stmt(session_->handle, each))
    ++count;
  return count;
}

namespace {

soci::sqlite3_statement_backend& backend_of(SociStatement& statement) {
  return static_cast<soci::sqlite3_statement_backend&>(*statement.soci().get_backend());
}

SociStatement& statement_of(SociStatements& kept, std::string_view sql) {
  if (SociStatement* there = kept.find(sql)) return *there;
  const Placeholders text = numbered_for_sqlite(sql);
  return kept.prepare(sql, text.sql, text.count);
}

// A statement that was left in the middle of its rows holds its locks: it is reset however it ends.
class SqliteRun {
 public:
  explicit SqliteRun(SociStatement& statement) : statement_(statement) {
    statement_.is_running = true;
  }
  ~SqliteRun() {
    // It repeats the fault of the last step, told already.
    sqlite3_reset(backend_of(statement_).stmt_);
    backend_of(statement_).databaseReady_ = true;
    statement_.is_running = false;
  }
  SqliteRun(const SqliteRun&) = delete;
  SqliteRun& operator=(const SqliteRun&) = delete;

 private:
  SociStatement& statement_;
};

}  // namespace

std::int64_t Connection::run(std::string_view sql, std::span<const Value> parameters) {
  try {
    SociStatement& st = statement_of(session_->statements, sql);
    st.load(parameters, {});
    {
      const SqliteRun run(st);
      // With rows nobody asked for (RETURNING), SQLite has done all its work at the first one.
      st.soci().execute(true);
    }
    return sqlite3_changes64(session_->handle);
  } catch (const soci::soci_error& error) {
    refuse(error, sql);
  }
}

std::optional<std::int64_t> Connection::insert_row(std::string_view sql,
                                                   std::span<const Value> parameters) {
  const std::int64_t made = run(sql, parameters);
  ensure(made <= 1, "an insert that answers an id makes one row");
  if (made == 0) return std::nullopt;
  return sqlite3_last_insert_rowid(session_->handle);
}

void Connection::fetch(std::string_view sql, std::span<const Value> parameters,
                       std::span<const Kind> columns,
                       const std::function<void(std::span<Value>)>& each) {
  try {
    SociStatement& st = statement_of(session_->statements, sql);
    auto* const raw = backend_of(st).stmt_;
    ensure(sqlite3_column_count(raw) == int(columns.size()),
           "a query is read with as many columns as it has");
    st.load(parameters, columns);
    const SqliteRun run(st);
    std::vector<Value> values(columns.size());
    for (bool more = st.soci().execute(true); more; more = st.soci().fetch()) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        values[i] = st.take(i);
        // SQLite keeps what it is given: a text or a fraction would be read as some number.
        if (std::holds_alternative<std::int64_t>(values[i]) &&
            sqlite3_column_type(raw, int(i)) != SQLITE_INTEGER)
          throw DatabaseError("a column read as an integer holds something else, in \"" +
                              std::string(sql.substr(0, kSqlShownMax)) + "\"");
      }
      each(values);
    }
  } catch (const soci::soci_error& error) {
    refuse(error, sql);
  }
}

ReadPool::Opener sqlite_readers(std::string path, int busy_timeout_ms) {
  return [path = std::move(path), busy_timeout_ms] {
    return std::make_unique<Connection>(Connection::Options{
        .path = path, .use = Connection::Use::read, .busy_timeout_ms = busy_timeout_ms});
  };
}

}  // namespace huiyin::store
