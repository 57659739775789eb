#include "store/conversations.h"

#include "base/ensure.h"
#include "store/takeovers.h"

namespace huiyin::store {
namespace {

std::string address_row(std::string_view hash) {
  return "conversation/" + std::string(hash) + "/address";
}
std::string session_row(std::string_view hash) {
  return "conversation/" + std::string(hash) + "/session";
}

// When the oldest message that waits came, or NULL.
Value work_left(Transaction& tx, ConversationId conversation) {
  const auto oldest = tx.row<std::int64_t>(
      "SELECT received_at FROM inbox WHERE conversation_id = $1 AND state = 0 ORDER BY id LIMIT 1",
      {conversation.value});
  return oldest ? Value{std::get<0>(*oldest)} : Value{nullptr};
}

bool has(const Value& value) { return !std::holds_alternative<std::nullptr_t>(value); }

constexpr hours kSessionLife{48};  // 94669 分配客服会话

}  // namespace

void close_invitations(Transaction& tx, ConversationId conversation, Instant at) {
  tx.execute(
      "UPDATE invitation_of_human SET closed_at = $1 WHERE conversation_id = $2 AND closed_at IS "
      "NULL",
      {unix_ms(at), conversation.value});
}

std::string address_hash(const Keyring& keys, const Address& address) {
  return keys.lookup_hash("address",
                          address.channel + '\n' + address.account + '\n' + address.user);
}

std::string seal_address(const Keyring& keys, const Address& address, std::string_view hash) {
  return keys.seal(address.user, address_row(hash));
}

ConversationId reach(Transaction& tx, const Address& address, const std::string& sealed,
                     const std::string& hash) {
  // Found far more often than made: looking first spares the write of a no-op upsert.
  const auto there =
      tx.row<std::int64_t>("SELECT id FROM conversation WHERE channel = $1 AND address_hash = $2",
                           {address.channel, hash});
  if (there) return {std::get<0>(*there)};
  const auto made = tx.insert(
      "INSERT INTO conversation(channel, address_hash, address, account) VALUES ($1, $2, $3, $4)",
      {address.channel, hash, sealed, address.account});
  ensure(made.has_value(), "an inserted conversation has an id");
  return {*made};
}

ConversationId reach(Transaction& tx, const Keyring& keys, const Address& address) {
  const std::string hash = address_hash(keys, address);
  return reach(tx, address, seal_address(keys, address, hash), hash);
}

std::optional<ConversationId> find_conversation(Transaction& tx, const Keyring& keys,
                                                const Address& address) {
  const auto there =
      tx.row<std::int64_t>("SELECT id FROM conversation WHERE channel = $1 AND address_hash = $2",
                           {address.channel, address_hash(keys, address)});
  if (!there) return std::nullopt;
  return ConversationId{std::get<0>(*there)};
}

bool message_came(Transaction& tx, ConversationId conversation, const Arrival& arrival) {
  const Value work = arrival.waits ? Value{unix_ms(arrival.now)} : Value{nullptr};
  if (!arrival.written_at) {
    if (arrival.waits)
      tx.execute("UPDATE conversation SET work_since = COALESCE(work_since, $1) WHERE id = $2",
                 {work, conversation.value});
    return false;
  }
  // An older message that comes late opens nothing. What he wrote last lies in the future only when
  // our clock was set back since: as it stands it would keep the window from opening until then.
  tx.execute(
      "UPDATE conversation SET work_since = COALESCE(work_since, $1), "
      "human_since = CASE WHEN last_inbound_at < $4 AND human_since < $4 THEN NULL ELSE "
      "human_since END, "
      "sent_since_inbound = CASE WHEN last_inbound_at <= $2 OR last_inbound_at > $3 THEN 0 ELSE "
      "sent_since_inbound END, "
      "last_inbound_at = CASE WHEN last_inbound_at <= $2 OR last_inbound_at > $3 THEN $2 ELSE "
      "last_inbound_at END WHERE id = $5",
      {work, unix_ms(*arrival.written_at), unix_ms(arrival.now),
       unix_ms(*arrival.written_at - kSessionLife), conversation.value});
  return tx.execute(
             "UPDATE outbox SET state = 0, let_go_by = $1 WHERE conversation_id = $2 AND state = 2",
             {arrival.message ? Value{arrival.message->value} : Value{nullptr},
              conversation.value}) > 0;
}

bool settle_work(Transaction& tx, ConversationId conversation) {
  const Value left = work_left(tx, conversation);
  tx.execute("UPDATE conversation SET work_since = $1 WHERE id = $2", {left, conversation.value});
  return has(left);
}

void taken_over(Transaction& tx, ConversationId conversation, Instant at) {
  tx.execute("UPDATE conversation SET human_since = $1 WHERE id = $2",
             {unix_ms(at), conversation.value});
  close_invitations(tx, conversation, at);
  yield_to_servicer(tx, conversation, at);
}

void servicer_wrote(Transaction& tx, ConversationId conversation, Instant at) {
  tx.execute("UPDATE conversation SET human_since = $1 WHERE id = $2 AND human_since IS NULL",
             {unix_ms(at), conversation.value});
  close_invitations(tx, conversation, at);
  yield_to_servicer(tx, conversation, at);
}

void handed_back(Transaction& tx, ConversationId conversation) {
  tx.execute("UPDATE conversation SET human_since = NULL WHERE id = $1", {conversation.value});
}

std::optional<Conversation> conversation(Transaction& tx, const Keyring& keys, ConversationId id) {
  const auto row = tx.row<std::string, std::string, std::string, std::string,
                          std::optional<std::int64_t>, std::string, std::int64_t, std::int64_t,
                          std::int64_t, std::optional<std::int64_t>, std::optional<std::int64_t>>(
      "SELECT c.channel, c.account, c.address, c.address_hash, i.person_id, c.session, c.turn, "
      "c.last_inbound_at, "
      "c.sent_since_inbound, c.human_since, t.conversation_id FROM conversation c LEFT JOIN "
      "identity i ON i.conversation_id = c.id LEFT JOIN takeover t ON t.conversation_id = c.id "
      "WHERE c.id = $1",
      {id.value});
  if (!row) return std::nullopt;
  const auto& [channel, account, address, hash, person, session, turn, inbound, sent, human,
               taken] = *row;
  Conversation found;
  found.id = id;
  found.address = {channel, account,
                   keys.open_or_throw(address, address_row(hash), "a conversation")};
  found.address_hash = hash;
  found.person = person;
  // A session that does not open is like one that cannot be read: the talk begins anew.
  if (!session.empty())
    found.session = keys.open(session, session_row(hash)).value_or("unreadable");
  found.turn = turn;
  found.last_inbound = Instant(milliseconds{inbound});
  found.sent_since_inbound = int(sent);
  found.with_person = human.has_value();
  found.is_taken = taken.has_value();
  return found;
}

Hold hold_of(Transaction& tx, const Conversation& who) {
  const auto row = tx.row<std::int64_t, std::optional<std::int64_t>>(
      "SELECT c.turn, t.conversation_id FROM conversation c LEFT JOIN takeover t ON "
      "t.conversation_id = c.id WHERE c.id = $1",
      {who.id.value});
  if (!row) return Hold::changed;
  const auto& [turn, taken] = *row;
  return taken ? Hold::taken : turn == who.turn ? Hold::ours : Hold::changed;
}

std::optional<bool> keep_turn(Transaction& tx, const Keyring& keys, const Conversation& who,
                              const std::string& session) {
  const Value left = work_left(tx, who.id);
  if (tx.execute(
          "UPDATE conversation SET session = $1, turn = turn + 1, work_since = $4 WHERE id = $2 "
          "AND turn = $3",
          {keys.seal(session, session_row(who.address_hash)), who.id.value, who.turn, left}) != 1)
    return std::nullopt;
  return has(left);
}

std::vector<ConversationId> with_work(Transaction& tx) {
  std::vector<ConversationId> ids;
  for (const auto& [id] : tx.rows<std::int64_t>(kConversationsWithWork)) ids.push_back({id});
  return ids;
}

}  // namespace huiyin::store
