#include "store/database.h"

#include <optional>
#include <utility>

#include "base/ensure.h"
#include "store/checkpointer.h"
#include "store/read_pool.h"
#include "store/writer.h"

namespace huiyin::store {

class Database::Engine {
 public:
  // The writer's connection comes first: it creates the file and makes it write ahead.
  explicit Engine(DatabaseOptions options)
      : options_(std::move(options)),
        readers_(options_.path, options_.readers, options_.busy_timeout_ms),
        writer_(options_, [this] {
          if (checkpointer_) checkpointer_->written();
        }) {
    if (options_.writer == WriterMode::thread)
      checkpointer_.emplace(options_.path, options_.busy_timeout_ms);
  }

  const DatabaseOptions options_;
  ReadPool readers_;
  std::optional<Checkpointer> checkpointer_;
  Writer writer_;  // last: what is queued is written before anything else closes
};

Database::Database(DatabaseOptions options)
    : engine_(std::make_unique<Engine>(std::move(options))) {}

Database::~Database() = default;

void Database::write_async(std::function<void(Transaction&)> work,
                           std::function<void(std::exception_ptr)> done) {
  engine_->writer_.write_async(std::move(work), std::move(done));
}

void Database::write_and_wait(const std::function<void(Transaction&)>& work) {
  ensure(!engine_->readers_.reading(), "a read does not wait for a write");
  engine_->writer_.write_and_wait(work);
}

void Database::read_now(const std::function<void(Transaction&)>& work) {
  engine_->readers_.read(work);
}

const std::string& Database::path() const { return engine_->options_.path; }

Database::Counts Database::counts() const { return engine_->writer_.counts(); }

}  // namespace huiyin::store
