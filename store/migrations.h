// The shape of the database, step by step and forward only. Each step is a file of
// store/migrations, one text for both engines (dialect.h says it to PostgreSQL), carried in the
// binary, done in one transaction, and remembered with the checksum of its text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"

namespace huiyin::store {

struct Migration {
  int version;            // 1, 2, 3 … without a gap
  std::string_view file;  // "0001_first.sql"
  std::string_view sql;
};

// Those of this program, in order.
std::span<const Migration> embedded_migrations();

// Takes the database to the newest shape; answers how many steps it took. Safe to repeat, and
// beside another process that does the same. Refuses, and changes nothing: migration.changed (a
// step that was done here reads otherwise now), migration.newer (written by a newer program),
// migration.foreign (not a database of this program). Throws DatabaseError when a step cannot be
// done: then that one is undone.
Result<int> migrate(Database& database, const Clock& clock,
                    std::span<const Migration> all = embedded_migrations());

// Says whether this program may work with the database as it is. Besides the above it refuses
// migration.needed.
Result<void> check_schema(Database& database,
                          std::span<const Migration> all = embedded_migrations());

}  // namespace huiyin::store
