#include "store/api_keys.h"

#include <openssl/crypto.h>

#include <sstream>

#include "base/utf8.h"
#include "store/offices.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kKeyPrefix = "hy_";
constexpr std::size_t kKeyIdBytes = 6, kKeySecretBytes = 32;
constexpr std::size_t kKeySize = 3 + 2 * kKeyIdBytes + 1 + 2 * kKeySecretBytes;
constexpr std::size_t kKeyNameMax = 200;

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string secret_hash(const Keyring& keys, const std::string& id, std::string_view secret) {
  return keys.lookup_hash("api_key", id + "/" + std::string(secret));
}

using KeyColumns = std::tuple<std::string, std::string, std::string, std::string, std::string,
                              std::int64_t, std::optional<std::int64_t>>;

ApiKey key_of(KeyColumns row) {
  auto& [id, office, name, scopes, roles, created, revoked] = row;
  ApiKey key{id, office, name, split(scopes), split(roles), Instant(milliseconds{created})};
  if (revoked) key.revoked = Instant(milliseconds{*revoked});
  return key;
}

}  // namespace

Result<std::string> make_api_key(Transaction& tx, const Keyring& keys, Random& random,
                                 const NewApiKey& wanted, Instant now) {
  if (offices_below(tx, wanted.office).empty())
    return Refused({"api_key.office", "office", "没有代码是“" + wanted.office + "”的单位",
                    "请看 huiyin user office list"});
  if (is_blank(wanted.name) || wanted.name.size() > kKeyNameMax)
    return Refused(
        {"api_key.name", "name", "没有写是哪个系统的密钥，或者太长", "请写一个以后认得出的名字"});
  const std::string id = random.hex(kKeyIdBytes), secret = random.hex(kKeySecretBytes);
  tx.execute(
      "INSERT INTO api_key(id, office, name, secret_hash, scopes, roles, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {id, wanted.office, wanted.name, secret_hash(keys, id, secret), joined(wanted.scopes),
       joined(wanted.roles), unix_ms(now)});
  return std::string(kKeyPrefix) + id + "_" + secret;
}

std::optional<ApiKey> api_key_of(Transaction& tx, const Keyring& keys, const std::string& shown) {
  if (shown.size() != kKeySize || !shown.starts_with(kKeyPrefix)) return std::nullopt;
  const std::string id = shown.substr(kKeyPrefix.size(), 2 * kKeyIdBytes);
  if (shown[kKeyPrefix.size() + id.size()] != '_') return std::nullopt;
  const auto kept = tx.row<std::string>(
      "SELECT secret_hash FROM api_key WHERE id = $1 AND revoked_at IS NULL", {id});
  const std::string hash =
      secret_hash(keys, id, std::string_view(shown).substr(kKeySize - 2 * kKeySecretBytes));
  const std::string& right = kept ? std::get<0>(*kept) : hash;
  const bool is_same =
      right.size() == hash.size() && CRYPTO_memcmp(right.data(), hash.data(), hash.size()) == 0;
  if (!kept || !is_same) return std::nullopt;
  return api_key(tx, id);
}

std::optional<ApiKey> api_key(Transaction& tx, const std::string& id) {
  auto row = tx.row<std::string, std::string, std::string, std::string, std::string, std::int64_t,
                    std::optional<std::int64_t>>(
      "SELECT id, office, name, scopes, roles, created_at, revoked_at FROM api_key WHERE id = $1",
      {id});
  return row ? std::optional(key_of(std::move(*row))) : std::nullopt;
}

std::vector<ApiKey> api_keys(Transaction& tx) {
  std::vector<ApiKey> all;
  for (auto& row : tx.rows<std::string, std::string, std::string, std::string, std::string,
                           std::int64_t, std::optional<std::int64_t>>(
           "SELECT id, office, name, scopes, roles, created_at, revoked_at FROM api_key "
           "ORDER BY created_at, id"))
    all.push_back(key_of(std::move(row)));
  return all;
}

bool revoke_api_key(Transaction& tx, const std::string& id, Instant now) {
  return tx.execute("UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
                    {id, unix_ms(now)}) == 1;
}

}  // namespace huiyin::store
