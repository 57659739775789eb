#include "store/sms_talks.h"

namespace huiyin::store {

std::optional<std::string> office_last_answering(Transaction& tx, ConversationId conversation) {
  const auto row = tx.row<std::string>(
      "SELECT o.office FROM outbox o JOIN inbox i ON i.id = o.inbox_id AND i.conversation_id = "
      "o.conversation_id WHERE o.conversation_id = $1 AND o.channel = 'sms' AND o.finished_at IS "
      "NOT "
      "NULL ORDER BY o.finished_at DESC LIMIT 1",
      {conversation.value});
  if (!row) return std::nullopt;
  return std::get<0>(*row);
}

bool has_sent_sms(Transaction& tx, ConversationId conversation, const std::string& office,
                  Instant since) {
  return tx
      .row<std::int64_t>(
          "SELECT id FROM outbox WHERE conversation_id = $1 AND channel = 'sms' AND finished_at IS "
          "NOT NULL AND finished_at >= $2 AND office = $3 LIMIT 1",
          {conversation.value, unix_ms(since), office})
      .has_value();
}

}  // namespace huiyin::store
