#include "store/readings.h"

#include <algorithm>

namespace huiyin::store {

void note_reading(Transaction& tx, const ReadingRow& reading) {
  tx.execute("INSERT INTO reading(at, key_id, office, what, subject) VALUES ($1, $2, $3, $4, $5)",
             {unix_ms(reading.at), reading.key_id, reading.office, reading.what, reading.subject});
}

std::vector<ReadingRow> readings(Transaction& tx, const std::vector<std::string>& offices,
                                 std::int64_t before, std::int64_t count) {
  std::vector<ReadingRow> all;
  for (const std::string& office : offices)
    for (auto& [id, at, key, of, what, subject] :
         tx.rows<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>(
             "SELECT id, at, key_id, office, what, subject FROM reading "
             "WHERE office = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
             {office, before, count}))
      all.push_back({id, Instant(milliseconds{at}), key, of, what, subject});
  std::ranges::sort(all, std::ranges::greater(), &ReadingRow::id);
  if (std::ssize(all) > count) all.resize(std::size_t(count));
  return all;
}

}  // namespace huiyin::store
