// New first passwords of the console that wait for a second person, of accounts that may more than
// who asked (gateway/api/role_rules.h says which do).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

struct PasswordWish {
  std::int64_t user = 0;
  std::string by, by_name = {};  // "user/7"
  Instant at{};
};

// In the place of what waited for him before.
void keep_password_wish(Transaction& tx, const PasswordWish& wish);
std::optional<PasswordWish> password_wish(Transaction& tx, std::int64_t user);
// Whether there was one.
bool drop_password_wish(Transaction& tx, std::int64_t user);

}  // namespace huiyin::store
