// PostgreSQL: a pool that writes, and one that reads.
#include <utility>

#include "store/engine.h"
#include "store/postgres_address.h"
#include "store/postgres_writer.h"
#include "store/read_pool.h"

namespace huiyin::store {

namespace {

class PostgresEngine final : public Database::Engine {
 public:
  explicit PostgresEngine(const DatabaseOptions& options)
      : shown_(shown_address(options.path)),
        readers_([address = options.path] { return std::make_unique<PostgresConnection>(address); },
                 options.readers),
        writer_(options) {}

  void write_async(Work work, Done done) override {
    writer_.write_async(std::move(work), std::move(done));
  }
  void write_and_wait(const Work& work) override { writer_.write_and_wait(work); }
  void write_alone_and_wait(const Work& work) override { writer_.write_alone_and_wait(work); }
  void read(const Work& work) override { readers_.read(work); }
  bool reading() const override { return readers_.reading(); }
  const std::string& path() const override { return shown_; }
  EngineKind kind() const override { return EngineKind::postgresql; }
  Database::Counts counts() const override { return writer_.counts(); }

 private:
  const std::string shown_;
  ReadPool readers_;
  PostgresWriter writer_;  // last: what is queued is written before anything else closes
};

}  // namespace

std::unique_ptr<Database::Engine> open_postgres(DatabaseOptions options) {
  return std::make_unique<PostgresEngine>(options);
}

}  // namespace huiyin::store
