#include "store/conversations.h"

#include "base/ensure.h"

namespace huiyin::store {
namespace {

std::string address_row(std::string_view hash) {
  return "conversation/" + std::string(hash) + "/address";
}
std::string session_row(std::string_view hash) {
  return "conversation/" + std::string(hash) + "/session";
}

std::string opened(const Keyring& keys, const std::string& sealed, const std::string& row) {
  auto plain = keys.open(sealed, row);
  if (!plain)
    throw Unreadable("a conversation cannot be opened with the keys at hand: " +
                     plain.error().code);
  return std::move(*plain);
}

constexpr hours kSessionLife{48};  // 94669 分配客服会话

void close_invitations(Transaction& tx, ConversationId conversation, Instant at) {
  tx.execute(
      "UPDATE invitation_of_human SET closed_at = $1 WHERE conversation_id = $2 AND closed_at IS "
      "NULL",
      {unix_ms(at), conversation.value});
}

}  // namespace

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
  const auto made = tx.row<std::int64_t>(
      "INSERT INTO conversation(channel, address_hash, address, account) VALUES ($1, $2, $3, $4) "
      "RETURNING id",
      {address.channel, hash, sealed, address.account});
  ensure(made.has_value(), "an inserted conversation has an id");
  return {std::get<0>(*made)};
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

void mark_work(Transaction& tx, ConversationId conversation, Instant since) {
  tx.execute("UPDATE conversation SET work_since = $1 WHERE id = $2 AND work_since IS NULL",
             {unix_ms(since), conversation.value});
}

bool settle_work(Transaction& tx, ConversationId conversation) {
  const auto left = tx.row<std::optional<std::int64_t>>(
      "UPDATE conversation SET work_since = (SELECT received_at FROM inbox WHERE conversation_id = "
      "$1 AND state = 0 "
      "ORDER BY id LIMIT 1) WHERE id = $1 RETURNING work_since",
      {conversation.value});
  return left && std::get<0>(*left).has_value();
}

void open_window(Transaction& tx, ConversationId conversation, Instant written_at) {
  tx.execute(
      "UPDATE conversation SET sent_since_inbound = 0, last_inbound_at = $1, human_since = CASE "
      "WHEN last_inbound_at < $3 AND human_since < $3 THEN NULL ELSE human_since END "
      "WHERE id = $2 AND last_inbound_at <= $1",
      {unix_ms(written_at), conversation.value, unix_ms(written_at - kSessionLife)});
  tx.execute("UPDATE outbox SET state = 0 WHERE conversation_id = $1 AND state = 2",
             {conversation.value});
}

void taken_over(Transaction& tx, ConversationId conversation, Instant at) {
  tx.execute("UPDATE conversation SET human_since = $1 WHERE id = $2",
             {unix_ms(at), conversation.value});
  close_invitations(tx, conversation, at);
}

void servicer_wrote(Transaction& tx, ConversationId conversation, Instant at) {
  tx.execute("UPDATE conversation SET human_since = $1 WHERE id = $2 AND human_since IS NULL",
             {unix_ms(at), conversation.value});
  close_invitations(tx, conversation, at);
}

void handed_back(Transaction& tx, ConversationId conversation) {
  tx.execute("UPDATE conversation SET human_since = NULL WHERE id = $1", {conversation.value});
}

std::optional<Conversation> conversation(Transaction& tx, const Keyring& keys, ConversationId id) {
  const auto row =
      tx.row<std::string, std::string, std::string, std::string, std::optional<std::int64_t>,
             std::string, std::int64_t, std::int64_t, std::int64_t, std::optional<std::int64_t>>(
          "SELECT c.channel, c.account, c.address, c.address_hash, i.person_id, c.session, c.turn, "
          "c.last_inbound_at, "
          "c.sent_since_inbound, c.human_since FROM conversation c LEFT JOIN identity i ON "
          "i.conversation_id = c.id "
          "WHERE c.id = $1",
          {id.value});
  if (!row) return std::nullopt;
  const auto& [channel, account, address, hash, person, session, turn, inbound, sent, human] = *row;
  Conversation found;
  found.id = id;
  found.address = {channel, account, opened(keys, address, address_row(hash))};
  found.person = person;
  // A session that does not open is like one that cannot be read: the talk begins anew.
  if (!session.empty())
    found.session = keys.open(session, session_row(hash)).value_or("unreadable");
  found.turn = turn;
  found.last_inbound = Instant(milliseconds{inbound});
  found.sent_since_inbound = int(sent);
  found.with_person = human.has_value();
  return found;
}

bool keep_session(Transaction& tx, const Keyring& keys, ConversationId id, std::int64_t turn,
                  const std::string& session) {
  const auto hash =
      tx.row<std::string>("SELECT address_hash FROM conversation WHERE id = $1", {id.value});
  if (!hash) return false;
  return tx.execute(
             "UPDATE conversation SET session = $1, turn = turn + 1 WHERE id = $2 AND turn = $3",
             {keys.seal(session, session_row(std::get<0>(*hash))), id.value, turn}) == 1;
}

std::vector<ConversationId> with_work(Transaction& tx) {
  std::vector<ConversationId> ids;
  for (const auto& [id] : tx.rows<std::int64_t>(kConversationsWithWork)) ids.push_back({id});
  return ids;
}

}  // namespace huiyin::store
