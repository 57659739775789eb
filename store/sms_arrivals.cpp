#include "store/sms_arrivals.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/ensure.h"

namespace huiyin::store {
namespace {

constexpr hours kSentAgain{72};

}  // namespace

std::optional<std::int64_t> take_sms_arrival(Transaction& tx, const SmsArrival& arrival,
                                             Instant now) {
  const std::int64_t request = arrival.request;
  if (tx.row<std::int64_t>("SELECT id FROM sms_arrival WHERE account = $1 AND link = $2 AND "
                           "request = $3 AND digest = $4",
                           {arrival.account, arrival.link, request, arrival.digest}))
    return std::nullopt;
  const auto before = tx.row<std::int64_t>(
      "SELECT id FROM sms_arrival WHERE account = $1 AND digest = $2 AND is_confirmed = 0 AND link "
      "<> $3 AND received_at > $4 ORDER BY id LIMIT 1",
      {arrival.account, arrival.digest, arrival.link, unix_ms(now - kSentAgain)});
  if (before) {
    // It stands for this one from now on: of two that were sent, two may come again.
    tx.execute("UPDATE sms_arrival SET link = $1, request = $2 WHERE id = $3",
               {arrival.link, request, std::get<0>(*before)});
    return std::nullopt;
  }
  const auto id = tx.insert(
      "INSERT INTO sms_arrival(account, link, request, digest, message, body, is_given, "
      "received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {arrival.account, arrival.link, request, arrival.digest, arrival.message, arrival.body,
       std::int64_t{arrival.message.empty()}, unix_ms(now)});
  ensure(id.has_value(), "an inserted arrival has an id");
  return id;
}

void confirm_sms_arrival(Transaction& tx, const std::string& account, const std::string& link,
                         std::uint32_t request) {
  tx.execute(
      "UPDATE sms_arrival SET is_confirmed = 1 WHERE account = $1 AND link = $2 AND request = $3",
      {account, link, std::int64_t{request}});
}

std::vector<SmsPartRow> parts_of_sms(Transaction& tx, const std::string& account,
                                     const std::string& message) {
  std::vector<SmsPartRow> parts;
  for (auto& [id, body, is_given, received] :
       tx.rows<std::int64_t, std::string, std::int64_t, std::int64_t>(
           "SELECT id, body, is_given, received_at FROM sms_arrival WHERE account = $1 AND message "
           "= $2 AND message <> '' ORDER BY id DESC LIMIT 600",
           {account, message}))
    parts.push_back({id, std::move(body), is_given != 0, Instant(milliseconds{received})});
  std::ranges::reverse(parts);
  return parts;
}

void sms_part_is_given(Transaction& tx, std::int64_t part) {
  tx.execute("UPDATE sms_arrival SET is_given = 1 WHERE id = $1", {part});
}

std::vector<UnfinishedSms> unfinished_sms(Transaction& tx, Instant old, Instant fresh) {
  std::set<std::pair<std::string, std::string>> known;
  std::vector<UnfinishedSms> all;
  for (auto& [account, message] : tx.rows<std::string, std::string>(
           "SELECT account, message FROM sms_arrival WHERE is_given = 0 AND (received_at <= $1 OR "
           "received_at > $2) ORDER BY received_at",
           {unix_ms(old), unix_ms(fresh)}))
    if (known.emplace(account, message).second)
      all.push_back({std::move(account), std::move(message)});
  return all;
}

std::int64_t count_old_sms_arrivals(Transaction& tx, Instant now) {
  const auto row = tx.row<std::int64_t>("SELECT COUNT(*) FROM sms_arrival WHERE received_at <= $1",
                                        {unix_ms(now - kSentAgain)});
  return row ? std::get<0>(*row) : 0;
}

void forget_old_sms_arrivals(Transaction& tx, Instant now) {
  tx.execute("DELETE FROM sms_arrival WHERE received_at <= $1 AND is_given = 1",
             {unix_ms(now - kSentAgain)});
}

}  // namespace huiyin::store
