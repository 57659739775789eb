// How the office keeps what it promises, as figures.
#include "store/promise.h"

#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {
namespace {

OrderedJson percent_json(std::int64_t part, std::int64_t of) {
  const auto points = store::share_in_basis_points(part, of);
  return points ? OrderedJson(double(*points) / 100) : OrderedJson(nullptr);
}

OrderedJson count_json(const store::PromiseCount& count) {
  return {{"said", count.said},
          {"handed_over", count.handed_over},
          {"within_2s", count.within_2s},
          {"within_10s", count.within_10s},
          {"within_2s_percent", percent_json(count.within_2s, count.handed_over)},
          {"within_10s_percent", percent_json(count.within_10s, count.handed_over)},
          {"accepted", count.accepted},
          {"delivered", count.delivered},
          {"by_sms", count.by_sms},
          {"delivered_percent", percent_json(count.delivered, count.by_sms)},
          {"waiting", count.waiting},
          {"expired", count.expired},
          {"failed", count.failed},
          {"parked", count.parked},
          {"unknown", count.unknown}};
}

Answer get_promise(const Call& call) {
  const store::Promise promise =
      store::promise(call.tx, call.caller.offices, office_date(call.now));
  OrderedJson days = OrderedJson::array();
  for (const store::PromiseDay& day : promise.days) {
    OrderedJson one{{"date", day.date.iso()}};
    one.update(count_json(day.count));
    one["overdue"] = day.overdue;
    days.push_back(std::move(one));
  }
  return {.body = text_of({{"office", call.caller.office},
                           {"lost", promise.lost},
                           {"overdue", promise.overdue},
                           {"total", count_json(promise.total)},
                           {"days", std::move(days)}})};
}

}  // namespace

std::vector<Endpoint> promise_endpoints() {
  return {{.method = "GET",
           .path = "/promise",
           .id = "getPromise",
           .english = "How soon what was to be said was handed over in the last 30 days, what "
                      "arrived, what nobody knows, and the matters over a statutory day; counted "
                      "from the outbox and the ledgers of the key's offices. `lost` counts what "
                      "citizens wrote or what is to be said that is in nobody's hands, and "
                      "messages that are in none of the states.",
           .scope = Scope::promise_read,
           .handler = get_promise,
           .answer = "Promise"}};
}

}  // namespace huiyin::gateway::api
