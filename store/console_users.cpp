#include "store/console_users.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "base/utf8.h"
#include "store/console_sessions.h"
#include "store/offices.h"
#include "store/totp.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kLoginMin = 2, kLoginMax = 40, kUserNameMax = 100;

bool is_login(const std::string& login) {
  return login.size() >= kLoginMin && login.size() <= kLoginMax &&
         std::ranges::all_of(login, [](unsigned char c) {
           return std::islower(c) || std::isdigit(c) || c == '.' || c == '-' || c == '_';
         });
}

std::string in_a_row(const std::vector<std::string>& roles) {
  std::string all;
  for (const std::string& role : roles) all += (all.empty() ? "" : " ") + role;
  return all;
}

std::string code_row(std::int64_t id) { return "console_user/" + std::to_string(id) + "/code"; }

std::optional<Problem> name_fault(const std::string& name) {
  if (!is_blank(name) && name.size() <= kUserNameMax) return std::nullopt;
  return Problem{"user.name", "name", "没有写姓名，或者太长", "请写他的姓名"};
}

std::vector<ConsoleUser> selected(Transaction& tx, const std::string& where,
                                  std::initializer_list<Value> values) {
  std::vector<ConsoleUser> all;
  for (auto& [id, office, login, name, userid, roles, password, must_change, code, created, shut,
              made_by, password_by] :
       tx.rows<std::int64_t, std::string, std::string, std::string, std::string, std::string,
               std::string, std::int64_t, std::string, std::int64_t, std::optional<std::int64_t>,
               std::string, std::string>(
           "SELECT id, office, login, name, userid, roles, password, must_change, code_secret, "
           "created_at, shut_at, made_by, password_by FROM console_user " +
               where,
           values)) {
    ConsoleUser user{.id = id,
                     .office = office,
                     .login = login,
                     .name = name,
                     .userid = userid,
                     .roles = {},
                     .password = password,
                     .must_change = must_change != 0,
                     .has_code = !code.empty(),
                     .created = Instant(milliseconds{created})};
    user.made_by = made_by;
    user.password_by = password_by;
    std::istringstream in(roles);
    for (std::string role; in >> role;) user.roles.push_back(role);
    if (shut) user.shut = Instant(milliseconds{*shut});
    all.push_back(std::move(user));
  }
  return all;
}

std::optional<ConsoleUser> first_of(std::vector<ConsoleUser> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::string folded_login(std::string_view login) {
  std::string low(trimmed(login));
  std::ranges::transform(low, low.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return low;
}

Result<std::int64_t> make_console_user(Transaction& tx, const NewConsoleUser& wanted, Instant now) {
  const std::string login = folded_login(wanted.login);
  if (offices_below(tx, wanted.office).empty())
    return Refused({"user.office", "office", "没有代码是“" + wanted.office + "”的单位",
                    "请看 huiyin user office list"});
  if (!is_login(login))
    return Refused(
        {"user.login", "login", "账号应是 2 到 40 个小写字母、数字、点或横线", "例如 ye.qing"});
  if (auto fault = name_fault(wanted.name)) return Refused(*std::move(fault));
  if (console_user_named(tx, login))
    return Refused({"user.twice", "login", "已经有人用这个账号", "请换一个"});
  const auto id = tx.insert(
      "INSERT INTO console_user(office, login, name, userid, roles, password, must_change, "
      "created_at, made_by, password_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {wanted.office, login, std::string(trimmed(wanted.name)), wanted.userid,
       in_a_row(wanted.roles), wanted.password, std::int64_t{wanted.must_change}, unix_ms(now),
       wanted.made_by, wanted.made_by});
  return *id;
}

std::optional<ConsoleUser> console_user(Transaction& tx, std::int64_t id) {
  return first_of(selected(tx, "WHERE id = $1", {id}));
}

std::optional<ConsoleUser> console_user_named(Transaction& tx, const std::string& login) {
  return first_of(selected(tx, "WHERE login = $1", {folded_login(login)}));
}

std::vector<ConsoleUser> console_users_of_account(Transaction& tx, const std::string& userid) {
  const std::string folded = folded_login(userid);
  if (folded.empty()) return {};
  return selected(tx, "WHERE lower(userid) = $1 AND shut_at IS NULL ORDER BY id", {folded});
}

std::vector<ConsoleUser> console_users(Transaction& tx, const std::vector<std::string>& offices) {
  std::vector<ConsoleUser> all = selected(tx, "ORDER BY login", {});
  std::erase_if(all, [&](const ConsoleUser& one) {
    return std::ranges::find(offices, one.office) == offices.end();
  });
  return all;
}

Result<void> change_console_user(Transaction& tx, std::int64_t id, const NewConsoleUser& wanted) {
  if (auto fault = name_fault(wanted.name)) return Refused(*std::move(fault));
  tx.execute("UPDATE console_user SET name = $1, userid = $2, roles = $3 WHERE id = $4",
             {std::string(trimmed(wanted.name)), wanted.userid, in_a_row(wanted.roles), id});
  return {};
}

void shut_console_user(Transaction& tx, std::int64_t id, Instant now) {
  tx.execute("UPDATE console_user SET shut_at = $1 WHERE id = $2 AND shut_at IS NULL",
             {unix_ms(now), id});
  end_sessions_of(tx, id, "", now);
}

void readmit_console_user(Transaction& tx, std::int64_t id) {
  tx.execute("UPDATE console_user SET shut_at = NULL WHERE id = $1", {id});
}

void set_password(Transaction& tx, std::int64_t id, const std::string& hash, bool must_change,
                  const std::string& but, Instant now) {
  tx.execute("UPDATE console_user SET password = $1, must_change = $2 WHERE id = $3",
             {hash, std::int64_t{must_change}, id});
  end_sessions_of(tx, id, but, now);
}

void note_password_told(Transaction& tx, std::int64_t id, const std::string& by) {
  tx.execute("UPDATE console_user SET password_by = $1 WHERE id = $2", {by, id});
}

void set_code_secret(Transaction& tx, const Keyring& keys, std::int64_t id,
                     const std::string& secret) {
  tx.execute("UPDATE console_user SET code_secret = $1, code_step = 0 WHERE id = $2",
             {secret.empty() ? "" : keys.seal(secret, code_row(id)), id});
}

bool take_code(Transaction& tx, const Keyring& keys, std::int64_t id, const std::string& typed,
               Instant now) {
  const auto row = tx.row<std::string, std::int64_t>(
      "SELECT code_secret, code_step FROM console_user WHERE id = $1", {id});
  if (!row || std::get<0>(*row).empty()) return false;
  const std::string secret = keys.open_or_throw(std::get<0>(*row), code_row(id), "a code's secret");
  const auto step = totp_step(secret, typed, std::get<1>(*row), now);
  if (!step) return false;
  tx.execute("UPDATE console_user SET code_step = $1 WHERE id = $2", {*step, id});
  return true;
}

}  // namespace huiyin::store
