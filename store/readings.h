// Who read what: staff and their systems see by duty, and each reading is on record.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

struct ReadingRow {
  std::int64_t id = 0;
  Instant at{};
  std::string key_id, office;
  std::string what;     // the operation: "getCase"
  std::string subject;  // a case number, "person/17"
};

void note_reading(Transaction& tx, const ReadingRow& reading);

// Up to `count` of these offices' readings before the id `before`, the newest first.
std::vector<ReadingRow> readings(Transaction& tx, const std::vector<std::string>& offices,
                                 std::int64_t before, std::int64_t count);

}  // namespace huiyin::store
