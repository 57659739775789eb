// The platform's access tokens, kept for all instances that share the database.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

struct AccessToken {
  std::string text;
  Instant expires_at{};
  seconds life{};  // that the platform gave it
};

// By what it is known without being told: also what a claim of it is about.
std::string secret_hash(const Keyring& keys, const std::string& secret);

// Nothing where there is none, or none that opens: another one can be had.
std::optional<AccessToken> access_token(Transaction& tx, const Keyring& keys,
                                        const std::string& secret);
void keep_access_token(Transaction& tx, const Keyring& keys, const std::string& secret,
                       const AccessToken& token);

}  // namespace huiyin::store
