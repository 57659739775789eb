// Whether the office is on trial 试运行; one person asks for the switch, another one confirms it.
#include "store/office_trial.h"

#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_in.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "petition/json_reader.h"

namespace huiyin::gateway::api {
namespace {

Answer trial_answer(const Call& call) {
  const store::OfficeTrial now = store::office_trial(call.tx, call.caller.office);
  const bool is_said = !now.office.empty();
  OrderedJson wish = nullptr;
  if (now.wish)
    wish = {{"is_on", now.wish->is_on},
            {"by", now.wish->name},
            {"at", moment_text(now.wish->at)},
            {"is_own", now.wish->by == call.caller.key_id}};
  return {.body = text_of(
              {{"is_on", now.is_on},
               {"since", is_said ? OrderedJson(moment_text(now.since)) : OrderedJson(nullptr)},
               {"by", now.by_name},
               {"confirmed_by", now.confirmed_name},
               {"wish", std::move(wish)}})};
}

std::optional<Answer> switched_by_no_person(const Call& call) {
  if (call.caller.signed_in) return std::nullopt;
  return problem(403,
                 {"trial.person", "", "试运行由人在管理后台里切换", "请用自己的账号登录管理后台"});
}

Answer changed(const Call& call, const Result<void>& done) {
  if (!done) return problem(done.error().code == "trial.own" ? 403 : 409, done.error());
  Answer answer = trial_answer(call);
  answer.subjects = {"office/" + call.caller.office};
  return answer;
}

Answer ask_for_switch(const Call& call) {
  if (auto no = switched_by_no_person(call)) return *std::move(no);
  petition::Faults faults;
  const auto is_on = body_of(call.request, faults, [](petition::JsonReader& in) {
    return in.choice<bool>("to", {{"live", false}, {"trial", true}}, petition::Need::required);
  });
  if (!is_on) return problem(422, faults);
  return changed(call, store::wish_trial(call.tx, call.caller.office,
                                         {.is_on = *is_on,
                                          .by = call.caller.key_id,
                                          .name = call.caller.key_name,
                                          .at = call.now}));
}

Answer confirm_switch(const Call& call) {
  if (auto no = switched_by_no_person(call)) return *std::move(no);
  return changed(call, store::confirm_trial(call.tx, call.caller.office, call.caller.key_id,
                                            call.caller.key_name, call.now));
}

Answer drop_switch(const Call& call) {
  if (auto no = switched_by_no_person(call)) return *std::move(no);
  return changed(call, store::drop_trial_wish(call.tx, call.caller.office));
}

}  // namespace

std::vector<Endpoint> office_trial_endpoints() {
  using enum Scope;
  return {{.method = "GET",
           .path = "/office-trial",
           .id = "getOfficeTrial",
           .english = "Whether the own office is on trial: then it writes to its own staff alone, "
                      "and all else ends as kept_back.",
           .scope = trial_switch,
           .handler = trial_answer,
           .answer = "OfficeTrial",
           .access = Access::signed_in},
          {.method = "POST",
           .path = "/office-trial/wish",
           .id = "wishOfficeTrial",
           .english = "Asks for the switch to live, or to trial; nothing changes until somebody "
                      "else confirms it.",
           .scope = trial_switch,
           .handler = ask_for_switch,
           .answer = "OfficeTrial",
           .request = "TrialWish",
           .body = Body::json},
          {.method = "POST",
           .path = "/office-trial/confirm",
           .id = "confirmOfficeTrial",
           .english = "Confirms what another person asked for: it is so from now on.",
           .scope = trial_switch,
           .handler = confirm_switch,
           .answer = "OfficeTrial"},
          {.method = "DELETE",
           .path = "/office-trial/wish",
           .id = "dropOfficeTrial",
           .english = "Nobody wants the switch any more.",
           .scope = trial_switch,
           .handler = drop_switch,
           .answer = "OfficeTrial"}};
}

}  // namespace huiyin::gateway::api
