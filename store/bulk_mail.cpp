#include "store/bulk_mail.h"

namespace huiyin::store {

std::string bulk_row(std::string_view seal, std::string_view field) {
  return "bulk_sending/" + std::string(seal) + "/" + std::string(field);
}

std::int64_t take_back(Transaction& tx, BulkId of, Instant now) {
  const auto again = tx.execute(
      "UPDATE bulk_recipient SET state = 0, put_at = NULL WHERE state = 1 AND outbox_id IN (SELECT "
      "id FROM outbox WHERE bulk_id = $1 AND state IN (0, 2) AND possible_double = 0)",
      {of.value});
  tx.execute(
      "UPDATE outbox SET state = 3, last_code = 'taken_back', reason = $1, finished_at = $2 WHERE "
      "bulk_id = $3 AND state IN (0, 2) AND possible_double = 0",
      {std::string("群发暂停，先收回"), unix_ms(now), of.value});
  tx.execute("UPDATE bulk_sending SET waiting = waiting + $1 WHERE id = $2", {again, of.value});
  return again;
}

std::optional<ConversationId> put_again(Transaction& tx, OutboxId message,
                                        std::optional<Instant> expires, Instant now) {
  const auto to = tx.row<std::int64_t>(
      "UPDATE outbox SET state = 0, last_code = NULL, reason = NULL, finished_at = NULL, due_at = "
      "$1, expires_at = $2 WHERE id = $3 AND state = 3 AND last_code = 'taken_back' RETURNING "
      "conversation_id",
      {unix_ms(now), expires ? Value{unix_ms(*expires)} : Value{nullptr}, message.value});
  if (!to) return std::nullopt;
  return ConversationId{std::get<0>(*to)};
}

void note_of_taken_back(Transaction& tx, const Queued& message, const Outcome& outcome,
                        Instant now) {
  if (outcome.possible_double)
    tx.execute(
        "UPDATE outbox SET possible_double = 1 WHERE id = $1 AND message_key = $2 AND state = 3 "
        "AND last_code = 'taken_back'",
        {message.id.value, message.key});
  if (outcome.state != OutboxState::accepted) return;
  const auto went_out = tx.row<std::int64_t>(
      "UPDATE outbox SET state = 1, attempts = attempts + 1, last_code = $1, reason = $2, "
      "provider_id = $3, finished_at = $4 WHERE id = $5 AND message_key = $6 AND state = 3 AND "
      "last_code = 'taken_back' RETURNING bulk_id",
      {outcome.code, outcome.reason, outcome.provider_id, unix_ms(now), message.id.value,
       message.key});
  if (!went_out) return;
  const auto told = tx.execute(
      "UPDATE bulk_recipient SET state = 1, put_at = $1 WHERE outbox_id = $2 AND state "
      "= 0",
      {unix_ms(now), message.id.value});
  tx.execute("UPDATE bulk_sending SET waiting = waiting - $1 WHERE id = $2",
             {told, std::get<0>(*went_out)});
}

int queued_of_bulk(Transaction& tx, BulkId of, int most) {
  return int(
      tx.rows<std::int64_t>("SELECT state FROM outbox WHERE bulk_id = $1 AND state = 0 LIMIT $2",
                            {of.value, std::int64_t{most}})
          .size());
}

}  // namespace huiyin::store
