#include "gateway/api/hooks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "base/thrown.h"
#include "gateway/api/caller.h"
#include "gateway/api/case_view.h"
#include "gateway/api/json_out.h"
#include "gateway/digests.h"
#include "store/cases.h"

namespace huiyin::gateway::api {
namespace {

// What the receiver of a webhook sees of a case, as its subscription says.
Caller hearer(store::Transaction& tx, const ApiParts& parts, const store::Webhook& to) {
  Caller caller{to.id, to.what.office, {}, store::offices_below(tx, to.what.office), {}, {}};
  caller.office_name = office_name(tx, parts, to.what.office);
  caller.scopes.push_back(Scope::cases_read);
  if (to.what.hears_accusations) caller.scopes.push_back(Scope::accusations_read);
  return caller;
}

std::string hook_body(const store::Delivery& delivery, const SeenCase& seen) {
  const petition::CaseEvent& event = seen.file.ledger.at(std::size_t(delivery.seq) - 1);
  return text_of({{"id", std::to_string(delivery.id)},
                  {"type", "case." + delivery.event},
                  {"created_at", moment_text(delivery.created)},
                  {"data",
                   {{"case", delivery.case_no},
                    {"office", seen.office},
                    {"entry", delivery.seq},
                    {"event", delivery.event},
                    {"date", event.date.iso()}}}});
}

milliseconds pause_after(std::int64_t attempts, const HookSettings& settings) {
  milliseconds pause = settings.retry_first;
  for (std::int64_t i = 1; i < attempts && pause < settings.retry_max; ++i) pause *= 2;
  return std::min(pause, settings.retry_max);
}

}  // namespace

std::string hook_signature(std::string_view secret, std::string_view body, Instant now) {
  const std::string moment = std::to_string(unix_ms(now) / 1000);
  return "t=" + moment + ",v1=" + hex_text(hmac_sha256(secret, moment + "." + std::string(body)));
}

bool Hooks::step() {
  try {
    return deliver_next();
  } catch (...) {  // a worker's step: due again when its claim runs out
    ++failed_;
    log::error("webhook step failed kind={}", kind_of_thrown());
    return false;
  }
}

bool Hooks::deliver_next() {
  const Instant now = parts_.clock.now();
  std::string body;
  const auto claimed = parts_.database.write([&](store::Transaction& tx) {
    auto next = store::claim_delivery(tx, parts_.keys, now, 2 * settings_.total_timeout);
    if (!next) return next;
    const HttpRequest nobody;
    const Caller caller = hearer(tx, parts_, next->to);
    const auto seen = seen_case({parts_, tx, nobody, caller, now}, next->delivery.case_no);
    body.clear();
    if (seen)
      body = hook_body(next->delivery, *seen);
    else
      store::close_delivery(tx, next->delivery.id, now);  // kept from them, by law
    return next;
  });
  if (!claimed) return false;
  if (body.empty()) return true;
  const auto url = hook_url(claimed->to.what.url, settings_.reach);
  HttpAnswer answer;
  if (url)
    answer =
        client_.call({.method = "POST",
                      .base_url = url->base_url,
                      .target = url->target,
                      .body = body,
                      .headers = {{"Huiyin-Delivery", std::to_string(claimed->delivery.id)},
                                  {"Huiyin-Signature", hook_signature(claimed->secret, body, now)}},
                      .total_timeout = settings_.total_timeout});
  settle(*claimed, answer);
  return true;
}

void Hooks::settle(const store::ClaimedDelivery& claimed, const HttpAnswer& answer) {
  const Instant now = parts_.clock.now();
  const store::Delivery& delivery = claimed.delivery;
  const int status = answer.reached == Reached::answered ? answer.status : 0;
  const bool is_taken = status >= 200 && status < 300;
  const bool is_last = delivery.attempts >= settings_.attempts_max;
  parts_.database.write([&](store::Transaction& tx) {
    if (is_taken) return store::finish_delivery(tx, delivery.id, status, now);
    if (is_last) return store::park_delivery(tx, delivery.id, status, now);
    store::retry_delivery(tx, delivery.id, status, now + pause_after(delivery.attempts, settings_));
  });
  if (is_taken) {
    ++delivered_;
    return;
  }
  ++(is_last ? parked_ : retried_);
  log::warn("webhook not taken webhook={} delivery={} status={} attempts={} parked={}",
            claimed.to.id, delivery.id, status, delivery.attempts, is_last);
}

}  // namespace huiyin::gateway::api
