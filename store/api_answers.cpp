#include "store/api_answers.h"

namespace huiyin::store {
namespace {

std::string answer_row(const std::string& key_id, const std::string& idempotency) {
  return "api_answer/" + key_id + "/" + idempotency;
}

}  // namespace

std::optional<ApiAnswer> api_answer(Transaction& tx, const Keyring& keys, const std::string& key_id,
                                    const std::string& idempotency) {
  const auto row = tx.row<std::string, std::int64_t, std::string>(
      "SELECT request_hash, status, answer FROM api_answer WHERE key_id = $1 AND idempotency = $2",
      {key_id, idempotency});
  if (!row) return std::nullopt;
  const auto& [hash, status, sealed] = *row;
  return ApiAnswer{hash, int(status),
                   keys.open_or_throw(sealed, answer_row(key_id, idempotency), "a kept answer")};
}

void keep_api_answer(Transaction& tx, const Keyring& keys, const std::string& key_id,
                     const std::string& idempotency, const ApiAnswer& answer, Instant now) {
  tx.execute(
      "INSERT INTO api_answer(key_id, idempotency, request_hash, status, answer, at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {key_id, idempotency, answer.request_hash, answer.status,
       keys.seal(answer.answer, answer_row(key_id, idempotency)), unix_ms(now)});
}

void forget_api_answers(Transaction& tx, Instant before) {
  tx.execute("DELETE FROM api_answer WHERE at < $1", {unix_ms(before)});
}

}  // namespace huiyin::store
