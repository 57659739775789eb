#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/wecom/api.h"
#include "gateway/wecom/api_reply.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;

constexpr int kAccountsPage = 100;
constexpr int kAccountPagesMax = 50;  // 5000 accounts: the platform allows far fewer
constexpr std::size_t kCustomersMax = 100;

ApiCall post(std::string path, const json& body) {
  return {.door = Door::kf, .path = std::move(path), .body = json_text(body)};
}

const json& body_of(const ApiReply& reply) {
  static const json kNone;
  return reply.body ? *reply.body : kNone;
}

Answered<std::string> with_text(const ApiReply& reply, const char* key) {
  return {reply.answer, text_at(body_of(reply), key)};
}

}  // namespace

Answered<PullPage> WecomApi::sync_msg(const SyncAsk& ask) {
  json body{{"cursor", ask.cursor},
            {"limit", ask.limit},
            {"voice_format", 0},
            {"open_kfid", ask.open_kfid}};
  if (!ask.token.empty()) body["token"] = ask.token;
  const ApiReply reply = line_.call(post("kf/sync_msg", body));
  const bool unread =
      !reply.body && reply.http.reached == Reached::answered && reply.http.status == 200;
  if (!reply.answer.is_done() && !unread) return {reply.answer, {}};
  auto page = unread ? read_pull_page(reply.http.body) : pull_page_of(body_of(reply));
  if (page) return {answer_of(0), *std::move(page)};
  return {unreadable_answer(), unreadable_page(reply.http.body).value_or(PullPage())};
}

Answered<std::string> WecomApi::kf_send(const KfMessage& message, bool perhaps_taken) {
  auto body = send_body(message);
  if (!body) return {never_sent(body.error()), {}};
  ApiReply reply = line_.call({.door = Door::kf, .path = "kf/send_msg", .body = *std::move(body)});
  if (perhaps_taken && reply.http.reached == Reached::answered &&
      reply.answer.meaning == AnswerClass::never)
    reply.answer = read_kf_repeat(reply.http);
  return {reply.answer, message.msgid};
}

Answered<std::string> WecomApi::kf_send_on_event(std::string_view code, std::string_view msgid,
                                                 const KfContent& content) {
  auto body = event_body(code, msgid, content);
  if (!body) return {never_sent(body.error()), {}};
  const ApiReply reply =
      line_.call({.door = Door::kf, .path = "kf/send_msg_on_event", .body = *std::move(body)});
  return {reply.answer, std::string(msgid)};
}

Answered<ServiceStateNow> WecomApi::service_state(const std::string& open_kfid,
                                                  const std::string& external_userid) {
  const ApiReply reply = line_.call(post(
      "kf/service_state/get", {{"open_kfid", open_kfid}, {"external_userid", external_userid}}));
  const json& body = body_of(reply);
  const auto state = integer_at(body, "service_state");
  if (reply.answer.is_done() && (!state || *state < 0 || *state > 4))
    return {unreadable_answer(), {}};
  return {reply.answer,
          {static_cast<ServiceState>(state.value_or(0)), text_at(body, "servicer_userid")}};
}

Answered<std::string> WecomApi::change_service_state(const std::string& open_kfid,
                                                     const std::string& external_userid,
                                                     ServiceState to,
                                                     const std::string& servicer_userid) {
  json body{{"open_kfid", open_kfid},
            {"external_userid", external_userid},
            {"service_state", static_cast<int>(to)}};
  if (!servicer_userid.empty()) body["servicer_userid"] = servicer_userid;
  return with_text(line_.call(post("kf/service_state/trans", body)), "msg_code");
}

Answered<std::vector<Servicer>> WecomApi::servicers(const std::string& open_kfid) {
  const ApiReply reply = line_.call({.door = Door::kf,
                                     .method = "GET",
                                     .path = "kf/servicer/list",
                                     .query = {{"open_kfid", open_kfid}}});
  Answered<std::vector<Servicer>> answered{reply.answer, {}};
  const json& body = body_of(reply);
  for (const json& one : array_at(body, "servicer_list"))
    if (auto userid = text_at(one, "userid"); !userid.empty())
      answered.value.push_back({std::move(userid), integer_at(one, "status") == 0});
  return answered;
}

Answered<std::vector<KfAccount>> WecomApi::accounts() {
  Answered<std::vector<KfAccount>> answered;
  for (int page = 0; page < kAccountPagesMax; ++page) {
    const ApiReply reply = line_.call(
        post("kf/account/list", {{"offset", page * kAccountsPage}, {"limit", kAccountsPage}}));
    answered.answer = reply.answer;
    if (!reply.answer.is_done()) return answered;
    const json& body = body_of(reply);
    const json& list = array_at(body, "account_list");
    for (const json& one : list)
      answered.value.push_back({text_at(one, "open_kfid"), text_at(one, "name"),
                                integer_at(one, "manage_privilege") == 1});
    if (list.size() < static_cast<std::size_t>(kAccountsPage)) return answered;
  }
  return answered;
}

Answered<Customers> WecomApi::customers(const std::vector<std::string>& external_userids) {
  if (external_userids.empty() || external_userids.size() > kCustomersMax)
    return {never_sent({"wecom.kf.customers", "", "一次只能查询 1 到 100 位群众", ""}), {}};
  const ApiReply reply =
      line_.call(post("kf/customer/batchget", {{"external_userid_list", external_userids},
                                               {"need_enter_session_context", 1}}));
  Answered<Customers> answered{reply.answer, {}};
  const json& body = body_of(reply);
  for (const json& one : array_at(body, "customer_list")) {
    const json& context = object_at(one, "enter_session_context");
    answered.value.known.push_back({text_at(one, "external_userid"), text_at(one, "nickname"),
                                    text_at(context, "scene"), text_at(context, "scene_param")});
  }
  for (const json& id : array_at(body, "invalid_external_userid"))
    if (id.is_string()) answered.value.invalid.push_back(id.get<std::string>());
  return answered;
}

Answered<std::string> WecomApi::contact_way(const std::string& open_kfid,
                                            const std::string& scene) {
  auto answered = with_text(
      line_.call(post("kf/add_contact_way", {{"open_kfid", open_kfid}, {"scene", scene}})), "url");
  if (answered.answer.is_done() && answered.value.empty()) answered.answer = unreadable_answer();
  return answered;
}

}  // namespace huiyin::gateway::wecom
