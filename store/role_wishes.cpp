#include "store/role_wishes.h"

#include <sstream>

namespace huiyin::store {

void keep_role_wish(Transaction& tx, const RoleWish& wish) {
  drop_role_wish(tx, wish.user);
  std::string roles;
  for (const std::string& role : wish.roles) roles += (roles.empty() ? "" : " ") + role;
  tx.execute(
      "INSERT INTO role_wish(user_id, roles, userid, by_whom, by_name, wished_at) VALUES ($1, $2, "
      "$3, $4, $5, $6)",
      {wish.user, roles, wish.userid ? Value{*wish.userid} : Value{nullptr}, wish.by, wish.by_name,
       unix_ms(wish.at)});
}

std::optional<RoleWish> role_wish(Transaction& tx, std::int64_t user) {
  const auto row =
      tx.row<std::string, std::optional<std::string>, std::string, std::string, std::int64_t>(
          "SELECT roles, userid, by_whom, by_name, wished_at FROM role_wish WHERE user_id = $1",
          {user});
  if (!row) return std::nullopt;
  const auto& [roles, userid, by, by_name, at] = *row;
  RoleWish wish{.user = user,
                .userid = userid,
                .by = by,
                .by_name = by_name,
                .at = Instant(milliseconds{at})};
  std::istringstream in(roles);
  for (std::string role; in >> role;) wish.roles.push_back(role);
  return wish;
}

bool drop_role_wish(Transaction& tx, std::int64_t user) {
  return tx.execute("DELETE FROM role_wish WHERE user_id = $1", {user}) > 0;
}

bool has_matters(Transaction& tx) {
  const auto last = tx.row<std::optional<std::string>>("SELECT MAX(case_no) FROM case_head");
  return std::get<0>(*last).has_value();
}

}  // namespace huiyin::store
