#include "store/callbacks.h"

namespace huiyin::store {

void recall_callbacks(Transaction& tx) {
  tx.script(
      "CREATE TEMP TABLE IF NOT EXISTS callback_known (signed_at BIGINT, signature TEXT, "
      "id BIGINT, PRIMARY KEY (signed_at, signature)) WITHOUT ROWID; "
      "INSERT INTO callback_known (signed_at, signature, id) "
      "SELECT signed_at, signature, id FROM callback_seen WHERE true ON CONFLICT DO NOTHING");
}

bool note_callback(Transaction& tx, const std::string& signature, Instant signed_at) {
  const auto id = tx.insert(
      "INSERT INTO callback_seen (signed_at, signature) SELECT $1, $2 WHERE NOT EXISTS "
      "(SELECT 1 FROM callback_known WHERE signed_at = $1 AND signature = $2)",
      {unix_ms(signed_at), signature});
  if (!id) return false;
  tx.execute("INSERT INTO callback_known (signed_at, signature, id) VALUES ($1, $2, $3)",
             {unix_ms(signed_at), signature, *id});
  return true;
}

std::int64_t forget_callbacks(Transaction& tx, Instant signed_before) {
  tx.execute(
      "DELETE FROM callback_seen WHERE id IN "
      "(SELECT id FROM callback_known WHERE signed_at < $1)",
      {unix_ms(signed_before)});
  return tx.execute("DELETE FROM callback_known WHERE signed_at < $1", {unix_ms(signed_before)});
}

}  // namespace huiyin::store
