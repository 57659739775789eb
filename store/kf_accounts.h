// The customer-service accounts 微信客服账号: the bells that rang and how far each was pulled. And
// the callbacks seen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

// False: a callback with this signature was committed before, within the time that note is kept.
// The signature is over its time: the same one never comes with another.
bool note_callback(Transaction& tx, const std::string& signature, Instant signed_at);
// Forgets those that the freshness window refuses anyway; answers how many.
std::int64_t forget_callbacks(Transaction& tx, Instant signed_before);

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
