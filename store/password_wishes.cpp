#include "store/password_wishes.h"

namespace huiyin::store {

void keep_password_wish(Transaction& tx, const PasswordWish& wish) {
  drop_password_wish(tx, wish.user);
  tx.execute(
      "INSERT INTO password_wish(user_id, by_whom, by_name, wished_at) VALUES ($1, $2, $3, $4)",
      {wish.user, wish.by, wish.by_name, unix_ms(wish.at)});
}

std::optional<PasswordWish> password_wish(Transaction& tx, std::int64_t user) {
  const auto row = tx.row<std::string, std::string, std::int64_t>(
      "SELECT by_whom, by_name, wished_at FROM password_wish WHERE user_id = $1", {user});
  if (!row) return std::nullopt;
  const auto& [by, by_name, at] = *row;
  return PasswordWish{user, by, by_name, Instant(milliseconds{at})};
}

bool drop_password_wish(Transaction& tx, std::int64_t user) {
  return tx.execute("DELETE FROM password_wish WHERE user_id = $1", {user}) > 0;
}

}  // namespace huiyin::store
