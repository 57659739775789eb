#include "store/wrong_passwords.h"

#include "store/console_users.h"

namespace huiyin::store {
namespace {

std::string password_try_subject(const Keyring& keys, const std::string& login) {
  return keys.lookup_hash("password_try", folded_login(login));
}

}  // namespace

void count_wrong_password(Transaction& tx, const Keyring& keys, const std::string& login,
                          Instant now) {
  tx.execute("INSERT INTO lookup_failure(subject_hash, at) VALUES ($1, $2)",
             {password_try_subject(keys, login), unix_ms(now)});
}

int wrong_passwords(Transaction& tx, const Keyring& keys, const std::string& login, Instant since) {
  const auto row = tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM lookup_failure WHERE subject_hash = $1 AND at > $2",
      {password_try_subject(keys, login), unix_ms(since)});
  return row ? int(std::get<0>(*row)) : 0;
}

}  // namespace huiyin::store
