#include "store/access_token.h"

namespace huiyin::store {
namespace {

std::string token_row(const std::string& hash) { return "access_token/" + hash; }

}  // namespace

std::string secret_hash(const Keyring& keys, const std::string& secret) {
  return keys.lookup_hash("secret", secret);
}

std::optional<AccessToken> access_token(Transaction& tx, const Keyring& keys,
                                        const std::string& secret) {
  const std::string hash = secret_hash(keys, secret);
  const auto row = tx.row<std::string, std::int64_t, std::int64_t>(
      "SELECT token, expires_at, life FROM access_token WHERE secret_hash = $1", {hash});
  if (!row) return std::nullopt;
  const auto& [sealed, expires_at, life] = *row;
  const auto text = keys.open(sealed, token_row(hash));
  if (!text) return std::nullopt;
  return AccessToken{*text, Instant(milliseconds{expires_at}), seconds{life}};
}

void keep_access_token(Transaction& tx, const Keyring& keys, const std::string& secret,
                       const AccessToken& token) {
  const std::string hash = secret_hash(keys, secret);
  tx.execute(
      "INSERT INTO access_token(secret_hash, token, expires_at, life) VALUES ($1, $2, $3, $4) ON "
      "CONFLICT (secret_hash) DO UPDATE SET token = excluded.token, expires_at = "
      "excluded.expires_at, life = excluded.life",
      {hash, keys.seal(token.text, token_row(hash)), unix_ms(token.expires_at),
       std::int64_t{token.life.count()}});
}

}  // namespace huiyin::store
