#include "store/database.h"

#include <utility>

#include "base/ensure.h"
#include "config/database_address.h"
#include "store/engine.h"

namespace huiyin::store {

Database::Database(DatabaseOptions options)
    : engine_(config::is_postgresql(options.path) ? open_postgres(std::move(options))
                                                  : open_sqlite(std::move(options))) {}

Database::~Database() = default;

void Database::write_async(std::function<void(Transaction&)> work,
                           std::function<void(std::exception_ptr)> done) {
  engine_->write_async(std::move(work), std::move(done));
}

void Database::write_and_wait(const std::function<void(Transaction&)>& work) {
  ensure(!engine_->reading(), "a read does not wait for a write");
  engine_->write_and_wait(work);
}

void Database::write_alone_and_wait(const std::function<void(Transaction&)>& work) {
  ensure(!engine_->reading(), "a read does not wait for a write");
  engine_->write_alone_and_wait(work);
}

void Database::read_now(const std::function<void(Transaction&)>& work) { engine_->read(work); }

const std::string& Database::path() const { return engine_->path(); }

EngineKind Database::engine() const { return engine_->kind(); }

Database::Counts Database::counts() const { return engine_->counts(); }

}  // namespace huiyin::store
