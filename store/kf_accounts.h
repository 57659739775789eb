// The customer-service accounts 微信客服账号: the bells that rang and how far each was pulled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

// A bell rang: there is something to pull, with this token for ten minutes. "": every account's.
void note_bell(Transaction& tx, const std::string& open_kfid, const std::string& token,
               Instant now);

struct KfAccount {
  std::string cursor;
  std::string bell_token;
  Instant bell_at{};
  bool first_pull_done = false;
};
KfAccount kf_account(Transaction& tx, const std::string& open_kfid);

// In the transaction that took the page's messages in.
void move_cursor(Transaction& tx, const std::string& open_kfid, const std::string& cursor,
                 Instant now);
void finish_first_pull(Transaction& tx, const std::string& open_kfid);

}  // namespace huiyin::store
