// Reception days moved, called off and put back 变更接访日: seen before it is done, with everybody
// who booked and what he will read; and on record afterwards, with whether it arrived.
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "store/citizen_mail.h"
#include "store/moved_days.h"
#include "store/reception_changes.h"
#include "store/reception_return.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::int64_t kChangesShown = 30;

std::string office_asked_for(const Call& call) {
  return std::string(call.request.parameter("office").value_or(call.caller.office));
}

// Nothing: the caller does not see it, or it has no reception days of its own.
const store::Office* receiving_office(const Call& call) {
  const std::string code = office_asked_for(call);
  return call.caller.sees(code) ? call.parts.offices.find(code) : nullptr;
}

std::string_view name(store::Seated how) {
  switch (how) {
    case store::Seated::same_time:
      return "same_time";
    case store::Seated::other_time:
      return "other_time";
    case store::Seated::besides:
      break;
  }
  return "besides";
}

// By what he is told, and the words that he reads there.
void add_telling(OrderedJson& out, const store::OfficeContext& desk, const store::BookingRow& row,
                 const store::CitizenText& words) {
  const store::BookerReach reach = store::reach_of_booker(desk, row);
  std::string channel;
  if (reach.conversation)
    channel = store::channel_of(desk, *reach.conversation);
  else if (reach.phone)
    channel = store::kSms;
  out["channel"] = channel.empty() ? OrderedJson(nullptr) : OrderedJson(channel);
  out["words"] = (channel == store::kSms ? words.sms : words.text).words;
}

OrderedJson visit_json(const Call& call, const store::BookingRow& row) {
  OrderedJson out{{"number", row.booking.number.text()},
                  {"time", row.booking.what.time.iso()},
                  {"people", row.booking.what.people}};
  if (call.caller.has(Scope::people_read)) out["name"] = row.booking.what.name.text();
  return out;
}

std::optional<LocalDate> asked_day(const Call& call) {
  return LocalDate::parse(call.request.captures.at(0));
}

int status_of_refusal(const Problem& refused) {
  if (refused.code == "reception.role" || refused.code == "staff.unknown") return 403;
  return refused.code == "reception.reason" ? 422 : 409;
}

// Only somebody at the console, of the petition office or a leader: it is on record by his name.
std::optional<Answer> not_by_caller(const Call& call, const store::Office& office) {
  if (call.caller.signed_in) {
    const auto no = store::no_changer_of_days(desk_of(call).at(office), call.caller.key_name);
    return no ? std::optional(problem(403, *no)) : std::nullopt;
  }
  return problem(403, {"reception.person", "", "接访日由单位的人员在管理后台里改",
                       "请用自己的账号登录管理后台"});
}

Answer preview_move(const Call& call) {
  const auto day = asked_day(call);
  const store::Office* office = receiving_office(call);
  if (!day || office == nullptr) return not_found();
  if (auto no = not_by_caller(call, *office)) return *std::move(no);
  const auto asked = call.request.parameter("to");
  const auto to = asked ? LocalDate::parse(*asked) : std::nullopt;
  if (!to) return bad_parameter("to", "日期应写成 2026-11-18 这样");
  const auto desk = desk_of(call).at(*office);
  const auto plan = store::planned_move(desk, *day, *to);
  if (!plan) return problem(status_of_refusal(plan.error()), plan.error());
  OrderedJson visits = OrderedJson::array();
  Answer answer;
  for (const store::PlannedVisit& visit : *plan) {
    OrderedJson one = visit_json(call, visit.row);
    one["new_time"] = visit.time.iso();
    one["seated"] = name(visit.how);
    add_telling(one, desk, visit.row, store::words_of_move(desk, visit, *to));
    visits.push_back(std::move(one));
    answer.subjects.push_back("booking/" + visit.row.booking.number.text());
  }
  answer.body = text_of({{"date", day->iso()}, {"to", to->iso()}, {"visits", std::move(visits)}});
  return answer;
}

using WordsFor = std::function<store::CitizenText(const store::BookingRow&)>;

Answer preview_of_telling(const Call& call, const store::OfficeContext& desk, LocalDate day,
                          const Result<std::vector<store::BookingRow>>& who,
                          const WordsFor& words) {
  if (!who) return problem(status_of_refusal(who.error()), who.error());
  OrderedJson visits = OrderedJson::array();
  Answer answer;
  for (const store::BookingRow& row : *who) {
    OrderedJson one = visit_json(call, row);
    one["new_time"] = nullptr;
    one["seated"] = nullptr;
    add_telling(one, desk, row, words(row));
    visits.push_back(std::move(one));
    answer.subjects.push_back("booking/" + row.booking.number.text());
  }
  answer.body = text_of({{"date", day.iso()}, {"to", nullptr}, {"visits", std::move(visits)}});
  return answer;
}

Answer preview_cancelling(const Call& call) {
  const auto day = asked_day(call);
  const store::Office* office = receiving_office(call);
  if (!day || office == nullptr) return not_found();
  if (auto no = not_by_caller(call, *office)) return *std::move(no);
  const auto desk = desk_of(call).at(*office);
  const auto next = store::next_day_but(desk, *day);
  return preview_of_telling(
      call, desk, *day, store::planned_cancelling(desk, *day),
      [&](const store::BookingRow& row) { return store::words_of_cancelling(desk, row, next); });
}

Answer preview_return(const Call& call) {
  const auto day = asked_day(call);
  const store::Office* office = receiving_office(call);
  if (!day || office == nullptr) return not_found();
  if (auto no = not_by_caller(call, *office)) return *std::move(no);
  const auto desk = desk_of(call).at(*office);
  return preview_of_telling(
      call, desk, *day, store::planned_return(desk, *day),
      [&](const store::BookingRow& row) { return store::words_of_return(desk, row, *day); });
}

struct ChangeForm {
  std::optional<LocalDate> to;
  std::string reason;
};

std::optional<ChangeForm> change_form(const Call& call, bool has_to, petition::Faults& faults) {
  return body_of(call.request, faults, [has_to](petition::JsonReader& in) {
    ChangeForm form;
    if (has_to) form.to = in.date("to", petition::Need::required);
    form.reason = in.text("reason", petition::Need::required);
    keep_short(in, "reason", form.reason);
    return form;
  });
}

OrderedJson told_json(const store::ReceptionTold& told) {
  return {{"booking", told.booking},
          {"time", told.time},
          {"message", told.message ? OrderedJson(told.message->value) : OrderedJson(nullptr)},
          {"state", told.state ? OrderedJson(*told.state) : OrderedJson(nullptr)}};
}

// `is_newest`: nothing was done to that day since.
OrderedJson change_json(const store::OfficeContext& desk, const store::ReceptionChange& change,
                        bool is_newest) {
  OrderedJson told = OrderedJson::array();
  for (const store::ReceptionTold& one : change.told) told.push_back(told_json(one));
  return {{"id", change.id},
          {"date", change.day.iso()},
          {"to", change.moved_to ? OrderedJson(change.moved_to->iso()) : OrderedJson(nullptr)},
          {"is_back", change.is_back},
          {"may_be_put_back", is_newest && store::is_called_off(desk, change.day)},
          {"by", change.by},
          {"reason", change.reason},
          {"at", moment_text(change.at)},
          {"told", std::move(told)}};
}

Answer newest_change(const Call& call, const store::Office& office) {
  const auto changes = store::reception_changes(call.tx, office.code, 1);
  return {.status = 201,
          .body = text_of(change_json(desk_of(call).at(office), changes.front(), true)),
          .subjects = {"reception/" + changes.front().day.iso()}};
}

Answer move_day(const Call& call) {
  const auto day = asked_day(call);
  const store::Office* office = receiving_office(call);
  if (!day || office == nullptr) return not_found();
  if (auto no = not_by_caller(call, *office)) return *std::move(no);
  petition::Faults faults;
  const auto form = change_form(call, true, faults);
  if (!form) return problem(422, faults);
  const auto done = store::move_reception(desk_of(call).at(*office),
                                          {*day, *form->to, call.caller.key_name, form->reason});
  if (!done) return problem(status_of_refusal(done.error()), done.error());
  return newest_change(call, *office);
}

Answer cancel_day(const Call& call) {
  const auto day = asked_day(call);
  const store::Office* office = receiving_office(call);
  if (!day || office == nullptr) return not_found();
  if (auto no = not_by_caller(call, *office)) return *std::move(no);
  petition::Faults faults;
  const auto form = change_form(call, false, faults);
  if (!form) return problem(422, faults);
  const auto done =
      store::cancel_reception(desk_of(call).at(*office), *day, call.caller.key_name, form->reason);
  if (!done) return problem(status_of_refusal(done.error()), done.error());
  return newest_change(call, *office);
}

Answer put_back_day(const Call& call) {
  const auto day = asked_day(call);
  const store::Office* office = receiving_office(call);
  if (!day || office == nullptr) return not_found();
  if (auto no = not_by_caller(call, *office)) return *std::move(no);
  petition::Faults faults;
  const auto form = change_form(call, false, faults);
  if (!form) return problem(422, faults);
  const auto done = store::put_back_reception(desk_of(call).at(*office), *day, call.caller.key_name,
                                              form->reason);
  if (!done) return problem(status_of_refusal(done.error()), done.error());
  return newest_change(call, *office);
}

Answer list_left_days(const Call& call) {
  const store::Office* office = receiving_office(call);
  if (office == nullptr) return not_found();
  OrderedJson items = OrderedJson::array();
  for (const auto& [day, count] : store::left_days(desk_of(call).at(*office)))
    items.push_back({{"date", day.iso()}, {"booked", count}});
  return {.body = text_of(page_json(std::move(items), ""))};
}

Answer list_changes(const Call& call) {
  const store::Office* office = receiving_office(call);
  if (office == nullptr) return not_found();
  const auto desk = desk_of(call).at(*office);
  OrderedJson items = OrderedJson::array();
  std::set<LocalDate> seen;
  for (const store::ReceptionChange& change :
       store::reception_changes(call.tx, office->code, kChangesShown))
    items.push_back(change_json(desk, change, seen.insert(change.day).second));
  return {.body = text_of(page_json(std::move(items), ""))};
}

}  // namespace

std::vector<Endpoint> reception_endpoints() {
  const Parameter office{.name = "office", .english = "Whose; else the caller's own office."};
  const Parameter to{.name = "to",
                     .english = "The day to which it would be moved.",
                     .schema = R"({"type":"string","format":"date"})",
                     .required = true};
  return {{.method = "GET",
           .path = "/reception-days/{date}/move",
           .id = "previewReceptionMove",
           .english = "Who has booked for that day, where each would sit on the new one, and what "
                      "each would be told.",
           .scope = Scope::reception_write,
           .handler = preview_move,
           .answer = "ReceptionPreview",
           .query = {to, office}},
          {.method = "POST",
           .path = "/reception-days/{date}/move",
           .id = "moveReceptionDay",
           .english = "Moves the day; everybody who booked goes along and is told, once.",
           .scope = Scope::reception_write,
           .handler = move_day,
           .answer = "ReceptionChange",
           .status = 201,
           .request = "ReceptionMove",
           .query = {office},
           .body = Body::json},
          {.method = "GET",
           .path = "/reception-days/{date}/cancel",
           .id = "previewReceptionCancelling",
           .english = "Who has booked for that day, and what each would be told if it was called "
                      "off.",
           .scope = Scope::reception_write,
           .handler = preview_cancelling,
           .answer = "ReceptionPreview",
           .query = {office}},
          {.method = "POST",
           .path = "/reception-days/{date}/cancel",
           .id = "cancelReceptionDay",
           .english = "Calls the day off; everybody who booked or waits for it is told, once.",
           .scope = Scope::reception_write,
           .handler = cancel_day,
           .answer = "ReceptionChange",
           .status = 201,
           .request = "ReceptionCancelling",
           .query = {office},
           .body = Body::json},
          {.method = "GET",
           .path = "/reception-days/{date}/put-back",
           .id = "previewReceptionReturn",
           .english = "Who lost his visit when that day was called off, has no other one, and "
                      "what each would be told if it was held after all.",
           .scope = Scope::reception_write,
           .handler = preview_return,
           .answer = "ReceptionPreview",
           .query = {office}},
          {.method = "POST",
           .path = "/reception-days/{date}/put-back",
           .id = "putBackReceptionDay",
           .english = "Holds a day that was called off; nobody is booked back by himself, they "
                      "are told that they may book again, once.",
           .scope = Scope::reception_write,
           .handler = put_back_day,
           .answer = "ReceptionChange",
           .status = 201,
           .request = "ReceptionCancelling",
           .query = {office},
           .body = Body::json},
          {.method = "GET",
           .path = "/reception-days-left",
           .id = "listReceptionDaysLeft",
           .english = "Days that are none any more, by the office's file, while people are booked "
                      "for them: moved or called off like one that is held.",
           .scope = Scope::reception_read,
           .handler = list_left_days,
           .answer = "ReceptionDayLeftPage",
           .query = {office}},
          {.method = "GET",
           .path = "/reception-changes",
           .id = "listReceptionChanges",
           .english = "What was done to reception days, by whom, who was told, and whether it "
                      "arrived; the newest first.",
           .scope = Scope::reception_read,
           .handler = list_changes,
           .answer = "ReceptionChangePage",
           .query = {office}}};
}

}  // namespace huiyin::gateway::api
