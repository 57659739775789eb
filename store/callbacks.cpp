#include "store/callbacks.h"

namespace huiyin::store {

void recall_callbacks(Transaction& tx) {
  tx.script(schema_for(
      tx.engine(),
      "CREATE TEMP TABLE IF NOT EXISTS callback_known (signed_at BIGINT, signature TEXT, "
      "PRIMARY KEY (signed_at, signature)) WITHOUT ROWID; "
      "INSERT INTO callback_known (signed_at, signature) "
      "SELECT signed_at, signature FROM callback_seen WHERE true ON CONFLICT DO NOTHING"));
}

bool note_callback(Transaction& tx, const std::string& signature, Instant signed_at) {
  if (tx.execute("INSERT INTO callback_known (signed_at, signature) VALUES ($1, $2) "
                 "ON CONFLICT (signed_at, signature) DO NOTHING",
                 {unix_ms(signed_at), signature}) == 0)
    return false;
  tx.execute("INSERT INTO callback_seen (signed_at, signature) VALUES ($1, $2)",
             {unix_ms(signed_at), signature});
  return true;
}

std::int64_t forget_callbacks(Transaction& tx, Instant signed_before) {
  tx.execute(
      "DELETE FROM callback_seen WHERE id < COALESCE((SELECT id FROM callback_seen "
      "WHERE signed_at >= $1 ORDER BY id LIMIT 1), 9223372036854775807)",
      {unix_ms(signed_before)});
  return tx.execute("DELETE FROM callback_known WHERE signed_at < $1", {unix_ms(signed_before)});
}

}  // namespace huiyin::store
