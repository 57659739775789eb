// Cases, written: a matter is registered, an entry is put on a ledger. Each is judged by the law
// and by the table of who may (petition/permissions.h); a key writes in its own roles alone.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/api/case_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/petitioners.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "gateway/http/etag.h"
#include "petition/case_event_json.h"
#include "petition/json_reader.h"
#include "store/case_acts.h"
#include "store/case_numbers.h"
#include "store/cases.h"
#include "store/matter_signals.h"
#include "store/offices.h"

namespace huiyin::gateway::api {
namespace {

using nlohmann::json;

// Roles of who is no member of this office's staff: what they did is recorded as a fact.
bool is_outside(petition::Role role) {
  using petition::Role;
  return role == Role::system || role == Role::citizen || role == Role::superior ||
         role == Role::reviewer;
}

struct EventOrRefusal {
  std::optional<petition::CaseEvent> event;
  Answer refusal;
};

// What is posted as an entry; `number` for those that begin a case.
EventOrRefusal event_wanted(const Call& call, json fields, const std::string& number) {
  if (fields.contains("recorded_ms") || fields.contains("number_of_case"))
    return {{}, problem(422, {"json.unknown_key", "recorded_ms", "这一项由系统填写", "请删去"})};
  fields["recorded_ms"] = unix_ms(call.now);
  if (call.caller.person) {
    const auto as = petition::role_named(
        fields.value("as", json()).is_string() ? fields["as"].get<std::string>() : std::string());
    if (fields.contains("by") && fields["by"] != json(call.caller.person->name))
      return {{}, problem(422, {"session.by", "by", "登录的人只能用自己的名字", "请去掉 by"})};
    if (as && !is_outside(*as)) fields["by"] = call.caller.person->name;
  }
  if (!fields.contains("date")) fields["date"] = office_date(call.now).iso();
  const std::string kind = fields.value("event", json()).is_string() ? fields["event"] : "";
  if (kind == "registered" || kind == "transferred_in") fields["number"] = number;
  auto event = petition::read_event_json(json_text(fields));
  if (!event) return {{}, problem(422, event.error())};
  const auto& roles = call.caller.roles;
  if (std::ranges::find(roles, event->as) == roles.end())
    return {
        {},
        problem(403, {"api.role", "as", "这里不能以这个角色写台账",
                      "请写 as；密钥的角色由管理员发放时用 --role 定，登录的人按单位里的职务"})};
  return {std::move(*event), {}};
}

Result<store::CaseActDone> put_on_ledger(const Call& call, const std::string& number,
                                         petition::CaseEvent event) {
  const store::OfficeContext office = desk_of(call).at_office_of(number);
  if (is_outside(event.as)) return store::record_on_case(office, number, std::move(event));
  return store::act_on_case(office,
                            {number, event.by, std::move(event.body), event.date, event.as});
}

// What the law or the file's state refuses is 422; what is not there for the actor is 404.
Answer act_refused(const Problem& why) {
  return why.code == "case.unknown" ? not_found() : problem(422, why);
}

std::optional<json> posted(const Call& call, petition::Faults& faults) {
  auto body = petition::parsed_json(call.request.body, "body", faults);
  if (body && !body->is_object()) {
    faults.push_back({"json.shape", "body", "应是一个对象", "请写成 {…} 的样子"});
    return std::nullopt;
  }
  return body;
}

Answer register_case(const Call& call) {
  petition::Faults faults;
  auto body = posted(call, faults);
  if (!body) return problem(422, faults);
  const petition::Rules& rules =
      call.parts.offices.main().rules.in_force_on(office_date(call.now));  // one for all
  const Petitioners who = take_petitioners(*body, rules, faults);
  const std::string office = body->value("office", call.caller.office);
  body->erase("office");
  if (!faults.empty()) return problem(422, faults);
  if (!call.caller.sees(office)) return not_found();
  if (!body->contains("event")) (*body)["event"] = "registered";
  const auto number = store::next_case_number(call.tx, office_date(call.now).year());
  auto wanted = event_wanted(call, *body, number.text());
  if (!wanted.event) throw Undone(std::move(wanted.refusal));  // the number goes back too
  store::note_office_of_case(call.tx, number.text(), office);
  if (call.caller.reach() == store::Reach::staff)
    store::keep_to_staff(call.tx, store::case_subject(number.text()));
  const auto done = put_on_ledger(call, number.text(), std::move(*wanted.event));
  if (!done) throw Undone(act_refused(done.error()));
  const auto code = open_to(call, number.text(), who);
  store::raise_of_matter(desk_of(call), number.text());
  OrderedJson answer = case_json(call, {number.text(), office, done->file});
  if (code) answer["query_code"] = *code;
  return {.status = 201,
          .body = text_of(answer),
          .headers = {{"Location", std::string(kApiRoot) + "/cases/" + number.text()}},
          .subjects = {number.text()}};
}

Answer put_event(const Call& call) {
  const std::string& number = call.request.captures.at(0);
  const auto seen = seen_case(call, number);
  if (!seen) return not_found();
  const auto match = call.request.header("if-match");
  if (match && !names_etag(*match, etag_of(text_of(case_json(call, *seen)))))
    return problem(412,
                   {"api.changed", "If-Match", "这一件在您读过之后有了变化", "请重新读取再提交"});
  petition::Faults faults;
  const auto body = posted(call, faults);
  if (!body) return problem(422, faults);
  auto wanted = event_wanted(call, *body, number);
  if (!wanted.event) return wanted.refusal;
  const auto done = put_on_ledger(call, number, std::move(*wanted.event));
  if (!done) return act_refused(done.error());
  const SeenCase now{number, seen->office, done->file};
  return {.status = 201,
          .body = text_of(event_view(call.caller, now, done->file.ledger.size())),
          .subjects = {number}};
}

}  // namespace

std::vector<Endpoint> case_write_endpoints() {
  return {{.method = "POST",
           .path = "/cases",
           .id = "registerCase",
           .english =
               "Registers a matter. Its number is drawn from the series of the year; the "
               "query code, when a telephone is given, is told in this answer alone. Of a matter "
               "that several bring together the petitioner is the first, who gets code and "
               "notices; at most four more speak for them.",
           .scope = Scope::cases_write,
           .handler = register_case,
           .answer = "Case",
           .status = 201,
           .request = "NewCase",
           .body = Body::json,
           .on_trial = OnTrial::taken},
          {.method = "POST",
           .path = "/cases/{number}/events",
           .id = "putEvent",
           .english = "Puts an entry on the ledger. What the law or the state of the case does not "
                      "allow is refused with 422 and its article.",
           .scope = Scope::cases_write,
           .handler = put_event,
           .answer = "Event",
           .status = 201,
           .request = "NewEvent",
           .takes_if_match = true,
           .body = Body::json,
           .on_trial = OnTrial::own_case}};
}

}  // namespace huiyin::gateway::api
