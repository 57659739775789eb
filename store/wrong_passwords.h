// Wrong passwords 输错密码, counted for a login, whoever types them and whether there is such a
// user or not: after too many none opens for a while.
#pragma once

#include <string>

#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

void count_wrong_password(Transaction& tx, const Keyring& keys, const std::string& login,
                          Instant now);
int wrong_passwords(Transaction& tx, const Keyring& keys, const std::string& login, Instant since);

}  // namespace huiyin::store
