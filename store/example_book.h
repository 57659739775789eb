// The example sentences 例句 in force, made ready for the bot: of each office its own and, below
// these, those of the offices above it. Any thread may ask; what was once answered stays as it was.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "bot/understanding/understanding.h"
#include "store/database.h"

namespace huiyin::store {

class ExampleBook {
 public:
  // Reads nothing yet: to make examples ready is to wait until the bot has learnt.
  ExampleBook(Database& database, bot::Understanding understanding);

  // By what the citizens of that office are understood. The first one who asks reads them.
  std::shared_ptr<const bot::Taught> of(std::string_view office) const;

  // Takes in what was put in force since, by whichever instance. Costs one look when nothing.
  void follow() const;

 private:
  struct Edition {
    std::int64_t number = 0;
    std::size_t offices = 0;
    std::map<std::string, std::shared_ptr<const bot::Taught>, std::less<>> of = {};
  };
  std::shared_ptr<const Edition> current() const;
  std::shared_ptr<const Edition> read(Transaction& tx) const;

  Database& database_;  // constant, as what it understands by
  const bot::Understanding understanding_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Edition> edition_;  // guarded by mutex_; null: not read yet
};

}  // namespace huiyin::store
