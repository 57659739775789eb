#include "store/api_keys.h"

#include <openssl/crypto.h>

#include <algorithm>
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

// Empty: it is no key's text.
std::string id_shown(const std::string& shown) {
  if (shown.size() != kKeySize || !shown.starts_with(kKeyPrefix)) return {};
  std::string id = shown.substr(kKeyPrefix.size(), 2 * kKeyIdBytes);
  return shown[kKeyPrefix.size() + id.size()] == '_' ? id : std::string();
}

std::optional<Instant> key_moment(const std::optional<std::int64_t>& ms) {
  return ms ? std::optional(Instant(milliseconds{*ms})) : std::nullopt;
}

std::vector<ApiKey> keys_where(Transaction& tx, const std::string& where,
                               std::initializer_list<Value> values) {
  std::vector<ApiKey> all;
  for (auto& [id, office, name, scopes, roles, mode, kind, by, by_name, beyond, passed_by,
              revoked_by, created, passed, ends, used, revoked] :
       tx.rows<std::string, std::string, std::string, std::string, std::string, std::int64_t,
               std::string, std::string, std::string, std::string, std::string, std::string,
               std::int64_t, std::optional<std::int64_t>, std::optional<std::int64_t>,
               std::optional<std::int64_t>, std::optional<std::int64_t>>(
           "SELECT id, office, name, scopes, roles, mode, kind, made_by, made_by_name, beyond, "
           "passed_by_name, revoked_by_name, created_at, passed_at, ends_at, used_at, revoked_at "
           "FROM api_key " +
               where,
           values))
    all.push_back({.id = id,
                   .office = office,
                   .name = name,
                   .scopes = split(scopes),
                   .roles = split(roles),
                   .mode = KeyMode(mode),
                   .kind = kind,
                   .made_by = by,
                   .made_by_name = by_name,
                   .beyond = split(beyond),
                   .passed_by_name = passed_by,
                   .revoked_by_name = revoked_by,
                   .created = Instant(milliseconds{created}),
                   .passed = key_moment(passed),
                   .ends = key_moment(ends),
                   .used = key_moment(used),
                   .revoked = key_moment(revoked)});
  return all;
}

}  // namespace

const std::vector<std::string>& key_modes() {
  static const std::vector<std::string> names{"live", "trial", "test"};
  return names;
}

std::optional<KeyMode> key_mode_named(std::string_view name) {
  const auto found = std::ranges::find(key_modes(), name);
  if (found == key_modes().end()) return std::nullopt;
  return KeyMode(found - key_modes().begin());
}

Result<std::string> make_api_key(Transaction& tx, const Keyring& keys, Random& random,
                                 const NewApiKey& wanted, Instant now) {
  if (offices_below(tx, wanted.office).empty())
    return Refused({"api_key.office", "office", "没有代码是“" + wanted.office + "”的单位",
                    "请看 huiyin user office list"});
  if (is_blank(wanted.name) || wanted.name.size() > kKeyNameMax)
    return Refused(
        {"api_key.name", "name", "没有写是哪个系统的密钥，或者太长", "请写一个以后认得出的名字"});
  if (wanted.ends && *wanted.ends <= now)
    return Refused({"api_key.ends", "ends", "到期的时间已经过去", "请写以后的日期"});
  const std::string id = random.hex(kKeyIdBytes), secret = random.hex(kKeySecretBytes);
  tx.execute(
      "INSERT INTO api_key(id, office, name, secret_hash, scopes, roles, created_at, mode, kind, "
      "made_by, made_by_name, beyond, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
      "$11, $12, $13)",
      {id, wanted.office, wanted.name, secret_hash(keys, id, secret), joined(wanted.scopes),
       joined(wanted.roles), unix_ms(now), std::int64_t(wanted.mode), wanted.kind, wanted.made_by,
       wanted.made_by_name, joined(wanted.beyond),
       wanted.ends ? Value{unix_ms(*wanted.ends)} : Value{nullptr}});
  return std::string(kKeyPrefix) + id + "_" + secret;
}

std::optional<ApiKey> api_key_of(Transaction& tx, const Keyring& keys, const std::string& shown,
                                 Instant now) {
  const std::string id = id_shown(shown);
  if (id.empty()) return std::nullopt;
  const auto kept = tx.row<std::string>(
      "SELECT secret_hash FROM api_key WHERE id = $1 AND revoked_at IS NULL", {id});
  const std::string hash =
      secret_hash(keys, id, std::string_view(shown).substr(kKeySize - 2 * kKeySecretBytes));
  const std::string& right = kept ? std::get<0>(*kept) : hash;
  const bool is_same =
      right.size() == hash.size() && CRYPTO_memcmp(right.data(), hash.data(), hash.size()) == 0;
  if (!kept || !is_same) return std::nullopt;
  auto key = api_key(tx, id);
  return key && key->opens(now) ? std::move(key) : std::nullopt;
}

std::optional<ApiKey> api_key_shown(Transaction& tx, const std::string& shown) {
  return api_key(tx, id_shown(shown));
}

std::optional<ApiKey> api_key(Transaction& tx, const std::string& id) {
  auto found = keys_where(tx, "WHERE id = $1", {id});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ApiKey> api_keys(Transaction& tx) {
  return keys_where(tx, "ORDER BY created_at, id", {});
}

bool let_api_key_pass(Transaction& tx, const std::string& id, const std::string& by_name,
                      Instant now) {
  return tx.execute(
             "UPDATE api_key SET passed_by_name = $2, passed_at = $3 WHERE id = $1 AND beyond <> "
             "'' "
             "AND passed_at IS NULL AND revoked_at IS NULL",
             {id, by_name, unix_ms(now)}) == 1;
}

bool revoke_api_key(Transaction& tx, const std::string& id, const std::string& by_name,
                    Instant now) {
  return tx.execute(
             "UPDATE api_key SET revoked_at = $2, revoked_by_name = $3 WHERE id = $1 AND "
             "revoked_at IS NULL",
             {id, unix_ms(now), by_name}) == 1;
}

void note_key_used(Transaction& tx, const std::string& id, Instant now) {
  tx.execute("UPDATE api_key SET used_at = $2 WHERE id = $1", {id, unix_ms(now)});
}

}  // namespace huiyin::store
