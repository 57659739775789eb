// What a request with an Idempotency-Key was answered, written together with what it did: asked
// again it does nothing and is answered the same.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

struct ApiAnswer {
  std::string request_hash;  // of method, path and body: another request is another one
  int status = 0;
  std::string answer;  // sealed at rest: it may hold what a citizen said
};

std::optional<ApiAnswer> api_answer(Transaction& tx, const Keyring& keys, const std::string& key_id,
                                    const std::string& idempotency);
void keep_api_answer(Transaction& tx, const Keyring& keys, const std::string& key_id,
                     const std::string& idempotency, const ApiAnswer& answer, Instant now);
void forget_api_answers(Transaction& tx, Instant before);

}  // namespace huiyin::store
