// Words tried 试发: sent to who tries them and to nobody else, with a sample's values and marked as
// a trial, for no citizen ever reads what one person alone has seen.
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/text_view.h"
#include "petition/phone.h"
#include "store/listings.h"
#include "store/posting.h"
#include "store/sayings.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kTrial = "trial";  // what such a message is about
constexpr std::string_view kMark = "【试发】";

enum class Way { wecom, sms };

struct TrialForm {
  std::optional<std::string> text;
  Way way = Way::wecom;
};

std::optional<TrialForm> trial_form(const Call& call, petition::Faults& faults) {
  return body_of(call.request, faults, [](petition::JsonReader& in) {
    TrialForm form;
    if (in.has("text")) form.text = in.text("text", petition::Need::optional);
    if (in.has("way"))
      form.way = in.choice<Way>("way", {{"wecom", Way::wecom}, {"sms", Way::sms}},
                                petition::Need::required);
    return form;
  });
}

struct Receiver {
  store::Address address;
  std::string shown;  // to himself: his account, or his phone with its middle hidden
};

const store::StaffMember* staff_row(const Call& call, const store::Office& office) {
  const store::ConsoleUser& user = call.caller.signed_in->user;
  if (const auto* by_account = office.member_with_account(user.userid)) return by_account;
  return office.member(user.name);
}

Result<Receiver> receiver(const Call& call, const store::Office& office, Way way) {
  const store::StaffMember* self = staff_row(call, office);
  if (way == Way::wecom) {
    if (self == nullptr || self->userid.empty() || !office.has_app())
      return Refused(Problem{"wording.nobody", "", "您的账号没有对应的企业微信，试发不了",
                             "请管理员在人员里补上您的企业微信账号"});
    return Receiver{{std::string(store::kWecomApp), office.agent_id, self->userid}, self->name};
  }
  if (!office.has_sms)
    return Refused(Problem{"wording.no_sms", "", "还没有接短信平台，短信发不出去",
                           "请运维人员在设置里配好 sms 账户"});
  const auto phone = self == nullptr ? Result<petition::Phone>(Refused(Problem{}))
                                     : petition::Phone::parse(self->phone);
  if (!phone)
    return Refused(
        Problem{"wording.no_phone", "", "不知道您的手机号，短信试发不了",
                "请管理员在“人员导入”的“手机”一列写上；单位资料文件里的人，在 staff 里写 phone"});
  return Receiver{{std::string(store::kSms), "", phone->text()}, phone->masked()};
}

std::string words_of_trial(const Call& call, const std::string& key, const std::string& text,
                           Way way) {
  const OrderedJson preview = preview_json(call, key, text, {});
  const OrderedJson& sample = preview["samples"][0];
  if (way == Way::wecom) return std::string(kMark) + sample["message"].get<std::string>();
  // The platform, or the line, writes the signature itself.
  const auto signature = "【" + call.parts.texts.sms_signature + "】";
  return std::string(kMark) + sample["sms"].get<std::string>().substr(signature.size());
}

Answer try_text(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  const std::string& key = call.request.captures.at(0);
  const auto place = asked_place(call.parts, call.request);
  if (!place) return not_found();
  petition::Faults faults;
  const auto form = trial_form(call, faults);
  if (!form) return problem(422, faults);
  const std::string text = form->text.value_or(place->shipped.words(key));
  if (const auto found = faults_of(call, key, text); !found.empty()) return problem(422, found);
  const auto desk = acting_at_main(call, trace_of(call.caller));
  const auto to = receiver(call, desk.office, form->way);
  if (!to) return problem(409, to.error());
  const auto id = store::post(
      desk, {.to = store::reach(call.tx, call.parts.keys, to->address),
             .channel = to->address.channel,
             .kind = "saying",
             .priority = store::Priority::reply,
             .body = store::saying_body({words_of_trial(call, key, text, form->way), {}, {}}),
             .about = std::string(kTrial)});
  return {.status = 202, .body = text_of({{"message", id.value}, {"to", to->shown}})};
}

// For who may try words and may not read messages: that of a trial alone, without its words.
Answer get_trial(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  const auto id = id_after({.after = call.request.captures.at(0)});
  const auto row = id ? store::find_message(call.tx, {*id}) : std::nullopt;
  if (!row || row->about != kTrial) return not_found();
  return {.body = text_of({{"message", row->id},
                           {"channel", row->channel},
                           {"state", row->state},
                           {"reason", row->reason}})};
}

}  // namespace

std::vector<Endpoint> text_trial_endpoints() {
  using enum Scope;
  return {{.method = "POST",
           .path = "/texts/{key}/try",
           .id = "tryText",
           .english = "Sends those words (without text: those that the program came with) to "
                      "oneself, by WeCom or by SMS (way: wecom, sms), marked as a trial.",
           .scope = texts_write,
           .handler = try_text,
           .answer = "TextTried",
           .status = 202,
           .request = "TextTrial",
           .body = Body::json},
          {.method = "GET",
           .path = "/trials/{message}",
           .id = "getTrial",
           .english = "How a trial stands: whether it was taken, and whether it arrived.",
           .scope = texts_write,
           .handler = get_trial,
           .answer = "TrialState"}};
}

}  // namespace huiyin::gateway::api
