// Roles of the console that wait for a second person, of accounts of whoever gave them
// (gateway/api/role_rules.h says which do).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

struct RoleWish {
  std::int64_t user = 0;
  std::vector<std::string> roles = {};     // beside those that he has
  std::optional<std::string> userid = {};  // of WeCom, in the place of his
  std::string by, by_name = {};            // "user/7"
  Instant at{};
};

// In the place of what waited for him before.
void keep_role_wish(Transaction& tx, const RoleWish& wish);
std::optional<RoleWish> role_wish(Transaction& tx, std::int64_t user);
// Whether there was one.
bool drop_role_wish(Transaction& tx, std::int64_t user);

// Whether a matter was ever registered, in any office.
bool has_matters(Transaction& tx);

}  // namespace huiyin::store
