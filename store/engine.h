// What a Database is made of: one of the two engines.
#pragma once

#include <memory>

#include "store/database.h"

namespace huiyin::store {

class Database::Engine {
 public:
  using Work = std::function<void(Transaction&)>;
  using Done = std::function<void(std::exception_ptr)>;

  virtual ~Engine() = default;  // finishes the queued writes

  virtual void write_async(Work work, Done done) = 0;
  virtual void write_and_wait(const Work& work) = 0;
  virtual void write_alone_and_wait(const Work& work) = 0;
  virtual void read(const Work& work) = 0;
  virtual bool reading() const = 0;  // this thread is within a read
  virtual const std::string& path() const = 0;
  virtual EngineKind kind() const = 0;
  virtual Counts counts() const = 0;
};

std::unique_ptr<Database::Engine> open_sqlite(DatabaseOptions options);
std::unique_ptr<Database::Engine> open_postgres(DatabaseOptions options);

}  // namespace huiyin::store
