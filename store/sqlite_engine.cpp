// SQLite: one writer with group commit, readers beside it, and a thread that checkpoints.
#include <optional>
#include <utility>

#include "store/checkpointer.h"
#include "store/engine.h"
#include "store/read_pool.h"
#include "store/writer.h"

namespace huiyin::store {

namespace {

class SqliteEngine final : public Database::Engine {
 public:
  // The writer's connection comes first: it creates the file and makes it write ahead.
  explicit SqliteEngine(DatabaseOptions options)
      : options_(std::move(options)),
        readers_(sqlite_readers(options_.path, options_.busy_timeout_ms), options_.readers),
        writer_(options_, [this] {
          if (checkpointer_) checkpointer_->written();
        }) {
    if (options_.writer == WriterMode::thread)
      checkpointer_.emplace(options_.path, options_.busy_timeout_ms);
  }

  void write_async(Work work, Done done) override {
    writer_.write_async(std::move(work), std::move(done));
  }
  void write_and_wait(const Work& work) override { writer_.write_and_wait(work); }
  // A write is alone in the file anyway.
  void write_alone_and_wait(const Work& work) override { writer_.write_and_wait(work); }
  void read(const Work& work) override { readers_.read(work); }
  bool reading() const override { return readers_.reading(); }
  const std::string& path() const override { return options_.path; }
  EngineKind kind() const override { return EngineKind::sqlite; }
  Database::Counts counts() const override { return writer_.counts(); }

 private:
  const DatabaseOptions options_;
  ReadPool readers_;
  std::optional<Checkpointer> checkpointer_;
  Writer writer_;  // last: what is queued is written before anything else closes
};

}  // namespace

std::unique_ptr<Database::Engine> open_sqlite(DatabaseOptions options) {
  return std::make_unique<SqliteEngine>(std::move(options));
}

}  // namespace huiyin::store
