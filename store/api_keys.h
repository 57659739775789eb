// The keys by which the office's other systems show who they are: made by an admin, shown once,
// kept as a keyed hash alone.
//
//   hy_<id>_<secret>    id: 12, secret: 64 hexadecimal digits (256 bits)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

struct ApiKey {
  std::string id;
  std::string office;
  std::string name;                      // whose it is: "区政务大厅叫号系统"
  std::vector<std::string> scopes = {};  // what it may do: gateway/api/scopes.h
  std::vector<std::string> roles = {};  // in which it may write on a ledger: petition/permissions.h
  Instant created{};
  std::optional<Instant> revoked = {};
};

struct NewApiKey {
  std::string office, name;
  std::vector<std::string> scopes = {}, roles = {};
};

// Answers the whole key, which nothing can tell again. Refuses api_key.office (no such office) and
// api_key.name (empty or too long).
Result<std::string> make_api_key(Transaction& tx, const Keyring& keys, Random& random,
                                 const NewApiKey& wanted, Instant now);

// The living key that `shown` is; nothing when it is none. The comparison takes the same time
// wherever it differs.
std::optional<ApiKey> api_key_of(Transaction& tx, const Keyring& keys, const std::string& shown);

// By its id, a revoked one too.
std::optional<ApiKey> api_key(Transaction& tx, const std::string& id);

// All, revoked ones too, by their time of making.
std::vector<ApiKey> api_keys(Transaction& tx);

// From now on it opens nothing; false: there is no living key of that id.
bool revoke_api_key(Transaction& tx, const std::string& id, Instant now);

}  // namespace huiyin::store
