// Subscriptions to what is written on a ledger, and their deliveries.
#include "store/webhooks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/case_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/hook_url.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "petition/json_reader.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kWebhooksMax = 50;  // each entry of a ledger looks at all of them

Reach reach_of(const Call& call) {
  return call.parts.private_addresses ? Reach::own_network : Reach::internet;
}

OrderedJson webhook_json(const store::Webhook& one) {
  return {{"id", one.id},
          {"office", one.what.office},
          {"url", one.what.url},
          {"events", one.what.events},
          {"created_at", moment_text(one.created)}};
}

// A subscription belongs to the office of its key: not even the office above turns it.
std::optional<store::Webhook> own_webhook(const Call& call) {
  auto found = store::webhook(call.tx, call.request.captures.at(0));
  if (!found || found->what.office != call.caller.office) return std::nullopt;
  return found;
}

std::optional<store::NewWebhook> webhook_wanted(const Call& call, petition::Faults& faults) {
  store::NewWebhook wanted{call.caller.office, {}, {}, call.caller.has(Scope::accusations_read)};
  const bool is_read = read_body(call.request, faults, [&](petition::JsonReader& in) {
    wanted.url = in.text("url", petition::Need::required);
    wanted.events = in.texts("events", petition::Need::optional);
  });
  if (!is_read) return std::nullopt;
  for (const std::string& event : wanted.events)
    if (!petition::is_ledger_name(event))
      faults.push_back(
          {"webhook.event", "body: events", "台账上没有这一种记录", "请照接口说明里的名字写"});
  if (const auto url = hook_url(wanted.url, reach_of(call)); !url) faults.push_back(url.error());
  if (!faults.empty()) return std::nullopt;
  return wanted;
}

Answer make_webhook(const Call& call) {
  petition::Faults faults;
  const auto wanted = webhook_wanted(call, faults);
  if (!wanted) return problem(422, faults);
  if (store::webhooks(call.tx).size() >= kWebhooksMax)
    return problem(409, {"webhook.too_many", "", "订阅太多了", "请先删去不用的订阅"});
  const auto made =
      store::make_webhook(call.tx, call.parts.keys, call.parts.random, *wanted, call.now);
  OrderedJson body = webhook_json({made.id, *wanted, call.now});
  body["secret"] = made.secret;
  return {.status = 201,
          .body = text_of(body),
          .headers = {{"Location", std::string(kApiRoot) + "/webhooks/" + made.id}}};
}

Answer list_webhooks(const Call& call) {
  OrderedJson items = OrderedJson::array();
  for (const store::Webhook& one : store::webhooks(call.tx))
    if (one.what.office == call.caller.office) items.push_back(webhook_json(one));
  return {.body = text_of(page_json(std::move(items), ""))};
}

Answer get_webhook(const Call& call) {
  const auto found = own_webhook(call);
  if (!found) return not_found();
  return {.body = text_of(webhook_json(*found))};
}

Answer remove_webhook(const Call& call) {
  const auto found = own_webhook(call);
  if (!found) return not_found();
  store::remove_webhook(call.tx, found->id, call.now);
  return {.status = 204};
}

OrderedJson delivery_json(const store::Delivery& row) {
  OrderedJson out{{"id", row.id},
                  {"case", row.case_no},
                  {"entry", row.seq},
                  {"event", row.event},
                  {"state", row.state},
                  {"attempts", row.attempts},
                  {"created_at", moment_text(row.created)}};
  out["last_status"] = row.last_status ? OrderedJson(*row.last_status) : OrderedJson(nullptr);
  out["finished_at"] =
      row.finished ? OrderedJson(moment_text(*row.finished)) : OrderedJson(nullptr);
  return out;
}

// What the key may not see is left out: also that it waits.
Answer list_deliveries(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto before = id_after(page);
  if (!before) return bad_cursor();
  const auto found = own_webhook(call);
  if (!found) return not_found();
  const auto rows = store::deliveries(call.tx, found->id, *before, page.limit);
  OrderedJson items = OrderedJson::array();
  for (const store::Delivery& row : rows)
    if (seen_case(call, row.case_no)) items.push_back(delivery_json(row));
  const bool has_more = std::ssize(rows) == page.limit;
  return {.body =
              text_of(page_json(std::move(items), has_more ? std::to_string(rows.back().id) : ""))};
}

Answer replay_delivery(const Call& call) {
  const auto found = own_webhook(call);
  const auto id = id_after({.after = call.request.captures.at(1)});
  if (!found || !id) return not_found();
  if (!store::replay_delivery(call.tx, found->id, *id, call.now)) return not_found();
  return {.status = 204};
}

}  // namespace

std::vector<Endpoint> webhook_endpoints() {
  constexpr Scope kScope = Scope::webhooks_manage;
  return {{.method = "POST",
           .path = "/webhooks",
           .id = "makeWebhook",
           .english = "Subscribes to entries of the ledgers that the key's office sees. The secret "
                      "by which deliveries are signed is told in this answer alone.",
           .scope = kScope,
           .handler = make_webhook,
           .answer = "Webhook",
           .status = 201,
           .request = "WebhookRequest",
           .body = Body::json,
           .on_trial = OnTrial::taken},
          {.method = "GET",
           .path = "/webhooks",
           .id = "listWebhooks",
           .english = "The subscriptions of the key's office.",
           .scope = kScope,
           .handler = list_webhooks,
           .answer = "WebhookPage"},
          {.method = "GET",
           .path = "/webhooks/{id}",
           .id = "getWebhook",
           .english = "One subscription.",
           .scope = kScope,
           .handler = get_webhook,
           .answer = "Webhook"},
          {.method = "DELETE",
           .path = "/webhooks/{id}",
           .id = "removeWebhook",
           .english = "Ends a subscription; what waits for it is closed.",
           .scope = kScope,
           .handler = remove_webhook,
           .answer = "",
           .status = 204},
          {.method = "GET",
           .path = "/webhooks/{id}/deliveries",
           .id = "listDeliveries",
           .english = "What the subscription was or is to be told, the newest first.",
           .scope = kScope,
           .handler = list_deliveries,
           .answer = "DeliveryPage",
           .query = {limit_parameter(), cursor_parameter()}},
          {.method = "POST",
           .path = "/webhooks/{id}/deliveries/{delivery}/replay",
           .id = "replayDelivery",
           .english = "Delivers once more what is parked or was delivered.",
           .scope = kScope,
           .handler = replay_delivery,
           .answer = "",
           .status = 204}};
}

}  // namespace huiyin::gateway::api
