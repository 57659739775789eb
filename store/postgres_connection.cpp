#include "store/postgres_connection.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/ensure.h"
#include "base/log.h"
#include "store/placeholders.h"
#include "store/postgres_address.h"
#include "store/soci_statement.h"

namespace huiyin::store {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kServerSqlShownMax = 80;
constexpr milliseconds kPauseFirst{100}, kPauseMax{5000};

// A transaction that nobody goes on with must not hold others back, nor keep old rows alive: no
// work of ours waits so long between two statements, or for a lock. And a small table is not walked
// whole while an index would do: who has read all of it meets everybody who writes to it. The price
// that forbids it would have the server compile each statement that must: 0.1 s, for a few rows.
constexpr const char* kPrepareSession =
    "SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '30s'; "
    "SET enable_seqscan = off; SET jit = off";

// Every program of this database asks for the same number: "huiyin" in ASCII.
constexpr const char* kLockAlone = "SELECT pg_advisory_lock(114853490026862)";
constexpr const char* kUnlockAlone = "SELECT pg_advisory_unlock(114853490026862)";

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultOf = std::unique_ptr<PGresult, ClearResult>;

// One line without values. Class 22 quotes what it could not read.
std::string said_by(std::string text, const std::string& state) {
  if (state.starts_with("22")) return "the server refused a value";
  if (const auto error = text.find("ERROR: "); error != std::string::npos) text.erase(0, error + 7);
  text.erase(std::min(text.find('\n'), text.size()));
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

ServerError server_error(const std::string& text, const std::string& state, bool is_lost,
                         std::string_view sql) {
  std::string all = said_by(text, state) + " (postgresql " + (state.empty() ? "-" : state) + ")";
  if (!sql.empty()) all += " in \"" + std::string(sql.substr(0, kServerSqlShownMax)) + "\"";
  return {all, state, is_lost};
}

soci::postgresql_statement_backend& server_backend_of(SociStatement& statement) {
  return static_cast<soci::postgresql_statement_backend&>(*statement.soci().get_backend());
}

}  // namespace

struct PostgresConnection::Session {
  explicit Session(const std::string& address) : soci(soci::postgresql, address) {
    handle = static_cast<soci::postgresql_session_backend*>(soci.get_backend())->conn_;
  }

  SociStatement& statement(std::string_view sql, Answering answering) {
    SociStatements& kept = answering == Answering::id ? inserts : statements;
    if (SociStatement* there = kept.find(sql)) return *there;
    std::string text(sql);
    if (answering == Answering::id) text += " RETURNING id";
    return kept.prepare(sql, text, numbered_for_sqlite(sql).count);
  }

  soci::session soci;
  PGconn* handle = nullptr;
  SociStatement* executed = nullptr;               // by the call under way
  SociStatements statements{soci}, inserts{soci};  // they fall before the session
};

PostgresConnection::PostgresConnection(std::string address) : address_(std::move(address)) {
  connect();
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::connect() {
  session_.reset();
  const auto address = bounded_address(address_);
  if (!address) throw ServerError("the server's address cannot be read", "", true);
  try {
    session_ = std::make_unique<Session>(*address);
  } catch (const soci::soci_error& error) {
    // The server's own words hold neither password nor values: "password authentication failed …".
    std::string said = error.get_error_message();
    std::ranges::replace(said, '\n', ' ');
    throw ServerError("cannot reach the database server: " + said, "08001", true);
  }
  PQsetErrorVerbosity(session_->handle, PQERRORS_TERSE);  // the details hold values
  PQsetNoticeProcessor(
      session_->handle, [](void*, const char*) {}, nullptr);  // it would write to our stderr
  ask(kPrepareSession);
}

bool PostgresConnection::is_lost() const {
  return !session_ || PQstatus(session_->handle) != CONNECTION_OK;
}

void PostgresConnection::reach() {
  if (!is_lost()) return;
  const auto now = steady_clock::now();
  if (now < not_before_) throw ServerError("the database server cannot be reached", "08001", true);
  try {
    connect();
  } catch (const ServerError&) {
    pause_ = std::clamp(pause_ * 2, kPauseFirst, kPauseMax);
    not_before_ = now + pause_;
    session_.reset();
    throw;
  }
  pause_ = {};
  log::info("the database server is reached again");
}

std::string PostgresConnection::ask(const std::string& sql) {
  if (!session_) throw ServerError("there is no connection to the database server", "08003", true);
  const ResultOf result(PQexec(session_->handle, sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    throw server_error(PQerrorMessage(session_->handle), state ? state : "", is_lost(), sql);
  }
  const bool has_row = PQntuples(result.get()) > 0 && PQnfields(result.get()) > 0;
  return has_row ? PQgetvalue(result.get(), 0, 0) : "";
}

template <class Work>
auto PostgresConnection::guarded(std::string_view sql, Work work) {
  if (!session_) throw ServerError("there is no connection to the database server", "08003", true);
  session_->executed = nullptr;
  try {
    return work();
  } catch (const soci::postgresql_soci_error& error) {
    throw server_error(error.get_error_message(), error.sqlstate(), is_lost(), sql);
  } catch (const soci::soci_error& error) {
    throw server_error(error.get_error_message(), "", is_lost(), sql);
  } catch (const std::out_of_range&) {
    // SOCI wanted to tell of a failure with the parameters' names; written $1, they have none.
    if (session_->executed == nullptr) throw;
    PGresult* const result = server_backend_of(*session_->executed).result_.get_result();
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    throw server_error(PQresultErrorMessage(result), state ? state : "", is_lost(), sql);
  }
}

void PostgresConnection::script(std::string_view sql) { ask(std::string(sql)); }

void PostgresConnection::begin_read() {
  reach();
  const std::string begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  try {
    ask(begin);
  } catch (const ServerError& error) {
    if (!error.is_lost()) throw;
    reach();  // it was lost while it lay idle
    ask(begin);
  }
}

void PostgresConnection::end_read() { ask("ROLLBACK"); }

std::string PostgresConnection::begin_write() {
  reach();
  const std::string begin = "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_current_xact_id()::text";
  try {
    return ask(begin);
  } catch (const ServerError& error) {
    if (!error.is_lost()) throw;
    reach();
    return ask(begin);
  }
}

void PostgresConnection::commit() {
  // PostgreSQL would answer a COMMIT with a ROLLBACK, and call that no error.
  if (!is_lost() && PQtransactionStatus(session_->handle) == PQTRANS_INERROR)
    throw DatabaseError("a statement failed in this transaction: nothing of it is written");
  try {
    ask("COMMIT");
  } catch (const ServerError& error) {
    if (error.is_lost()) throw OutcomeUnknown(error.what());
    throw;
  }
}

void PostgresConnection::roll_back() noexcept {
  if (is_lost() || PQtransactionStatus(session_->handle) == PQTRANS_IDLE) return;
  const ResultOf result(PQexec(session_->handle, "ROLLBACK"));
  // One that cannot even roll back is closed, and the server does it.
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) session_.reset();
}

std::optional<PostgresConnection::Outcome> PostgresConnection::outcome_of(
    const std::string& transaction) {
  if (is_lost()) connect();  // whoever waits for this comes before any back-off
  const std::string status = ask("SELECT pg_xact_status('" + transaction + "'::xid8)");
  if (status == "committed") return Outcome::committed;
  if (status == "aborted") return Outcome::aborted;
  return std::nullopt;
}

void PostgresConnection::lock_alone() {
  reach();
  ask(kLockAlone);
}

void PostgresConnection::unlock_alone() noexcept {
  if (is_lost()) return;
  const ResultOf result(PQexec(session_->handle, kUnlockAlone));
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) session_.reset();  // which unlocks, too
}

namespace {

class ServerRun {
 public:
  ServerRun(SociStatement& statement, SociStatement*& executed) : statement_(statement) {
    statement_.is_running = true;
    executed = &statement;
  }
  ~ServerRun() { statement_.is_running = false; }
  ServerRun(const ServerRun&) = delete;
  ServerRun& operator=(const ServerRun&) = delete;

 private:
  SociStatement& statement_;
};

}  // namespace

std::int64_t PostgresConnection::run(std::string_view sql, std::span<const Value> parameters) {
  return guarded(sql, [&] {
    SociStatement& st = session_->statement(sql, Answering::rows);
    st.load(parameters, {});
    const ServerRun run(st, session_->executed);
    st.soci().execute(true);
    return std::int64_t{st.soci().get_affected_rows()};
  });
}

std::optional<std::int64_t> PostgresConnection::insert_row(std::string_view sql,
                                                           std::span<const Value> parameters) {
  return guarded(sql, [&]() -> std::optional<std::int64_t> {
    constexpr Kind kId[] = {Kind::integer};
    SociStatement& st = session_->statement(sql, Answering::id);
    st.load(parameters, kId);
    const ServerRun run(st, session_->executed);
    if (!st.soci().execute(true)) return std::nullopt;
    const auto id = std::get<std::int64_t>(st.take(0));
    ensure(!st.soci().fetch(), "an insert that answers an id makes one row");
    return id;
  });
}

void PostgresConnection::fetch(std::string_view sql, std::span<const Value> parameters,
                               std::span<const Kind> columns,
                               const std::function<void(std::span<Value>)>& each) {
  guarded(sql, [&] {
    SociStatement& st = session_->statement(sql, Answering::rows);
    st.load(parameters, columns);
    const ServerRun run(st, session_->executed);
    std::vector<Value> values(columns.size());
    bool more = st.soci().execute(true);
    ensure(PQnfields(server_backend_of(st).result_.get_result()) == int(columns.size()),
           "a query is read with as many columns as it has");
    for (; more; more = st.soci().fetch()) {
      for (std::size_t i = 0; i < columns.size(); ++i) values[i] = st.take(i);
      each(values);
    }
  });
}

}  // namespace huiyin::store
