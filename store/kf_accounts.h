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
  Instant pulled_at{};  // the last page before a first pull, or one from the oldest on, began
};
KfAccount kf_account(Transaction& tx, const std::string& open_kfid);

// In the transaction that took the page's messages in. While a first pull lasts, pulled_at stays.
void move_cursor(Transaction& tx, const std::string& open_kfid, const std::string& cursor,
                 Instant now);
// The cursor was lost: messages are pulled from the oldest on, as at first.
void begin_first_pull(Transaction& tx, const std::string& open_kfid);
void finish_first_pull(Transaction& tx, const std::string& open_kfid);

}  // namespace huiyin::store
