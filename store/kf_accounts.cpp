#include "store/kf_accounts.h"

namespace huiyin::store {

void note_bell(Transaction& tx, const std::string& open_kfid, const std::string& token,
               Instant now) {
  tx.execute(
      "INSERT INTO kf_account(open_kfid, bell_token, bell_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (open_kfid) DO UPDATE SET bell_token = excluded.bell_token, bell_at = "
      "excluded.bell_at",
      {open_kfid, token, unix_ms(now)});
}

KfAccount kf_account(Transaction& tx, const std::string& open_kfid) {
  const auto row = tx.row<std::string, std::string, std::int64_t, std::int64_t, std::int64_t>(
      "SELECT cursor, bell_token, bell_at, first_pull_done, pulled_at FROM kf_account "
      "WHERE open_kfid = $1",
      {open_kfid});
  if (!row) return {};
  const auto& [cursor, token, bell_at, done, pulled_at] = *row;
  return {cursor, token, Instant(milliseconds{bell_at}), done != 0,
          Instant(milliseconds{pulled_at})};
}

void move_cursor(Transaction& tx, const std::string& open_kfid, const PulledPage& page) {
  tx.execute(
      "INSERT INTO kf_account(open_kfid, cursor, pulled_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (open_kfid) DO UPDATE SET cursor = CASE WHEN excluded.cursor = '' THEN "
      "kf_account.cursor ELSE excluded.cursor END, pulled_at = CASE WHEN kf_account.pulled_at > 0 "
      "AND (kf_account.first_pull_done = 0 OR $4 = 1) THEN kf_account.pulled_at ELSE "
      "excluded.pulled_at END",
      {open_kfid, page.cursor, unix_ms(page.asked_at), std::int64_t{page.has_more}});
}

void begin_first_pull(Transaction& tx, const std::string& open_kfid) {
  tx.execute("UPDATE kf_account SET first_pull_done = 0 WHERE open_kfid = $1", {open_kfid});
}

void finish_first_pull(Transaction& tx, const std::string& open_kfid) {
  // Also when nothing came: an account without a message has moved no cursor.
  tx.execute(
      "INSERT INTO kf_account(open_kfid, first_pull_done) VALUES ($1, 1) "
      "ON CONFLICT (open_kfid) DO UPDATE SET first_pull_done = 1",
      {open_kfid});
}

}  // namespace huiyin::store
