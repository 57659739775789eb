// The keys by which the office's other systems show who they are: made by an admin, shown once,
// kept as a keyed hash alone.
//
//   hy_<id>_<secret>    id: 12, secret: 64 hexadecimal digits (256 bits)
//
// A key that may see what its maker may not opens nothing until somebody who may lets it pass
// (gateway/api/key_rules.h).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

enum class KeyMode {
  live = 0,   // 正式
  trial = 1,  // 试用: what is said by it goes to the office's own staff alone
  test = 2,   // 测试: what it does is checked and answered, and leaves nothing behind
};
const std::vector<std::string>& key_modes();  // "live", "trial", "test"
std::optional<KeyMode> key_mode_named(std::string_view name);

// When a key was used last is known to so much.
inline constexpr std::chrono::minutes kKeyUsedEach{5};

struct ApiKey {
  std::string id;
  std::string office;
  std::string name;                      // whose it is: "区政务大厅叫号系统"
  std::vector<std::string> scopes = {};  // what it may do: gateway/api/scopes.h
  std::vector<std::string> roles = {};  // in which it may write on a ledger: petition/permissions.h
  KeyMode mode = KeyMode::live;
  std::string kind = {};                        // "hall"; empty: of scopes one by one
  std::string made_by = {}, made_by_name = {};  // "user/7"; empty: by the command
  // What of it its maker may not himself, scopes and roles: it opens nothing until it is let pass.
  std::vector<std::string> beyond = {};
  std::string passed_by_name = {}, revoked_by_name = {};
  Instant created{};
  std::optional<Instant> passed = {}, ends = {}, used = {}, revoked = {};

  bool waits() const { return !beyond.empty() && !passed && !revoked; }
  bool opens(Instant now) const { return !waits() && !revoked && (!ends || now < *ends); }
};

struct NewApiKey {
  std::string office, name;
  std::vector<std::string> scopes = {}, roles = {};
  KeyMode mode = KeyMode::live;
  std::string kind = {};
  std::string made_by = {}, made_by_name = {};
  std::vector<std::string> beyond = {};
  std::optional<Instant> ends = {};
};

// Answers the whole key, which nothing can tell again. Refuses api_key.office (no such office),
// api_key.name (empty or too long) and api_key.ends (over already).
Result<std::string> make_api_key(Transaction& tx, const Keyring& keys, Random& random,
                                 const NewApiKey& wanted, Instant now);

// The key that `shown` is and that opens now; nothing when it is none. The comparison takes the
// same time wherever it differs.
std::optional<ApiKey> api_key_of(Transaction& tx, const Keyring& keys, const std::string& shown,
                                 Instant now);

// The key of that text, whether or not it opens: its secret is not looked at.
std::optional<ApiKey> api_key_shown(Transaction& tx, const std::string& shown);

// By its id, a revoked one too.
std::optional<ApiKey> api_key(Transaction& tx, const std::string& id);

// All, revoked ones too, by their time of making.
std::vector<ApiKey> api_keys(Transaction& tx);

// It opens from now on; false: no key of that id waits for that.
bool let_api_key_pass(Transaction& tx, const std::string& id, const std::string& by_name,
                      Instant now);
// From now on it opens nothing, for good; false: there is no key of that id, or it is so already.
bool revoke_api_key(Transaction& tx, const std::string& id, const std::string& by_name,
                    Instant now);
void note_key_used(Transaction& tx, const std::string& id, Instant now);

}  // namespace huiyin::store
