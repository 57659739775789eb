// People who use the console 管理后台: who they are, of which office, in which of its roles. What a
// role may do stands in gateway/api/console_roles.h.
#pragma once

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

struct ConsoleUser {
  std::int64_t id = 0;
  std::string office;  // a code, as in offices.h
  std::string login;   // small letters, digits, '.', '-', '_'; 2 to 40
  std::string name;
  std::string userid;              // of his WeCom account; empty: none
  std::vector<std::string> roles;  // "admin", "clerk"
  std::string password;            // as password_hash() wrote it
  bool must_change = false;        // an admin made it: good for one sign-in
  bool has_code = false;           // a code of his phone is asked for besides
  Instant created{};
  std::optional<Instant> shut = {};  // he signs in no more
  std::string made_by = {};          // "user/7"; empty: by the command
  std::string password_by = {};      // who was told the last first password; as above
};

struct NewConsoleUser {
  std::string office, login, name;
  std::string userid = {};
  std::vector<std::string> roles = {};
  std::string password = {};  // a hash
  bool must_change = true;
  std::string made_by = {};
};

// As it is kept and compared: without blanks around it, in small letters.
std::string folded_login(std::string_view login);

// Refuses user.office (no such office), user.login (not as above), user.twice (somebody has it) and
// user.name (empty or too long).
Result<std::int64_t> make_console_user(Transaction& tx, const NewConsoleUser& wanted, Instant now);

std::optional<ConsoleUser> console_user(Transaction& tx, std::int64_t id);
// Capitals count as small letters.
std::optional<ConsoleUser> console_user_named(Transaction& tx, const std::string& login);
// Who has this WeCom account and is not shut out; the platform tells capitals from small letters in
// no account.
std::vector<ConsoleUser> console_users_of_account(Transaction& tx, const std::string& userid);
// Of these offices, by login; those who are shut out too.
std::vector<ConsoleUser> console_users(Transaction& tx, const std::vector<std::string>& offices);

// Name, account and roles are as `wanted` says from now on. Refuses user.name.
Result<void> change_console_user(Transaction& tx, std::int64_t id, const NewConsoleUser& wanted);
// And every session of his ends; or he may sign in again.
void shut_console_user(Transaction& tx, std::int64_t id, Instant now);
void readmit_console_user(Transaction& tx, std::int64_t id);

// `hash` of password_hash(). All his sessions end, but for the one of the id `but`.
void set_password(Transaction& tx, std::int64_t id, const std::string& hash, bool must_change,
                  const std::string& but, Instant now);

// Who was told the first password that was made for him: "user/7", or nobody but the command.
void note_password_told(Transaction& tx, std::int64_t id, const std::string& by);

// The secret of the codes that his phone shows 动态口令; empty: none are asked for any more.
void set_code_secret(Transaction& tx, const Keyring& keys, std::int64_t id,
                     const std::string& secret);
// Whether `typed` is his code now; it is spent with this. Throws Unreadable.
bool take_code(Transaction& tx, const Keyring& keys, std::int64_t id, const std::string& typed,
               Instant now);

}  // namespace huiyin::store
