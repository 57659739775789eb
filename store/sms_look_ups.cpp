#include "store/sms_look_ups.h"

#include "store/conversations.h"

namespace huiyin::store {
namespace {

using SoughtRow = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string,
                             std::string, std::int64_t, std::int64_t>;

// Two texts, and not one with a choice in it: each account's are found at once by the index.
std::optional<SoughtRow> first_due(Transaction& tx, const std::string& account, Instant now) {
  using Text = std::string;
  using Int = std::int64_t;
  if (account.empty())
    return tx.row<Int, Int, Text, Text, Text, Text, Int, Int>(
        "SELECT o.id, o.conversation_id, o.message_key, COALESCE(o.provider_id, ''), c.address, "
        "c.address_hash, COALESCE(o.tried_at, o.created_at), CASE WHEN o.state = 6 AND "
        "o.possible_double = 1 THEN 1 ELSE 0 END FROM outbox o JOIN conversation c ON c.id = "
        "o.conversation_id WHERE o.look_up_at IS NOT NULL AND o.sent_by IS NULL AND o.look_up_at "
        "<= $1 ORDER BY o.look_up_at, o.id LIMIT 1",
        {unix_ms(now)});
  return tx.row<Int, Int, Text, Text, Text, Text, Int, Int>(
      "SELECT o.id, o.conversation_id, o.message_key, COALESCE(o.provider_id, ''), c.address, "
      "c.address_hash, COALESCE(o.tried_at, o.created_at), CASE WHEN o.state = 6 AND "
      "o.possible_double = 1 THEN 1 ELSE 0 END FROM outbox o JOIN conversation c ON c.id = "
      "o.conversation_id WHERE o.look_up_at IS NOT NULL AND o.sent_by = $1 AND o.look_up_at <= $2 "
      "ORDER BY o.look_up_at, o.id LIMIT 1",
      {account, unix_ms(now)});
}

// A receipt sets when a message ended by its provider's clock: so much earlier than ours at most.
constexpr hours kClocksDiffer{24};

}  // namespace

std::optional<SoughtSms> sms_to_look_up(Transaction& tx, const Keyring& keys,
                                        const std::string& account, Instant now) {
  const auto row = first_due(tx, account, now);
  if (!row) return std::nullopt;
  const auto& [id, to, key, provider_id, address, hash, tried, is_unanswered] = *row;
  return SoughtSms{.id = {id},
                   .to = {to},
                   .account = account,
                   .phone = keys.open(address, "conversation/" + hash + "/address").value_or(""),
                   .key = key,
                   .provider_id = provider_id,
                   .tried = Instant(milliseconds{tried}),
                   .is_unanswered = is_unanswered != 0};
}

SmsBeside sms_beside(Transaction& tx, const SoughtSms& sought, const std::string& account) {
  SmsBeside beside;
  const auto note = [&](const std::string& id) {
    if (id.empty())
      beside.has_others_too = true;
    else
      beside.ids.insert(id);
  };
  for (const auto& [id] : tx.rows<std::string>(
           "SELECT COALESCE(provider_id, '') FROM outbox WHERE conversation_id = $1 AND channel = "
           "'sms' AND finished_at IS NOT NULL AND finished_at >= $2 AND id <> $3 AND "
           "COALESCE(tried_at, finished_at) <= $4 AND (sent_by = $5 OR (sent_by IS NULL AND "
           "possible_double = 1))",
           {sought.to.value, unix_ms(sought.tried - kReceiptsCome - kClocksDiffer), sought.id.value,
            unix_ms(sought.tried + kReceiptsCome), account}))
    note(id);
  // In hand: its answer is still on its way.
  if (tx.row<std::int64_t>("SELECT id FROM outbox WHERE conversation_id = $1 AND state = 0 AND "
                           "possible_double = 1 AND channel = 'sms' LIMIT 1",
                           {sought.to.value}))
    beside.has_others_too = true;
  return beside;
}

Matching take_looked_up(Transaction& tx, const Keyring& keys, const SoughtSms& sought,
                        const ToldReceipt& told, Instant now) {
  const bool is_named = !told.provider_id.empty() &&
                        tx.execute(
                            "UPDATE outbox SET provider_id = $1, sent_by = $2 WHERE id = $3 "
                            "AND COALESCE(provider_id, '') = ''",
                            {told.provider_id, told.account, sought.id.value}) == 1;
  if (is_named) match_kept_receipts(tx, sought.id);
  return take_receipt(tx, keys, told, now).matching;
}

void look_up_again(Transaction& tx, OutboxId message, std::optional<Instant> at) {
  tx.execute("UPDATE outbox SET look_up_at = $1 WHERE id = $2 AND look_up_at IS NOT NULL",
             {at ? Value{unix_ms(*at)} : Value{nullptr}, message.value});
}

void note_no_record(Transaction& tx, OutboxId message) {
  tx.execute(
      "UPDATE outbox SET last_code = 'sms.no_record', reason = $1, look_up_at = NULL WHERE id = $2 "
      "AND state = 6 AND possible_double = 1",
      {std::string("运营商没有这条短信的记录，可能没有发出；不会自动重发"), message.value});
}

}  // namespace huiyin::store
