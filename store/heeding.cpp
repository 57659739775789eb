#include "store/heeding.h"

#include <algorithm>

#include "store/conversation_sides.h"

namespace huiyin::store {
namespace {

// In two parts, each by its own partial index: a bound parameter would hide both.
std::optional<InboxId> next_unheeded(Transaction& tx, ConversationId conversation) {
  std::optional<InboxId> next;
  const auto take = [&](const auto& row) {
    if (row) next = std::min(next.value_or(InboxId{std::get<0>(*row)}), InboxId{std::get<0>(*row)});
  };
  take(tx.row<std::int64_t>(
      "SELECT i.id FROM takeover t JOIN inbox i ON i.conversation_id = t.conversation_id AND i.id "
      "> "
      "t.heeded_inbox AND i.state = 0 WHERE t.conversation_id = $1 ORDER BY i.id LIMIT 1",
      {conversation.value}));
  take(tx.row<std::int64_t>(
      "SELECT i.id FROM takeover t JOIN inbox i ON i.conversation_id = t.conversation_id AND i.id "
      "> "
      "t.heeded_inbox AND i.state <> 0 AND i.state = 1 WHERE t.conversation_id = $1 ORDER BY i.id "
      "LIMIT 1",
      {conversation.value}));
  return next;
}

}  // namespace

std::optional<Waiting> oldest_unheeded(Transaction& tx, const Keyring& keys,
                                       ConversationId conversation) {
  const auto id = next_unheeded(tx, conversation);
  if (!id) return std::nullopt;
  const auto row = tx.row<std::string, std::string, std::string, std::string, std::int64_t>(
      "SELECT message_key, kind, payload, trace, sent_at FROM inbox WHERE id = $1", {id->value});
  if (!row) return std::nullopt;
  const auto& [key, kind, payload, trace, sent_at] = *row;
  return Waiting{.id = *id,
                 .key = key,
                 .kind = kind,
                 .raw = keys.open(payload, "inbox/" + key).value_or(""),
                 .trace = trace,
                 .sent_at = Instant(milliseconds{sent_at})};
}

bool is_unheeded(Transaction& tx, ConversationId conversation) {
  return next_unheeded(tx, conversation).has_value();
}

bool settle_heeding(Transaction& tx, ConversationId conversation, InboxId message) {
  tx.execute(
      "UPDATE takeover SET heeded_inbox = $1 WHERE conversation_id = $2 AND heeded_inbox < $1",
      {message.value, conversation.value});
  return is_unheeded(tx, conversation);
}

void begin_heeding(Transaction& tx, ConversationId conversation) {
  const auto waits = tx.row<std::int64_t>(
      "SELECT id FROM inbox WHERE conversation_id = $1 AND state = 0 ORDER BY id LIMIT 1",
      {conversation.value});
  const std::int64_t until = waits ? std::get<0>(*waits) - 1 : newest_in(tx, conversation).value;
  tx.execute("UPDATE takeover SET heeded_inbox = $1 WHERE conversation_id = $2",
             {until, conversation.value});
}

std::vector<ConversationId> unheeded(Transaction& tx) {
  std::vector<ConversationId> all;
  for (const auto& [id] : tx.rows<std::int64_t>("SELECT conversation_id FROM takeover"))
    if (is_unheeded(tx, {id})) all.push_back({id});
  return all;
}

}  // namespace huiyin::store
