// Sending one thing to many 群发: ordered, watched, paused, resumed and stopped.
#include "store/bulk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/bulk_order.h"
#include "gateway/api/bulk_text.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "gateway/sms/segments.h"
#include "store/outbox.h"
#include "store/sayings.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kFirstShown = 5;
constexpr int kOpenBulksMax = 20;  // of one office: each is looked at in every round

std::string bulk_subject(store::BulkId id) { return "bulk/" + std::to_string(id.value); }

OrderedJson bulk_counts_json(const store::Bulk& one, const store::BulkCounts& counts) {
  using enum store::OutboxState;
  const auto of = [&](store::OutboxState state) { return counts.messages.at(std::size_t(state)); };
  const bool is_open =
      one.state == store::BulkState::running || one.state == store::BulkState::paused;
  return {{"waiting", is_open ? one.waiting : 0},
          {"queued", of(queued)},
          {"held", of(held)},
          {"accepted", of(accepted)},
          {"delivered", of(delivered)},
          {"failed", of(failed) + of(parked) + of(blocked)},
          {"expired", of(expired)},
          {"kept_back", of(kept_back)},
          {"unknown", of(unknown)}};
}

OrderedJson bulk_left_out_json(const store::Bulk& one, const store::BulkCounts& counts) {
  const auto why = [&](std::string_view word) {
    const auto found = counts.left_out.find(std::string(word));
    return found == counts.left_out.end() ? 0 : found->second;
  };
  const auto never = [&](store::BulkState state) { return one.state == state ? one.waiting : 0; };
  return {{"doubled", one.doubled},
          {"opted_out", why(store::kOptedOut)},
          {"unreachable", why(store::kUnreachable)},
          {"too_late", never(store::BulkState::done)},
          {"stopped", never(store::BulkState::stopped)}};
}

OrderedJson bulk_json(const Call& call, const store::Bulk& one) {
  const store::BulkOrder& order = one.order;
  const store::BulkCounts counts = store::bulk_counts(call.tx, one.id);
  OrderedJson until = nullptr;
  if (order.good_until) until = office_date(*order.good_until - milliseconds{1}).iso();
  return {{"id", one.id.value},
          {"office", order.office},
          {"text", order.words},
          {"text_key", order.text_key},
          {"sms", order.sms},
          {"by", order.by},
          {"state", store::bulk_states().at(std::size_t(one.state))},
          {"per_minute", order.per_minute},
          {"until", std::move(until)},
          {"created_at", moment_text(one.ordered)},
          {"changed_by", one.changed_by},
          {"changed_at", moment_or_null(one.changed)},
          {"finished_at", moment_or_null(one.finished)},
          {"recipients", one.recipients},
          {"counts", bulk_counts_json(one, counts)},
          {"left_out", bulk_left_out_json(one, counts)}};
}

store::BulkReach reached(const store::OfficeContext& office, const Named& who) {
  if (const auto* row = std::get_if<store::BookingRow>(&who))
    return store::reach_booker(office, *row);
  if (const auto* person = std::get_if<std::int64_t>(&who))
    return store::reach_person(office, *person);
  if (const auto* number = std::get_if<std::string>(&who))
    return store::reach_petitioner(office, *number);
  return store::reach_by_phone(office, std::get<petition::Phone>(who));
}

std::vector<store::BulkReach> reached(const Call& call, const WantedBulk& wanted) {
  const store::OfficeContext office = desk_of(call);
  std::vector<store::BulkReach> all;
  for (const WantedRecipient& one : wanted.recipients) {
    all.push_back(reached(office, one.who));
    if (!wanted.order.text_key.empty())
      all.back().own = {store::saying_body(one.text, store::kWecomKf),
                        store::saying_body(one.sms, store::kSms)};
  }
  return all;
}

// Whoever may be told over WeCom is counted as by SMS: that is what it costs at most.
Answer look_at_bulk(const Call& call) {
  petition::Faults faults;
  const auto wanted = wanted_bulk(call, faults);
  if (!wanted) return problem(422, faults);
  if (!call.caller.sees(wanted->order.office)) return not_found();
  const std::string signature = "【" + call.parts.texts.sms_signature + "】";
  const bool is_text = !wanted->order.text_key.empty();
  OrderedJson first = OrderedJson::array();
  std::int64_t parts = 0;
  for (const WantedRecipient& one : wanted->recipients) {
    const std::string sms = signature + (is_text ? one.sms.words : wanted->order.sms);
    const auto count = std::int64_t(sms::segments(sms).size());
    parts += count;
    if (first.size() < kFirstShown)
      first.push_back({{"to", shown(one.who)},
                       {"text", is_text ? one.text.words : wanted->order.words},
                       {"sms", sms},
                       {"sms_signs", sms::utf16_units(sms)},
                       {"sms_parts", count}});
  }
  return {.body = text_of({{"recipients", wanted->recipients.size()},
                           {"sms_parts", parts},
                           {"per_minute", wanted->order.per_minute},
                           {"first", std::move(first)}})};
}

Answer bulk_answer(const Call& call, store::BulkId id, int status) {
  const auto one = store::bulk(call.tx, call.parts.keys, id);
  return {.status = status, .body = text_of(bulk_json(call, *one)), .subjects = {bulk_subject(id)}};
}

Answer order_bulk(const Call& call) {
  petition::Faults faults;
  const auto wanted = wanted_bulk(call, faults);
  if (!wanted) return problem(422, faults);
  const std::string& office = wanted->order.office;
  if (!call.caller.sees(office)) return not_found();
  const auto open = store::open_bulks(call.tx);
  if (std::ranges::count(open, office, &store::OpenBulk::office) >= kOpenBulksMax)
    return problem(409, {"bulk.too_many_open", "", "这个单位没有发完的群发太多了",
                         "请等前面的发完，或停止不要的"});
  const store::BulkId id = store::order_bulk(call.tx, call.parts.keys, call.parts.random,
                                             wanted->order, reached(call, *wanted), call.now);
  Answer answer = bulk_answer(call, id, 201);
  answer.headers.emplace_back("Location",
                              std::string(kApiRoot) + "/bulk/" + std::to_string(id.value));
  return answer;
}

Answer list_bulks(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto before = id_after(page);
  if (!before) return bad_cursor();
  auto found =
      store::bulks_before(call.tx, call.parts.keys, call.caller.offices, *before, page.limit + 1);
  const bool has_more = std::ssize(found) > page.limit;
  if (has_more) found.pop_back();
  OrderedJson items = OrderedJson::array();
  for (const store::Bulk& one : found) items.push_back(bulk_json(call, one));
  const std::string last = has_more ? std::to_string(found.back().id.value) : "";
  return {.body = text_of(page_json(std::move(items), last))};
}

std::optional<store::BulkId> seen_bulk(const Call& call) {
  const std::string& typed = call.request.captures.at(0);
  const auto id = typed.empty() ? std::nullopt : id_after({.after = typed});
  const auto one = id ? store::bulk(call.tx, call.parts.keys, store::BulkId{*id}) : std::nullopt;
  if (!one || !call.caller.sees(one->order.office)) return std::nullopt;
  return one->id;
}

Answer get_bulk(const Call& call) {
  const auto id = seen_bulk(call);
  return id ? bulk_answer(call, *id, 200) : not_found();
}

Answer steered(const Call& call, decltype(store::pause_bulk)* act) {
  const auto id = seen_bulk(call);
  if (!id) return not_found();
  act(call.tx, *id, call.caller.key_name, call.now);
  return bulk_answer(call, *id, 200);
}

Answer pause_bulk(const Call& call) { return steered(call, store::pause_bulk); }
Answer stop_bulk(const Call& call) { return steered(call, store::stop_bulk); }

Answer resume_bulk(const Call& call) {
  const auto id = seen_bulk(call);
  if (!id) return not_found();
  if (store::bulk(call.tx, call.parts.keys, *id)->state == store::BulkState::stopped)
    return problem(409, {"bulk.stopped", "", "这次群发已经停止，不能再继续", "请重新发一次"});
  return steered(call, store::resume_bulk);
}

}  // namespace

std::vector<Endpoint> bulk_endpoints() {
  constexpr Scope kScope = Scope::bulk_send;
  const auto steering = [](std::string_view path, std::string_view id,
                           Answer (*handler)(const Call&), std::string_view english) {
    return Endpoint{.method = "POST",
                    .path = path,
                    .id = id,
                    .english = english,
                    .scope = Scope::bulk_send,
                    .handler = handler,
                    .answer = "Bulk"};
  };
  return {
      {.method = "POST",
       .path = "/bulk",
       .id = "orderBulk",
       .english = "Sends one thing to many, or a text of the catalogue filled for each: to "
                  "telephones by SMS; to people, who booked, and "
                  "petitioners of cases over WeCom while that lets us write to them, else by "
                  "SMS. It begins at once, at most per_minute of them in any minute. With "
                  "anything wrong nobody is told, and every fault is named.",
       .scope = kScope,
       .handler = order_bulk,
       .answer = "Bulk",
       .status = 201,
       .request = "BulkOrder",
       .body = Body::json,
       .on_trial = OnTrial::taken},
      {.method = "POST",
       .path = "/bulk/look",
       .id = "lookAtBulk",
       .english = "What such an order would say to the first of its recipients, to how many, and "
                  "how many SMS that is at most; or every fault of it. Keeps nothing.",
       .scope = kScope,
       .handler = look_at_bulk,
       .answer = "BulkLook",
       .request = "BulkOrder",
       .body = Body::json,
       .keeps_nothing = true},
      {.method = "GET",
       .path = "/bulk",
       .id = "listBulk",
       .english = "What was sent to many, the newest first.",
       .scope = kScope,
       .handler = list_bulks,
       .answer = "BulkPage",
       .query = {limit_parameter(), cursor_parameter()}},
      {.method = "GET",
       .path = "/bulk/{id}",
       .id = "getBulk",
       .english = "One sending, and what became of its recipients.",
       .scope = kScope,
       .handler = get_bulk,
       .answer = "Bulk"},
      steering("/bulk/{id}/pause", "pauseBulk", pause_bulk,
               "From now on nobody more is told; what is queued is taken back."),
      steering("/bulk/{id}/resume", "resumeBulk", resume_bulk,
               "Goes on with who waits; 409 when it was stopped."),
      steering("/bulk/{id}/stop", "stopBulk", stop_bulk, "As a pause, and for good.")};
}

}  // namespace huiyin::gateway::api
