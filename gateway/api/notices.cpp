// Notices, written: one is issued by hand, one was handed over; and what waits for a person.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/case_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "petition/json_reader.h"
#include "store/case_notices.h"
#include "store/notice_paper.h"
#include "store/notice_service.h"
#include "store/notice_steps.h"
#include "store/notice_withdrawal.h"

namespace huiyin::gateway::api {
namespace {

using nlohmann::json;
using petition::JsonReader;
using petition::Need;
using templates::Declared;
using templates::Value;

constexpr int kNumberMax = 1'000'000'000;

// A value of the kind that the field was declared with.
std::optional<Value> value_of(JsonReader& in, const Declared& field) {
  if (!in.has(field.name)) return std::nullopt;
  switch (field.kind) {
    case templates::Kind::text:
      return Value::text(in.text(field.name, Need::optional));
    case templates::Kind::name:
      return Value::name(in.text(field.name, Need::optional));
    case templates::Kind::number:
      return Value::number(in.whole(field.name, 0, kNumberMax, Need::optional));
    case templates::Kind::date:
      if (const auto date = in.date(field.name, Need::optional)) return Value::date(*date);
      return std::nullopt;
    case templates::Kind::list:
      return Value::list(in.texts(field.name, Need::optional));
  }
  return std::nullopt;
}

templates::Values fields_of(const json& given, const templates::NoticeKind& kind,
                            petition::Faults& faults) {
  templates::Values values;
  JsonReader in(given, "body", "fields", faults);
  const auto take = [&](const std::vector<Declared>& declared) {
    for (const Declared& field : declared)
      if (auto value = value_of(in, field)) values.insert_or_assign(field.name, *std::move(value));
  };
  take(templates::common_fields());
  take(templates::matter_fields());
  take(kind.fields);
  take(kind.may_have);
  in.refuse_unknown_keys();
  return values;
}

// One of the key's own: a key does nothing in a role that it was not given.
petition::Role role_in(JsonReader& in, const Call& call, petition::Faults& faults) {
  const auto role = petition::role_named(in.text("as", Need::required));
  const auto& held = call.caller.roles;
  if (role && std::ranges::find(held, *role) != held.end()) return *role;
  faults.push_back({"api.role", "as", "这里不能以这个角色办理",
                    "请写 as；密钥的角色由管理员发放时用 --role 定，登录的人按单位里的职务"});
  return petition::Role::handler;
}

std::optional<store::NoticeByHand> wanted_notice(const Call& call, petition::Faults& faults) {
  return body_of(call.request, faults, [&](JsonReader& in) {
    store::NoticeByHand wanted{.case_no = call.request.captures.at(0),
                               .kind = in.text("kind", Need::required),
                               .by = who_does(call.caller, in, Need::required)};
    wanted.as = role_in(in, call, faults);
    if (in.has("number")) wanted.number = in.text("number", Need::required);
    const templates::NoticeKind* kind = call.parts.offices.main().notices.kinds->find(wanted.kind);
    if (kind == nullptr && !wanted.kind.empty())
      in.refuse("kind", "notice.unknown", "没有这种文书", "请从文书种类里选");
    const json* fields = in.member("fields", Need::optional);
    if (kind != nullptr && fields != nullptr) wanted.fields = fields_of(*fields, *kind, faults);
    return wanted;
  });
}

Answer refused(std::span<const Problem> faults) {
  return faults.front().code == "case.unknown" ? not_found() : problem(422, faults);
}

Answer issue(const Call& call) {
  const std::string& number = call.request.captures.at(0);
  if (!seen_case(call, number)) return not_found();
  petition::Faults faults;
  const auto wanted = wanted_notice(call, faults);
  if (!wanted) return problem(422, faults);
  const auto issued = store::issue_by_hand(desk_of(call).at_office_of(number), *wanted);
  if (!issued) throw Undone(refused(issued.error()));
  return {.status = 201,
          .body = text_of(notice_json(*store::notice(call.tx, issued->id))),
          .subjects = {number}};
}

std::optional<store::NoticeRow> seen_notice(const Call& call) {
  const auto id = id_after({.after = call.request.captures.at(1)});
  if (!id || !seen_case(call, call.request.captures.at(0))) return std::nullopt;
  auto row = store::notice(call.tx, store::NoticeId{*id});
  if (!row || row->case_no != call.request.captures.at(0)) return std::nullopt;
  return row;
}

Answer serve(const Call& call) {
  const auto row = seen_notice(call);
  if (!row) return not_found();
  petition::Faults faults;
  const auto service = body_of(call.request, faults, [&](JsonReader& in) {
    store::ServiceByHand wanted{
        .day = in.date("date", Need::optional).value_or(office_date(call.now)),
        .proof = in.text("proof", Need::required),
        .by = who_does(call.caller, in, Need::required)};
    wanted.as = role_in(in, call, faults);
    return wanted;
  });
  if (!service) return problem(422, faults);
  const store::OfficeContext desk = desk_of(call).at_office_of(row->case_no);
  if (const auto done = store::serve_by_hand(desk, row->id, *service); !done)
    throw Undone(refused(std::span(&done.error(), 1)));
  return {.status = 201,
          .body = text_of(notice_json(*store::notice(call.tx, row->id))),
          .subjects = {row->case_no}};
}

// With its citizen's name and all that was decided: for who may read both.
Answer print(const Call& call) {
  const auto row = seen_notice(call);
  if (!row || !call.caller.has(Scope::cases_read)) return not_found();
  const store::OfficeContext desk = desk_of(call).at_office_of(row->case_no);
  return {
      .headers = {{"Content-Disposition",
                   "inline; filename=\"notice-" + std::to_string(row->id.value) + ".pdf\""}},
      .subjects = {row->case_no},
      .to_print = std::make_shared<const store::NoticePaper>(store::notice_paper(desk, row->id))};
}

Answer withdraw(const Call& call) {
  const auto row = seen_notice(call);
  if (!row) return not_found();
  petition::Faults faults;
  const auto withdrawal = body_of(call.request, faults, [&](JsonReader& in) {
    store::NoticeWithdrawal wanted{.reason = in.text("reason", Need::required),
                                   .replaced_by = {},
                                   .by = who_does(call.caller, in, Need::required)};
    if (in.has("replaced_by"))
      wanted.replaced_by = store::NoticeId{in.whole("replaced_by", 1, kNumberMax, Need::required)};
    wanted.as = role_in(in, call, faults);
    return wanted;
  });
  if (!withdrawal) return problem(422, faults);
  const store::OfficeContext desk = desk_of(call).at_office_of(row->case_no);
  if (const auto done = store::withdraw_notice(desk, row->id, *withdrawal); !done)
    throw Undone(refused(std::span(&done.error(), 1)));
  return {.status = 201,
          .body = text_of(notice_json(*store::notice(call.tx, row->id))),
          .subjects = {row->case_no}};
}

// What nobody has opened and no message reaches: a few tens in a large office, told whole.
Answer list_tasks(const Call& call) {
  OrderedJson items = OrderedJson::array();
  Answer answer;
  for (const store::NoticeTask& task : store::notice_tasks(call.tx))
    if (task.case_no.empty() ? call.caller.sees_main()
                             : seen_case(call, task.case_no).has_value()) {
      items.push_back({{"notice", task.id.value},
                       {"case", task.case_no},
                       {"number", task.number},
                       {"step", task.step},
                       {"since", moment_text(task.since)}});
      answer.subjects.push_back(task.case_no);
    }
  answer.body = text_of(page_json(std::move(items), ""));
  return answer;
}

}  // namespace

std::vector<Endpoint> notice_endpoints() {
  return {
      {.method = "POST",
       .path = "/cases/{number}/notices",
       .id = "issueNotice",
       .english = "Issues a notice and brings it to the petitioner. What the ledger and the "
                  "office already say need not be given; what is still missing is refused with "
                  "every fault, and takes no number.",
       .scope = Scope::cases_write,
       .handler = issue,
       .answer = "Notice",
       .status = 201,
       .request = "NewNotice",
       .body = Body::json,
       .on_trial = OnTrial::own_case},
      {.method = "POST",
       .path = "/cases/{number}/notices/{id}/service",
       .id = "serveNotice",
       .english = "Records that a notice was received: signed for at the window, by post or in "
                  "a visit, with how it is known. A clock that starts at service starts there.",
       .scope = Scope::cases_write,
       .handler = serve,
       .answer = "Notice",
       .status = 201,
       .request = "NewService",
       .body = Body::json,
       .on_trial = OnTrial::own_case},
      {.method = "GET",
       .path = "/cases/{number}/notices/{id}/paper",
       .id = "printNotice",
       .english = "The notice as it was issued, as a PDF to print: the same bytes each time. It "
                  "has its citizen's name, so it takes cases:read besides.",
       .scope = Scope::people_read,
       .handler = print,
       .answer = "Paper",
       .answer_type = "application/pdf"},
      {.method = "POST",
       .path = "/cases/{number}/notices/{id}/withdrawal",
       .id = "withdrawNotice",
       .english = "Withdraws a notice that was wrong, by who may sign its kind, with a reason and "
                  "the later notice that stands in its place. Whoever checks or opens it is told.",
       .scope = Scope::cases_write,
       .handler = withdraw,
       .answer = "Notice",
       .status = 201,
       .request = "NewWithdrawal",
       .body = Body::json,
       .on_trial = OnTrial::own_case},
      {.method = "GET",
       .path = "/notice-tasks",
       .id = "listNoticeTasks",
       .english = "Notices that a person must bring, by a call or by post, the longest waiting "
                  "first.",
       .scope = Scope::cases_read,
       .handler = list_tasks,
       .answer = "NoticeTaskPage"}};
}

}  // namespace huiyin::gateway::api
