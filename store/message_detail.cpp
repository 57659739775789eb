#include "store/message_detail.h"

#include <algorithm>
#include <utility>

namespace huiyin::store {
namespace {

std::optional<ResendRecord> resend_record(Transaction& tx, OutboxId id) {
  auto row =
      tx.row<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t>(
          "SELECT of_outbox, key_id, by_whom, changed, may_be_double, at FROM resending WHERE "
          "outbox_id = $1",
          {id.value});
  if (!row) return std::nullopt;
  auto& [of, key, by, changed, twice, at] = *row;
  return ResendRecord{of,         std::move(key),           std::move(by), std::move(changed),
                      twice != 0, Instant(milliseconds{at})};
}

std::vector<ReceiptRow> receipts_of(Transaction& tx, OutboxId id) {
  std::vector<ReceiptRow> all;
  for (auto& [state, code, reason, told, received] :
       tx.rows<std::int64_t, std::string, std::string, std::int64_t, std::int64_t>(
           "SELECT state, code, reason, told_at, received_at FROM sms_receipt WHERE outbox_id = $1 "
           "ORDER BY id",
           {id.value}))
    all.push_back({OutboxState(state), std::move(code), std::move(reason),
                   Instant(milliseconds{told}), Instant(milliseconds{received})});
  return all;
}

// What a message tells of is known by its reminders and its notice; those stand with the message
// that says it now.
std::vector<std::string> cases_told_of(Transaction& tx, const MessageRow& row) {
  std::vector<std::string> all;
  std::optional<std::int64_t> id = row.id;
  while (id) {
    for (auto& [case_no] : tx.rows<std::string>(
             "SELECT case_no FROM reminder WHERE outbox_id = $1 AND case_no IS NOT NULL", {*id}))
      all.push_back(std::move(case_no));
    for (auto& [case_no] : tx.rows<std::string>(
             "SELECT n.case_no FROM notice_link l JOIN notice n ON n.id = l.notice_id WHERE "
             "l.outbox_id = $1 AND n.case_no <> ''",
             {*id}))
      all.push_back(std::move(case_no));
    const auto next =
        tx.row<std::int64_t>("SELECT outbox_id FROM resending WHERE of_outbox = $1", {*id});
    id = next ? std::optional(std::get<0>(*next)) : std::nullopt;
  }
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

}  // namespace

std::optional<MessageDetail> message_detail(Transaction& tx, const Keyring& keys, OutboxId id) {
  auto row = find_message(tx, id);
  if (!row) return std::nullopt;
  const auto more = tx.row<std::int64_t, std::int64_t, std::int64_t, std::optional<std::int64_t>,
                           std::string, std::string, std::string, std::string, std::string,
                           std::string, std::optional<std::int64_t>, std::optional<std::string>>(
      "SELECT o.conversation_id, o.priority, o.due_at, o.expires_at, o.message_key, o.body, "
      "COALESCE(o.provider_id, ''), COALESCE(o.sent_by, ''), c.address, c.address_hash, "
      "o.sms_to, o.sms_body FROM outbox o JOIN conversation c ON c.id = o.conversation_id "
      "WHERE o.id = $1",
      {id.value});
  if (!more) return std::nullopt;
  const auto& [to, priority, due, expires, key, body, provider_id, sent_by, address, hash, sms_to,
               sms_body] = *more;
  MessageDetail detail{.row = *std::move(row),
                       .priority = Priority(priority),
                       .to = {to},
                       .user = keys.open(address, "conversation/" + hash + "/address").value_or(""),
                       .provider_id = provider_id,
                       .sent_by = sent_by,
                       .due = Instant(milliseconds{due})};
  detail.state = *message_state_named(detail.row.state);
  if (expires) detail.expires = Instant(milliseconds{*expires});
  if (auto words = keys.open(body, "outbox/" + key)) detail.body = *std::move(words);
  if (sms_to && sms_body)
    if (auto words = keys.open(*sms_body, "outbox/" + key))
      detail.by_sms = {{*sms_to}, *std::move(words)};
  detail.resend = resend_record(tx, id);
  detail.receipts = receipts_of(tx, id);
  detail.case_numbers = cases_told_of(tx, detail.row);
  return detail;
}

}  // namespace huiyin::store
