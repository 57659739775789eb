// Session states, accounts, servicers, customers and links of kf (documents 94698, 96416).
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/errcode.h"
#include "sim/wecom/session_rules.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::int64_t kAccountPageMax = 100;
constexpr std::size_t kCustomersMax = 100, kSceneBytesMax = 32;

struct SessionPlace {
  Citizen* citizen = nullptr;
  std::string open_kfid;
};

json find_place(World& world, const json& body, SessionPlace& place) {
  place.open_kfid = text_field(body, "open_kfid");
  if (!world.find_account(place.open_kfid))
    return refused(errcode::kKfIdUnknown, "open_kfid not exist");
  place.citizen = world.find_citizen(text_field(body, "external_userid"));
  return place.citizen ? json() : refused(errcode::kExternalUser, "invalid external_userid");
}

json state_get(World& world, const ApiInput& in) {
  SessionPlace place;
  if (json refusal = find_place(world, in.body, place); !refusal.is_null()) return refusal;
  const Session& session = world.session(*place.citizen, place.open_kfid);
  json answer = accepted();
  answer["service_state"] = session.state;
  if (session.state == service_state::kServed) answer["servicer_userid"] = session.servicer;
  return answer;
}

json state_trans(World& world, const ApiInput& in) {
  SessionPlace place;
  if (json refusal = find_place(world, in.body, place); !refusal.is_null()) return refusal;
  const auto to = number_field(in.body, "service_state");
  if (!to || *to < service_state::kUntreated || *to > service_state::kEnded)
    return refused(errcode::kParameter, "invalid service_state");
  const Session& session = world.session(*place.citizen, place.open_kfid);
  if (!may_move(session.state, int(*to)))
    return refused(errcode::kKfTransition, "state transition not allowed");
  const Member* servicer = world.find_member(text_field(in.body, "servicer_userid"));
  if (*to == service_state::kServed && !servicer)
    return refused(errcode::kKfServicer, "user is not a servicer");
  const std::string code = move_session(world, *place.citizen, place.open_kfid, int(*to),
                                        servicer ? servicer->id : "", Mover::api);
  json answer = accepted();
  if (!code.empty()) answer["msg_code"] = code;
  return answer;
}

json account_list(World& world, const ApiInput& in) {
  const std::int64_t offset = number_field(in.body, "offset").value_or(0);
  const std::int64_t limit = number_field(in.body, "limit").value_or(kAccountPageMax);
  if (offset < 0 || limit < 1 || limit > kAccountPageMax)
    return refused(errcode::kParameter, "invalid offset or limit");
  json list = json::array();
  const auto& accounts = world.settings.accounts;
  for (std::size_t i = std::size_t(offset);
       i < accounts.size() && std::int64_t(list.size()) < limit; ++i)
    list.push_back({{"open_kfid", accounts[i].open_kfid},
                    {"name", accounts[i].name},
                    {"avatar", ""},
                    {"manage_privilege", true}});
  json answer = accepted();
  answer["account_list"] = std::move(list);
  return answer;
}

json servicer_list(World& world, const ApiInput& in) {
  if (!world.find_account(query_value(in.query, "open_kfid")))
    return refused(errcode::kKfIdUnknown, "open_kfid not exist");
  json list = json::array();
  for (const auto& [folded, member] : world.members)
    list.push_back({{"userid", member.id}, {"status", 0}});
  json answer = accepted();
  answer["servicer_list"] = std::move(list);
  return answer;
}

bool wrote_lately(const World& world, const Citizen& citizen) {
  return std::ranges::any_of(citizen.sessions, [&](const auto& row) {
    return row.second.has_written && world.now() - row.second.last_written <= hours(48);
  });
}

json customer_batchget(World& world, const ApiInput& in) {
  const auto ids = texts_field(in.body, "external_userid_list");
  if (ids.empty() || ids.size() > kCustomersMax)
    return refused(errcode::kParameter, "external_userid_list must have 1..100");
  json known = json::array(), unknown = json::array();
  for (const std::string& id : ids) {
    const Citizen* citizen = world.find_citizen(id);
    if (!citizen || !wrote_lately(world, *citizen)) {
      unknown.push_back(id);
      continue;
    }
    json row = {{"external_userid", id},
                {"nickname", citizen->name},
                {"avatar", ""},
                {"gender", 0},
                {"unionid", ""}};
    if (number_field(in.body, "need_enter_session_context") == 1)
      row["enter_session_context"] = {{"scene", citizen->scene},
                                      {"scene_param", citizen->scene_param}};
    known.push_back(std::move(row));
  }
  json answer = accepted();
  answer["customer_list"] = std::move(known);
  answer["invalid_external_userid"] = std::move(unknown);
  return answer;
}

json add_contact_way(World& world, const ApiInput& in) {
  static constexpr std::string_view kAllowed =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
  if (!world.find_account(text_field(in.body, "open_kfid")))
    return refused(errcode::kKfIdUnknown, "open_kfid not exist");
  const std::string scene = text_field(in.body, "scene");
  if (scene.size() > kSceneBytesMax || scene.find_first_not_of(kAllowed) != std::string::npos)
    return refused(errcode::kParameter, "invalid scene");
  json answer = accepted();
  answer["url"] = "https://work.weixin.qq.com/kf/kfc" + world.new_id("", 8) +
                  (scene.empty() ? "" : "?enc_scene=" + world.new_id("", 8));
  return answer;
}

}  // namespace

std::span<const ApiRow> kf_sessions_api() {
  static constexpr std::array kRows{
      ApiRow{"kf/service_state/get", Caller::kf, "POST", state_get},
      ApiRow{"kf/service_state/trans", Caller::kf, "POST", state_trans},
      ApiRow{"kf/account/list", Caller::kf, "", account_list},
      ApiRow{"kf/servicer/list", Caller::kf, "GET", servicer_list},
      ApiRow{"kf/customer/batchget", Caller::kf, "POST", customer_batchget},
      ApiRow{"kf/add_contact_way", Caller::kf, "POST", add_contact_way},
  };
  return kRows;
}

}  // namespace huiyin::sim::wecom
