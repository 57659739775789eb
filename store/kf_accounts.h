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
  // What was written until then has come. While a first pull lasts: it began then, or the cursor
  // that was lost had brought everything until then.
  Instant pulled_at{};
};
KfAccount kf_account(Transaction& tx, const std::string& open_kfid);

// In the transaction that took the page's messages in; a page without a cursor leaves the old one.
// pulled_at moves with the page behind which there is no more; while a first pull lasts, it stays.
struct PulledPage {
  std::string cursor;
  Instant asked_at;
  bool has_more;
};
void move_cursor(Transaction& tx, const std::string& open_kfid, const PulledPage& page);
// The cursor was lost: messages are pulled from the oldest on, as at first.
void begin_first_pull(Transaction& tx, const std::string& open_kfid);
void finish_first_pull(Transaction& tx, const std::string& open_kfid);

}  // namespace huiyin::store
