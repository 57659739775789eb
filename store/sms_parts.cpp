#include "store/sms_parts.h"

#include <algorithm>

#include "store/sms_receipts.h"

namespace huiyin::store {
namespace {

// A receipt may overtake the answer to its part by so much; what nobody waits for any more may be
// of an id that was used before.
constexpr minutes kReceiptWaits{15};

bool is_failure(OutboxState state) {
  return state == OutboxState::failed || state == OutboxState::blocked ||
         state == OutboxState::expired;
}

bool names_same_part(const SmsPartId& one, const SmsPartId& other) {
  if (!one.number.empty() && !other.number.empty()) return one.number == other.number;
  return !one.text.empty() && one.text == other.text;
}

std::vector<OutboxState> states_of_parts(Transaction& tx, OutboxId message) {
  std::vector<OutboxState> states;
  for (const auto& [state] :
       tx.rows<std::int64_t>("SELECT state FROM sms_part WHERE outbox_id = $1", {message.value}))
    states.push_back(OutboxState(state));
  return states;
}

void apply_to_message(Transaction& tx, OutboxId message, const ToldOfPart& told) {
  const auto is = tx.row<std::int64_t>("SELECT state FROM outbox WHERE id = $1", {message.value});
  if (!is) return;
  const bool is_delivered =
      std::ranges::all_of(states_of_parts(tx, message),
                          [](OutboxState state) { return state == OutboxState::delivered; });
  if (!is_delivered && !is_failure(told.state)) return;
  const auto next = state_after(OutboxState(std::get<0>(*is)), told.state);
  if (!next) return;
  tx.execute(
      "UPDATE outbox SET state = $1, last_code = $2, reason = $3, finished_at = $4, "
      "possible_double = 0 WHERE id = $5",
      {std::int64_t(*next), told.code, told.reason, unix_ms(told.at), message.value});
}

// What was told of a part before its id was known.
int match_kept(Transaction& tx, const SmsPart& part, const std::string& account,
               const SmsPartId& id, Instant now) {
  const auto kept = tx.rows<std::int64_t, std::string, std::string, std::int64_t, std::string,
                            std::string, std::int64_t>(
      "SELECT r.id, r.provider_id, r.provider_number, r.state, r.code, r.reason, r.told_at FROM "
      "outbox o JOIN conversation c ON c.id = o.conversation_id JOIN sms_receipt r ON r.account = "
      "$2 AND r.outbox_id IS NULL AND r.received_at > $3 WHERE o.id = $1 AND r.phone_hash = "
      "c.address_hash ORDER BY r.id",
      {part.message.value, account, unix_ms(now - kReceiptWaits)});
  int matched = 0;
  for (const auto& [receipt, text, number, state, code, reason, at] : kept) {
    if (!names_same_part(id, {text, number})) continue;
    ++matched;
    tx.execute("UPDATE sms_receipt SET outbox_id = $1 WHERE id = $2",
               {part.message.value, receipt});
    apply_to_sms_part(tx, part, {OutboxState(state), code, reason, Instant(milliseconds{at})});
  }
  return matched;
}

// An id that is known is not taken back by one that is not.
int keep_part(Transaction& tx, OutboxId message, const std::string& account, int sequence,
              const SentPart& part, Instant now) {
  const auto state = part.is_taken ? OutboxState::accepted : OutboxState::unknown;
  tx.execute(
      "INSERT INTO sms_part(outbox_id, sequence, account, id_text, id_number, state) VALUES ($1, "
      "$2, $3, $4, $5, $6) ON CONFLICT (outbox_id, sequence) DO UPDATE SET id_text = "
      "excluded.id_text, id_number = excluded.id_number, state = excluded.state WHERE "
      "sms_part.state = 6 AND excluded.state = 1",
      {message.value, std::int64_t{sequence}, account, part.id.text, part.id.number,
       std::int64_t(state)});
  if (part.id.text.empty()) return 0;
  const auto row =
      tx.row<std::int64_t>("SELECT id FROM sms_part WHERE outbox_id = $1 AND sequence = $2",
                           {message.value, std::int64_t{sequence}});
  return match_kept(tx, {std::get<0>(*row), message}, account, part.id, now);
}

}  // namespace

int keep_sms_parts(Transaction& tx, OutboxId message, const std::string& account,
                   const std::vector<SentPart>& parts, Instant now) {
  int sequence = 0, matched = 0;
  // All of them before anything that was told is applied: a message is delivered with its last.
  for (const SentPart& part : parts)
    keep_part(tx, message, account, ++sequence, {{}, part.is_taken && part.id.text.empty()}, now);
  sequence = 0;
  for (const SentPart& part : parts) {
    ++sequence;
    if (!part.id.text.empty()) matched += keep_part(tx, message, account, sequence, part, now);
  }
  return matched;
}

std::optional<SmsPart> find_sms_part(Transaction& tx, const std::string& account,
                                     const SmsPartId& id, const std::string& phone_hash) {
  std::optional<SmsPart> found;
  const auto newest = [&found](const std::optional<std::tuple<std::int64_t, std::int64_t>>& row) {
    if (row && (!found || std::get<0>(*row) > found->id))
      found = SmsPart{std::get<0>(*row), {std::get<1>(*row)}};
  };
  if (!id.number.empty())
    newest(tx.row<std::int64_t, std::int64_t>(
        "SELECT p.id, p.outbox_id FROM sms_part p JOIN outbox o ON o.id = p.outbox_id JOIN "
        "conversation c ON c.id = o.conversation_id WHERE p.account = $1 AND p.id_number = $2 AND "
        "p.id_number <> '' AND c.address_hash = $3 ORDER BY p.id DESC LIMIT 1",
        {account, id.number, phone_hash}));
  if (!id.text.empty())
    newest(tx.row<std::int64_t, std::int64_t>(
        "SELECT p.id, p.outbox_id FROM sms_part p JOIN outbox o ON o.id = p.outbox_id JOIN "
        "conversation c ON c.id = o.conversation_id WHERE p.account = $1 AND p.id_text = $2 AND "
        "p.id_text <> '' AND (p.id_number = '' OR $4 = '') AND c.address_hash = $3 ORDER BY p.id "
        "DESC LIMIT 1",
        {account, id.text, phone_hash, id.number}));
  return found;
}

bool apply_to_sms_part(Transaction& tx, const SmsPart& part, const ToldOfPart& told) {
  const auto is = tx.row<std::int64_t>("SELECT state FROM sms_part WHERE id = $1", {part.id});
  if (!is) return false;
  const auto next = state_after(OutboxState(std::get<0>(*is)), told.state);
  if (!next) return false;
  tx.execute("UPDATE sms_part SET state = $1 WHERE id = $2", {std::int64_t(*next), part.id});
  apply_to_message(tx, part.message, told);
  return true;
}

TracedMessage traced(Transaction& tx, OutboxId message) {
  const auto row = tx.row<std::string>("SELECT trace FROM outbox WHERE id = $1", {message.value});
  return {message, row ? std::get<0>(*row) : ""};
}

std::optional<TracedMessage> note_taken_late(Transaction& tx, const std::string& key,
                                             const std::string& account, int sequence,
                                             const SmsPartId& id, Instant now) {
  const auto message = tx.row<std::int64_t>(
      "SELECT id FROM outbox WHERE message_key = $1 AND channel = 'sms' AND (sent_by = $2 OR "
      "sent_by IS NULL)",
      {key, account});
  if (!message) return std::nullopt;
  const OutboxId which{std::get<0>(*message)};
  keep_part(tx, which, account, sequence, {id, true}, now);
  const auto states = states_of_parts(tx, which);
  if (std::ranges::find(states, OutboxState::unknown) == states.end())
    tx.execute(
        "UPDATE outbox SET state = 1, last_code = '', reason = '', possible_double = 0 WHERE id = "
        "$1 AND state = 6 AND sent_by = $2",
        {which.value, account});
  return traced(tx, which);
}

}  // namespace huiyin::store
