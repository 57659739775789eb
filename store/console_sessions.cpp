#include "store/console_sessions.h"

#include "base/utf8.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kCookieBytes = 32, kSessionIdBytes = 8;
constexpr std::size_t kAgentBytesMax = 200;
constexpr std::string_view kByWecom = "wecom";

std::string session_hash(const Keyring& keys, const std::string& cookie) {
  return keys.lookup_hash("console_session", cookie);
}

std::vector<ConsoleSession> living(Transaction& tx, const std::string& where, const Value& value,
                                   const SessionTerms& terms, Instant now) {
  std::vector<ConsoleSession> all;
  for (auto& [id, user, begun, seen, address, agent, way] :
       tx.rows<std::string, std::int64_t, std::int64_t, std::int64_t, std::string, std::string,
               std::string>(
           "SELECT id, user_id, begun_at, seen_at, address, agent, way FROM console_session "
           "WHERE " +
               where +
               " AND ended_at IS NULL AND begun_at > $2 AND seen_at > $3 ORDER BY begun_at DESC",
           {value, unix_ms(now - terms.kept), unix_ms(now - terms.idle)}))
    all.push_back({id, user, Instant(milliseconds{begun}), Instant(milliseconds{seen}), address,
                   agent, way == kByWecom ? SignInWay::wecom : SignInWay::password});
  return all;
}

}  // namespace

std::string_view name(SignInWay way) {
  return way == SignInWay::wecom ? kByWecom : std::string_view("password");
}

OpenedSession open_session(Transaction& tx, const Keyring& keys, Random& random,
                           const NewSession& wanted, Instant now) {
  OpenedSession opened{random.hex(kSessionIdBytes), random.hex(kCookieBytes)};
  tx.execute(
      "INSERT INTO console_session(id, hash, user_id, begun_at, seen_at, address, agent, way) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {opened.id, session_hash(keys, opened.cookie), wanted.user, unix_ms(now), unix_ms(now),
       wanted.address, std::string(utf8_prefix(wanted.agent, kAgentBytesMax)),
       std::string(name(wanted.way))});
  return opened;
}

std::optional<ConsoleSession> session_of(Transaction& tx, const Keyring& keys,
                                         const std::string& cookie, const SessionTerms& terms,
                                         Instant now) {
  if (cookie.size() != 2 * kCookieBytes) return std::nullopt;
  auto found = living(tx, "hash = $1", session_hash(keys, cookie), terms, now);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string session_proof(const Keyring& keys, const std::string& cookie) {
  return keys.lookup_hash("console_proof", cookie);
}

void note_seen(Transaction& tx, const std::string& id, Instant now) {
  tx.execute("UPDATE console_session SET seen_at = $1 WHERE id = $2 AND seen_at < $1",
             {unix_ms(now), id});
}

std::vector<ConsoleSession> sessions_of(Transaction& tx, std::int64_t user,
                                        const SessionTerms& terms, Instant now) {
  return living(tx, "user_id = $1", user, terms, now);
}

bool end_session(Transaction& tx, std::int64_t user, const std::string& id, Instant now) {
  return tx.execute(
             "UPDATE console_session SET ended_at = $1 WHERE id = $2 AND user_id = $3 AND "
             "ended_at IS NULL",
             {unix_ms(now), id, user}) == 1;
}

void end_sessions_of(Transaction& tx, std::int64_t user, const std::string& but, Instant now) {
  tx.execute(
      "UPDATE console_session SET ended_at = $1 WHERE user_id = $2 AND id <> $3 AND ended_at IS "
      "NULL",
      {unix_ms(now), user, but});
}

void forget_sessions(Transaction& tx, Instant before) {
  tx.execute("DELETE FROM console_session WHERE seen_at < $1", {unix_ms(before)});
}

}  // namespace huiyin::store
