#include "store/postgres_writer.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "base/log.h"
#include "base/thrown.h"
#include "store/ticket.h"

namespace huiyin::store {

namespace {

using std::chrono::milliseconds;

// Of two that meet, one always comes through: with some dozens of writers at all instances nobody
// loses so often, unless the load is hopeless.
constexpr int kAttemptsMax = 30;
// The same key written by another one is there at the second look; else it is our mistake.
constexpr int kKeyAttemptsMax = 4;
constexpr milliseconds kMeetingPauseMax{40};

// How long a commit that got no answer is asked after.
constexpr int kAsksMax = 100;
constexpr milliseconds kAskPause{100};

}  // namespace

PostgresWriter::PostgresWriter(const DatabaseOptions& options) : options_(options) {
  ensure(options.writers > 0, "somebody writes");
  const int connections = options.writer == WriterMode::caller ? 1 : options.writers;
  for (int i = 0; i < connections; ++i)
    connections_.push_back(std::make_unique<PostgresConnection>(options.path));
  if (options.writer == WriterMode::caller) return;
  for (const auto& connection : connections_)
    threads_.emplace_back([this, &mine = *connection] { run(mine); });
}

PostgresWriter::~PostgresWriter() {
  {
    std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  work_waits_.notify_all();
  stops_.notify_all();
  threads_.clear();
}

Database::Counts PostgresWriter::counts() const {
  std::scoped_lock lock(mutex_);
  return {.writes = writes_,
          .refused = refused_,
          .commits = commits_,
          .waiting = queue_.size(),
          .repeats = repeats_};
}

void PostgresWriter::write_async(Work work, Done done) {
  queue({.work = std::move(work), .answer = {.done = std::move(done)}});
}

void PostgresWriter::write_and_wait(const Work& work) { await(work, Beside::others); }

void PostgresWriter::write_alone_and_wait(const Work& work) { await(work, Beside::nobody); }

void PostgresWriter::queue(Queued one) {
  if (threads_.empty()) return write_here(one);
  {
    std::scoped_lock lock(mutex_);
    if (queue_.size() >= options_.queue_max)
      throw DatabaseError("too many writes wait for the database");
    queue_.push_back(std::move(one));
  }
  work_waits_.notify_one();
}

void PostgresWriter::await(const Work& work, Beside beside) {
  const auto me = std::this_thread::get_id();
  ensure(std::ranges::none_of(threads_, [&](const auto& one) { return one.get_id() == me; }),
         "a writer does not wait for a write");
  Ticket ticket;
  queue({.work = work,
         .answer = {.done = [&](std::exception_ptr failure) { ticket.answer(std::move(failure)); }},
         .beside = beside});
  ticket.wait();
}

void PostgresWriter::run(PostgresConnection& connection) {
  for (;;) {
    Queued one;
    {
      std::unique_lock lock(mutex_);
      work_waits_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      one = std::move(queue_.front());
      queue_.pop_front();
    }
    write(connection, one);
    answer_write(one.answer);
  }
}

void PostgresWriter::write_here(Queued& one) {
  ensure(writing_thread_ != std::this_thread::get_id(), "a write does not wait for another one");
  {
    std::scoped_lock lock(callers_);
    writing_thread_ = std::this_thread::get_id();
    write(*connections_.front(), one);
    writing_thread_ = std::thread::id();
  }
  answer_write(one.answer);
}

void PostgresWriter::write(PostgresConnection& connection, Queued& one) {
  for (int attempt = 1; transaction(connection, one, attempt) == Next::do_over; ++attempt) {
    ++repeats_;
    // At once the first time; then who lost often waits a little, each for another time.
    const auto most = std::min(milliseconds{attempt - 1}, kMeetingPauseMax);
    if (attempt > 1) pause(most);
  }
  ++(one.answer.failure ? refused_ : writes_);
}

PostgresWriter::Next PostgresWriter::transaction(PostgresConnection& connection, Queued& one,
                                                 int attempt) {
  std::string number;
  one.answer.hooks.clear();
  const bool is_alone = one.beside == Beside::nobody;
  try {
    if (is_alone) connection.lock_alone();
    number = connection.begin_write();
    one.work(connection);
    one.answer.hooks = connection.take_hooks();
    connection.commit();
    ++commits_;
  } catch (const OutcomeUnknown&) {
    try {
      if (was_committed(connection, number)) return Next::is_decided;
      one.answer.failure = nullptr;
      return Next::do_over;
    } catch (const DatabaseError&) {
      log::error("a commit got no answer, and what became of it is not known");
      one.answer.failure = std::current_exception();
    }
  } catch (const ServerError& error) {
    if (error.gave_way() && attempt < kAttemptsMax)
      one.answer.failure = nullptr;
    else if (error.came_second() && attempt < kKeyAttemptsMax)
      one.answer.failure = nullptr;
    else
      one.answer.failure = std::current_exception();
    connection.take_hooks();
    connection.roll_back();
    if (is_alone) connection.unlock_alone();
    return one.answer.failure ? Next::is_decided : Next::do_over;
  } catch (...) {  // of this queued write alone
    one.answer.failure = std::current_exception();
    connection.take_hooks();
    connection.roll_back();
  }
  if (is_alone) connection.unlock_alone();
  return Next::is_decided;
}

// Of a commit whose answer was lost. The number of a transaction is told by its server alone: after
// a change of servers it may not know it. Throws OutcomeUnknown.
bool PostgresWriter::was_committed(PostgresConnection& connection, const std::string& transaction) {
  for (int ask = 0; ask < kAsksMax; ++ask) {
    try {
      if (const auto outcome = connection.outcome_of(transaction))
        return *outcome == PostgresConnection::Outcome::committed;
    } catch (const ServerError& error) {
      if (!error.is_lost()) break;
    }
    pause(kAskPause);
  }
  throw OutcomeUnknown(
      "the server was lost while it committed, and does not tell what became of it");
}

void PostgresWriter::pause(milliseconds time) {
  std::unique_lock lock(mutex_);
  stops_.wait_for(lock, time, [this] { return stopping_; });
}

}  // namespace huiyin::store
