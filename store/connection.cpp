#include "store/connection.h"

// Debian's SOCI says that it was built with Boost and then wants Boost's headers for types that we
// do not use. Taken back before its first real header, they are neither needed nor compiled.
#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "base/ensure.h"
#include "store/placeholders.h"
#include "store/write_ahead_log.h"

namespace huiyin::store {

using namespace sqlite_api;

namespace {

// More texts than this means that some caller builds SQL from values: the cache starts anew.
constexpr std::size_t kStatementsMax = 512;
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

// What SOCI reads from and writes to stays at one address for the life of the statement: it is
// bound once, and each execution only fills the slots (binding anew each time costs as much as an
// insert).
struct Connection::Statement {
  struct Slot {
    Kind kind = Kind::text;
    soci::indicator indicator = soci::i_null;
    long long integer = 0;
    std::string text;
  };

  explicit Statement(soci::session& session) : statement(session) {}

  soci::sqlite3_statement_backend& backend() {
    return static_cast<soci::sqlite3_statement_backend&>(*statement.get_backend());
  }

  std::size_t parameter_count = 0;
  bool bound = false;
  bool running = false;
  std::vector<Slot> parameters;
  std::vector<Slot> columns;
  soci::statement statement;  // last: it lets go of the slots before they fall
};

struct Connection::Session {
  struct SqlHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
      return std::hash<std::string_view>()(sql);
    }
  };

  explicit Session(const std::string& path) : soci(soci::sqlite3, connect_string(path)) {
    handle = static_cast<soci::sqlite3_session_backend*>(soci.get_backend())->conn_;
  }

  soci::session soci;
  sqlite_api::sqlite3* handle = nullptr;
  std::unordered_map<std::string, std::unique_ptr<Statement>, SqlHash, std::equal_to<>> statements;
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

bool Connection::in_transaction() const { return sqlite3_get_autocommit(session_->handle) == 0; }

std::size_t Connection::statements_alive() const {
  std::size_t count = 0;
  for (auto* each = sqlite3_next_stmt(session_->handle, nullptr); each != nullptr;
       each = sqlite3_next_stmt(session_->handle, each))
    ++count;
  return count;
}

Connection::Statement& Connection::statement(std::string_view sql) {
  auto& kept = session_->statements;
  if (const auto found = kept.find(sql); found != kept.end()) return *found->second;
  if (kept.size() >= kStatementsMax) kept.clear();

  const Placeholders text = numbered_for_sqlite(sql);
  auto fresh = std::make_unique<Statement>(session_->soci);
  fresh->parameter_count = text.count;
  fresh->statement.alloc();
  fresh->statement.prepare(text.sql);
  ++prepared_;
  return *kept.emplace(sql, std::move(fresh)).first->second;
}

void Connection::start(Statement& st, std::span<const Value> parameters,
                       std::span<const Kind> columns) {
  ensure(parameters.size() == st.parameter_count, "a statement gets as many values as it asks for");
  ensure(!st.running, "a statement is not started again while its rows are read");

  // NULL has no kind: it goes into the slot as that stands.
  const auto fits = [](const Value& value, const Statement::Slot& slot) {
    if (std::holds_alternative<std::int64_t>(value)) return slot.kind == Kind::integer;
    return !std::holds_alternative<std::string>(value) || slot.kind == Kind::text;
  };
  const bool same =
      st.bound &&
      std::equal(parameters.begin(), parameters.end(), st.parameters.begin(), st.parameters.end(),
                 fits) &&
      std::equal(columns.begin(), columns.end(), st.columns.begin(), st.columns.end(),
                 [](Kind kind, const Statement::Slot& slot) { return kind == slot.kind; });
  if (!same) {
    st.statement.bind_clean_up();
    st.parameters.assign(parameters.size(), {});
    st.columns.assign(columns.size(), {});
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      auto& slot = st.parameters[i];
      if (std::holds_alternative<std::int64_t>(parameters[i])) {
        slot.kind = Kind::integer;
        st.statement.exchange(soci::use(slot.integer, slot.indicator));
      } else {
        st.statement.exchange(soci::use(slot.text, slot.indicator));
      }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto& slot = st.columns[i];
      slot.kind = columns[i];
      if (slot.kind == Kind::integer)
        st.statement.exchange(soci::into(slot.integer, slot.indicator));
      else
        st.statement.exchange(soci::into(slot.text, slot.indicator));
    }
    st.statement.define_and_bind();
    st.bound = true;
  }

  for (std::size_t i = 0; i < parameters.size(); ++i) {
    auto& slot = st.parameters[i];
    slot.indicator = soci::i_ok;
    if (const auto* integer = std::get_if<std::int64_t>(&parameters[i])) {
      slot.integer = *integer;
    } else if (const auto* text = std::get_if<std::string>(&parameters[i])) {
      // SQLite would take it and compare only what stands before it; PostgreSQL has no such text.
      if (text->find('\0') != std::string::npos)
        throw DatabaseError("a text parameter holds a NUL character");
      slot.text = *text;
    } else {
      slot.indicator = soci::i_null;
    }
  }
}

namespace {

// A statement that was left in the middle of its rows holds its locks: it is reset however it ends.
template <class Statement>
class Running {
 public:
  explicit Running(Statement& statement) : statement_(statement) { statement_.running = true; }
  ~Running() {
    sqlite3_reset(
        statement_.backend().stmt_);  // it repeats the fault of the last step, told already
    statement_.backend().databaseReady_ = true;
    statement_.running = false;
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  Statement& statement_;
};

}  // namespace

std::int64_t Connection::run(std::string_view sql, std::span<const Value> parameters) {
  try {
    Statement& st = statement(sql);
    start(st, parameters, {});
    {
      const Running running(st);
      // With rows nobody asked for (RETURNING), SQLite has done all its work at the first one.
      st.statement.execute(true);
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
    Statement& st = statement(sql);
    ensure(sqlite3_column_count(st.backend().stmt_) == int(columns.size()),
           "a query is read with as many columns as it has");
    start(st, parameters, columns);
    const Running running(st);
    std::vector<Value> values(columns.size());
    for (bool more = st.statement.execute(true); more; more = st.statement.fetch()) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        auto& slot = st.columns[i];
        if (slot.indicator == soci::i_null) {
          values[i] = nullptr;
        } else if (slot.kind == Kind::text) {
          values[i] = std::move(slot.text);
        } else {
          // SQLite keeps what it is given: a text or a fraction would be read as some number.
          if (sqlite3_column_type(st.backend().stmt_, int(i)) != SQLITE_INTEGER)
            throw DatabaseError("a column read as an integer holds something else, in \"" +
                                std::string(sql.substr(0, kSqlShownMax)) + "\"");
          values[i] = std::int64_t{slot.integer};
        }
      }
      each(values);
    }
  } catch (const soci::soci_error& error) {
    refuse(error, sql);
  }
}

}  // namespace huiyin::store
