#include "store/sms_receipts.h"

#include "store/conversations.h"
#include "store/sms_parts.h"

namespace huiyin::store {
namespace {

struct Found {
  OutboxId id;
  OutboxState state = OutboxState::queued;
};

// The answer to the call may still be on its way, or went down with us: then the message bears no
// account, and only our key tells that it is ours.
std::optional<Found> find_by_key(Transaction& tx, const ToldReceipt& told,
                                 const std::string& phone_hash) {
  const auto row = tx.row<std::int64_t, std::int64_t>(
      "SELECT o.id, o.state FROM outbox o JOIN conversation c ON c.id = o.conversation_id WHERE "
      "o.message_key = $1 AND o.channel = 'sms' AND c.address_hash = $2 AND (o.sent_by = $3 OR "
      "(o.sent_by IS NULL AND o.state IN (0, 6) AND o.possible_double = 1))",
      {told.our_key, phone_hash, told.account});
  if (!row) return std::nullopt;
  return Found{{std::get<0>(*row)}, OutboxState(std::get<1>(*row))};
}

std::optional<Found> find_by_provider_id(Transaction& tx, const ToldReceipt& told,
                                         const std::string& phone_hash) {
  const auto row = tx.row<std::int64_t, std::int64_t>(
      "SELECT o.id, o.state FROM outbox o JOIN conversation c ON c.id = o.conversation_id WHERE "
      "o.sent_by = $1 AND o.provider_id = $2 AND c.address_hash = $3 ORDER BY o.id LIMIT 1",
      {told.account, told.provider_id, phone_hash});
  if (!row) return std::nullopt;
  return Found{{std::get<0>(*row)}, OutboxState(std::get<1>(*row))};
}

void apply(Transaction& tx, const Found& message, const ToldReceipt& told, Instant at) {
  const auto next = state_after(message.state, told.state);
  if (!next) return;
  tx.execute(
      "UPDATE outbox SET state = $1, last_code = $2, reason = $3, finished_at = $4, sent_by = $5, "
      "possible_double = 0 WHERE id = $6",
      {std::int64_t(*next), told.code, told.reason, unix_ms(at), told.account, message.id.value});
}

// `id`: of its row, unless the same was told before. That may have been of another message: SMSCs
// begin anew with their ids, so that what is open decides and not what was told.
Matching take_receipt_of_part(Transaction& tx, const ToldReceipt& told, const std::string& phone,
                              std::optional<std::int64_t> id, Instant at) {
  const auto part = find_sms_part(tx, told.account, *told.part, phone);
  if (!part) return id ? Matching::kept : Matching::repeated;
  if (id)
    tx.execute("UPDATE sms_receipt SET outbox_id = $1 WHERE id = $2", {part->message.value, *id});
  const bool is_new = apply_to_sms_part(tx, *part, {told.state, told.code, told.reason, at});
  return id || is_new ? Matching::matched : Matching::repeated;
}

}  // namespace

std::optional<OutboxState> state_after(OutboxState is, OutboxState told) {
  if (told == OutboxState::accepted || is == told || is == OutboxState::delivered)
    return std::nullopt;
  if (told == OutboxState::delivered) return told;
  // A failure tells of what was on its way; what failed or ran out otherwise stays so.
  const bool is_on_its_way =
      is == OutboxState::queued || is == OutboxState::accepted || is == OutboxState::unknown;
  if (!is_on_its_way) return std::nullopt;
  return told;
}

Matching take_receipt(Transaction& tx, const Keyring& keys, const ToldReceipt& told, Instant now) {
  const std::string phone = address_hash(keys, {std::string(kSms), "", told.phone});
  const Instant at = told.at.value_or(now);
  const auto id = tx.insert(
      "INSERT INTO sms_receipt(account, provider_id, provider_number, our_key, phone_hash, state, "
      "code, reason, told_at, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON "
      "CONFLICT DO NOTHING",
      {told.account, told.part ? told.part->text : told.provider_id,
       told.part ? told.part->number : "", told.our_key, phone, std::int64_t(told.state), told.code,
       told.reason, unix_ms(at), unix_ms(now)});
  if (told.part) return take_receipt_of_part(tx, told, phone, id, at);
  if (!id) return Matching::repeated;
  auto message = told.our_key.empty() ? std::nullopt : find_by_key(tx, told, phone);
  if (!message && !told.provider_id.empty()) message = find_by_provider_id(tx, told, phone);
  if (!message) return Matching::kept;
  tx.execute("UPDATE sms_receipt SET outbox_id = $1 WHERE id = $2", {message->id.value, *id});
  apply(tx, *message, told, at);
  return Matching::matched;
}

bool is_of_known_part(Transaction& tx, const Keyring& keys, const ToldReceipt& told) {
  return told.part && find_sms_part(tx, told.account, *told.part,
                                    address_hash(keys, {std::string(kSms), "", told.phone}));
}

void match_kept_receipts(Transaction& tx, OutboxId message) {
  const auto kept =
      tx.rows<std::int64_t, std::int64_t, std::string, std::string, std::int64_t, std::string>(
          "SELECT r.id, r.state, r.code, r.reason, r.told_at, r.account FROM outbox o JOIN "
          "conversation c ON c.id "
          "= o.conversation_id JOIN sms_receipt r ON r.account = o.sent_by AND r.provider_id = "
          "o.provider_id AND r.outbox_id IS NULL WHERE o.id = $1 AND r.phone_hash = c.address_hash "
          "ORDER BY r.id",
          {message.value});
  for (const auto& [id, state, code, reason, told_at, account] : kept) {
    const auto is = tx.row<std::int64_t>("SELECT state FROM outbox WHERE id = $1", {message.value});
    tx.execute("UPDATE sms_receipt SET outbox_id = $1 WHERE id = $2", {message.value, id});
    apply(tx, {message, OutboxState(std::get<0>(*is))},
          {.account = account, .state = OutboxState(state), .code = code, .reason = reason},
          Instant(milliseconds{told_at}));
  }
}

std::int64_t unmatched_receipts(Transaction& tx, Instant since, Instant until) {
  const auto row = tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM sms_receipt WHERE outbox_id IS NULL AND received_at > $1 AND "
      "received_at <= $2",
      {unix_ms(since), unix_ms(until)});
  return row ? std::get<0>(*row) : 0;
}

std::int64_t settle_without_receipt(Transaction& tx, Instant now) {
  return tx.execute(
      "UPDATE outbox SET state = 6, last_code = 'sms.no_receipt', reason = $1 WHERE channel = "
      "'sms' AND state = 1 AND finished_at <= $2",
      {std::string("三天没有收到回执，不知道是否送达"), unix_ms(now - kReceiptsCome)});
}

void forget_receipts(Transaction& tx, Instant now) {
  tx.execute("DELETE FROM sms_receipt WHERE received_at <= $1", {unix_ms(now - kReceiptsKept)});
}

}  // namespace huiyin::store
