#include "store/writer.h"

#include <iterator>
#include <utility>

#include "base/ensure.h"
#include "base/log.h"
#include "base/thrown.h"
#include "store/ticket.h"

namespace huiyin::store {

namespace {

Connection::Options connection_options(const DatabaseOptions& options) {
  const bool alone = options.writer == WriterMode::caller;  // then no thread checkpoints beside
  return {
      .path = options.path,
      .use = Connection::Use::write,
      .busy_timeout_ms = options.busy_timeout_ms,
      .checkpoint_pages = alone ? Connection::kCheckpointPages : Connection::kCheckpointCapPages};
}

}  // namespace

Writer::Writer(const DatabaseOptions& options, std::function<void()> committed)
    : options_(options),
      committed_(std::move(committed)),
      connection_(connection_options(options)) {
  ensure(options.group_max > 0, "a group holds at least one write");
  if (options.writer == WriterMode::thread) thread_.emplace([this] { run(); });
}

Writer::~Writer() {
  {
    std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  work_waits_.notify_one();
  thread_.reset();
}

Database::Counts Writer::counts() const {
  std::scoped_lock lock(mutex_);
  return {.writes = writes_, .refused = refused_, .commits = commits_, .waiting = queue_.size()};
}

void Writer::write_async(Work work, Done done) {
  Queued one{.work = std::move(work), .answer = {.done = std::move(done)}};
  if (!thread_) {
    write_here(one);
    return;
  }
  {
    std::scoped_lock lock(mutex_);
    if (queue_.size() >= options_.queue_max)
      throw DatabaseError("too many writes wait for the database");
    queue_.push_back(std::move(one));
  }
  work_waits_.notify_one();
}

void Writer::write_and_wait(const Work& work) {
  if (!thread_) {
    std::exception_ptr outcome;
    Queued one{.work = work,
               .answer = {.done = [&](std::exception_ptr failure) { outcome = failure; }}};
    write_here(one);
    if (outcome) std::rethrow_exception(outcome);
    return;
  }

  ensure(std::this_thread::get_id() != thread_->get_id(), "the writer does not wait for itself");
  Ticket ticket;
  write_async(work, [&ticket](std::exception_ptr failure) { ticket.answer(std::move(failure)); });
  ticket.wait();
}

void Writer::run() {
  std::vector<Queued> group;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      work_waits_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const auto count = std::min(queue_.size(), options_.group_max);
      const auto end = queue_.begin() + std::ptrdiff_t(count);
      group.assign(std::move_iterator(queue_.begin()), std::move_iterator(end));
      queue_.erase(queue_.begin(), end);
    }
    write_group(group);
    group.clear();
  }
}

void Writer::write_here(Queued& one) {
  ensure(writing_thread_ != std::this_thread::get_id(), "a write does not wait for another one");
  {
    std::scoped_lock lock(callers_);
    transaction({&one, 1}, Kept::together);
  }
  answer_write(one.answer);
}

void Writer::write_group(std::span<Queued> group) {
  auto kept = Kept::together;
  while (!group.empty()) {
    const auto decided = transaction(group, kept);
    for (Queued& one : group.first(decided)) answer_write(one.answer);
    group = group.subspan(decided);
    kept = Kept::apart;  // of those that stood beside a refused one, another may be refused
  }
}

// Writes as many of the group as one transaction takes; answers how many are decided. None: they
// were together and one of several was refused, so that the others can still be written without it.
std::size_t Writer::transaction(std::span<Queued> group, Kept kept) {
  std::size_t tried = 0;
  bool was_refused = false;  // by a work, so that all before it is taken back
  writing_thread_ = std::this_thread::get_id();
  try {
    connection_.execute("BEGIN IMMEDIATE");
    connection_.lengthen_log();
    for (Queued& one : group) {
      ++tried;
      was_refused = true;
      step(one, kept);
      was_refused = false;
      // A full disk or an I/O error in one of them made SQLite take back all of them.
      if (!connection_.in_transaction())
        throw DatabaseError("the transaction was rolled back because of another write in it");
    }
    connection_.execute("COMMIT");
    ++commits_;
    committed_();
  } catch (...) {  // of the queued writes: each is answered with it
    if (was_refused && kept == Kept::together && group.size() > 1)
      tried = 0;
    else if (tried == 0)  // none can begin
      tried = group.size();
    for (Queued& one : group.first(tried))
      if (!one.answer.failure) one.answer.failure = std::current_exception();
    connection_.take_hooks();
    roll_back();
  }
  writing_thread_ = std::thread::id();
  for (const Queued& one : group.first(tried)) ++(one.answer.failure ? refused_ : writes_);
  return tried;
}

void Writer::step(Queued& one, Kept kept) {
  one.answer.hooks.clear();
  if (kept == Kept::together) {
    one.work(connection_);
    one.answer.hooks = connection_.take_hooks();
    return;
  }
  connection_.execute("SAVEPOINT one_write");
  try {
    one.work(connection_);
    connection_.execute("RELEASE one_write");
    one.answer.hooks = connection_.take_hooks();
  } catch (...) {  // of this queued write alone
    one.answer.failure = std::current_exception();
    connection_.take_hooks();
    if (!connection_.in_transaction()) return;
    connection_.execute("ROLLBACK TO one_write");
    connection_.execute("RELEASE one_write");
  }
}

void Writer::roll_back() {
  try {
    if (connection_.in_transaction()) connection_.execute("ROLLBACK");
  } catch (const DatabaseError& error) {
    // The next BEGIN meets the same fault and tells its callers.
    log::error("rollback failed error={}", error.what());
  }
}

}  // namespace huiyin::store
