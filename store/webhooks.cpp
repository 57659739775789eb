#include "store/webhooks.h"

#include <algorithm>
#include <sstream>

#include "base/ensure.h"
#include "store/offices.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kAllEvents = "*";

std::string secret_row(const std::string& id) { return "webhook/" + id + "/secret"; }

std::string event_list(const std::vector<std::string>& events) {
  std::string all;
  for (const std::string& event : events) all += (all.empty() ? "" : " ") + event;
  return all.empty() ? std::string(kAllEvents) : all;
}

std::vector<std::string> events_of(const std::string& list) {
  std::vector<std::string> events;
  std::istringstream in(list == kAllEvents ? "" : list);
  for (std::string event; in >> event;) events.push_back(event);
  return events;
}

bool wants(const Webhook& webhook, std::string_view event) {
  const auto& events = webhook.what.events;
  return events.empty() || std::ranges::find(events, event) != events.end();
}

using DeliveryColumns =
    std::tuple<std::int64_t, std::string, std::string, std::int64_t, std::string, std::int64_t,
               std::int64_t, std::optional<std::int64_t>, std::int64_t,
               std::optional<std::int64_t>>;

Delivery delivery_of(const DeliveryColumns& row) {
  const auto& [id, webhook_id, case_no, seq, event, state, attempts, status, created, finished] =
      row;
  Delivery out{id,       webhook_id, case_no,
               event,    seq,        delivery_states().at(std::size_t(state)),
               attempts, status,     Instant(milliseconds{created})};
  if (finished) out.finished = Instant(milliseconds{*finished});
  return out;
}

// Who puts one behind another and who finishes that other must see each other: on an engine where
// transactions run side by side both take the webhook's row.
void hold_webhook(Transaction& tx, const std::string& id) {
  tx.execute("UPDATE webhook SET created_at = created_at WHERE id = $1", {id});
}

// Parked ones hold the later of their case back, so that nobody is told of it out of order.
void let_next_go(Transaction& tx, std::int64_t id, Instant now) {
  const auto of = tx.row<std::string, std::string>(
      "SELECT webhook_id, case_no FROM webhook_delivery WHERE id = $1", {id});
  ensure(of.has_value(), "a delivery that went somehow is there");
  const auto& [webhook_id, case_no] = *of;
  hold_webhook(tx, webhook_id);
  const auto next = tx.row<std::int64_t, std::int64_t>(
      "SELECT id, state FROM webhook_delivery WHERE webhook_id = $1 AND case_no = $2 "
      "AND is_open = 1 ORDER BY id LIMIT 1",
      {webhook_id, case_no});
  if (next)
    tx.execute("UPDATE webhook_delivery SET state = 0, due_at = $2 WHERE id = $1 AND state = 3",
               {std::get<0>(*next), unix_ms(now)});
}

}  // namespace

MadeWebhook make_webhook(Transaction& tx, const Keyring& keys, Random& random,
                         const NewWebhook& wanted, Instant now) {
  MadeWebhook made{random.hex(8), "whs_" + random.hex(32)};
  tx.execute(
      "INSERT INTO webhook(id, office, url, events, secret, accusations, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {made.id, wanted.office, wanted.url, event_list(wanted.events),
       keys.seal(made.secret, secret_row(made.id)), std::int64_t{wanted.hears_accusations},
       unix_ms(now)});
  return made;
}

std::vector<Webhook> webhooks(Transaction& tx) {
  std::vector<Webhook> all;
  for (const auto& [id, office, url, events, accusations, created] :
       tx.rows<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
           "SELECT id, office, url, events, accusations, created_at FROM webhook "
           "ORDER BY created_at, id"))
    all.push_back(
        {id, {office, url, events_of(events), accusations != 0}, Instant(milliseconds{created})});
  return all;
}

std::optional<Webhook> webhook(Transaction& tx, const std::string& id) {
  for (Webhook& one : webhooks(tx))
    if (one.id == id) return std::move(one);
  return std::nullopt;
}

bool remove_webhook(Transaction& tx, const std::string& id, Instant now) {
  tx.execute(
      "UPDATE webhook_delivery SET state = 4, is_open = 0, finished_at = $2 "
      "WHERE webhook_id = $1 AND is_open = 1",
      {id, unix_ms(now)});
  return tx.execute("DELETE FROM webhook WHERE id = $1", {id}) == 1;
}

void tell_webhooks(Transaction& tx, const std::string& case_no, std::int64_t seq,
                   std::string_view event, Instant now) {
  const auto all = webhooks(tx);
  if (all.empty()) return;
  const auto office = office_of_case(tx, case_no);
  if (!office) return;
  const auto hearing = offices_above(tx, *office);
  for (const Webhook& one : all) {
    if (!wants(one, event) || std::ranges::find(hearing, one.what.office) == hearing.end())
      continue;
    hold_webhook(tx, one.id);
    const auto waiting = tx.row<std::int64_t>(
        "SELECT id FROM webhook_delivery WHERE webhook_id = $1 AND case_no = $2 AND is_open = 1 "
        "ORDER BY id LIMIT 1",
        {one.id, case_no});
    tx.execute(
        "INSERT INTO webhook_delivery(webhook_id, case_no, seq, event, state, is_open, due_at, "
        "created_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $7)",
        {one.id, case_no, seq, std::string(event), std::int64_t{waiting ? 3 : 0}, unix_ms(now),
         unix_ms(now)});
  }
}

const std::vector<std::string>& delivery_states() {
  static const std::vector<std::string> names{"due", "delivered", "parked", "behind", "closed"};
  return names;
}

std::optional<ClaimedDelivery> claim_delivery(Transaction& tx, const Keyring& keys, Instant now,
                                              milliseconds lease) {
  const auto due = tx.row<std::int64_t>(
      "SELECT id FROM webhook_delivery WHERE state = 0 AND due_at <= $1 ORDER BY due_at, id "
      "LIMIT 1",
      {unix_ms(now)});
  if (!due) return std::nullopt;
  const std::int64_t id = std::get<0>(*due);
  // Of two that saw it due, one changes the row.
  const auto claimed = tx.execute(
      "UPDATE webhook_delivery SET due_at = $2, attempts = attempts + 1 "
      "WHERE id = $1 AND state = 0 AND due_at <= $3",
      {id, unix_ms(now + lease), unix_ms(now)});
  if (claimed == 0) return std::nullopt;
  const auto row =
      tx.row<std::int64_t, std::string, std::string, std::int64_t, std::string, std::int64_t,
             std::int64_t, std::optional<std::int64_t>, std::int64_t, std::optional<std::int64_t>>(
          "SELECT id, webhook_id, case_no, seq, event, state, attempts, last_status, created_at, "
          "finished_at FROM webhook_delivery WHERE id = $1",
          {id});
  ensure(row.has_value(), "a claimed delivery is there");
  ClaimedDelivery out{delivery_of(*row), {}, {}};
  const auto to = webhook(tx, out.delivery.webhook_id);
  ensure(to.has_value(), "what is open belongs to a webhook that is there");
  out.to = *to;
  const auto sealed = tx.row<std::string>("SELECT secret FROM webhook WHERE id = $1", {to->id});
  out.secret = keys.open_or_throw(std::get<0>(*sealed), secret_row(to->id), "a webhook's secret");
  return out;
}

void finish_delivery(Transaction& tx, std::int64_t id, int status, Instant now) {
  tx.execute(
      "UPDATE webhook_delivery SET state = 1, is_open = 0, last_status = $2, finished_at = $3 "
      "WHERE id = $1",
      {id, std::int64_t{status}, unix_ms(now)});
  let_next_go(tx, id, now);
}

void close_delivery(Transaction& tx, std::int64_t id, Instant now) {
  tx.execute("UPDATE webhook_delivery SET state = 4, is_open = 0, finished_at = $2 WHERE id = $1",
             {id, unix_ms(now)});
  let_next_go(tx, id, now);
}

void retry_delivery(Transaction& tx, std::int64_t id, int status, Instant due) {
  tx.execute(
      "UPDATE webhook_delivery SET last_status = $2, due_at = $3 WHERE id = $1 AND state = 0",
      {id, std::int64_t{status}, unix_ms(due)});
}

void park_delivery(Transaction& tx, std::int64_t id, int status, Instant now) {
  tx.execute(
      "UPDATE webhook_delivery SET state = 2, last_status = $2, finished_at = $3 "
      "WHERE id = $1 AND state = 0",
      {id, std::int64_t{status}, unix_ms(now)});
}

std::vector<Delivery> deliveries(Transaction& tx, const std::string& webhook_id,
                                 std::int64_t before, std::int64_t count) {
  std::vector<Delivery> all;
  for (const auto& row : tx.rows<std::int64_t, std::string, std::string, std::int64_t, std::string,
                                 std::int64_t, std::int64_t, std::optional<std::int64_t>,
                                 std::int64_t, std::optional<std::int64_t>>(
           "SELECT id, webhook_id, case_no, seq, event, state, attempts, last_status, created_at, "
           "finished_at FROM webhook_delivery WHERE webhook_id = $1 AND id < $2 "
           "ORDER BY id DESC LIMIT $3",
           {webhook_id, before, count}))
    all.push_back(delivery_of(row));
  return all;
}

bool replay_delivery(Transaction& tx, const std::string& webhook_id, std::int64_t id, Instant now) {
  return tx.execute(
             "UPDATE webhook_delivery SET state = 0, is_open = 1, attempts = 0, due_at = $3, "
             "finished_at = NULL WHERE id = $1 AND webhook_id = $2 AND state IN (1, 2)",
             {id, webhook_id, unix_ms(now)}) == 1;
}

}  // namespace huiyin::store
