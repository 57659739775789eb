// The doors of the installation: looked at, and tried. They are one for all offices, so they are
// the main office's to see. Settings are changed in their file, by who has the machine.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/aside.h"
#include "gateway/api/channel_desk.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "store/readings.h"

namespace huiyin::gateway::api {
namespace {

OrderedJson setting_json(const ChannelSetting& one) {
  return {{"key", one.key},
          {"title", one.chinese},
          {"value", one.is_secret ? "" : one.value},
          {"is_secret", one.is_secret},
          {"is_given", one.is_given},
          {"from", one.from}};
}

std::int64_t waiting_for(store::Transaction& tx, const std::string& channel) {
  const auto row = tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM outbox WHERE state = 0 AND channel = $1", {channel});
  return row ? std::get<0>(*row) : 0;
}

OrderedJson channel_json(const Call& call, const ChannelState& one) {
  OrderedJson settings = OrderedJson::array();
  for (const ChannelSetting& setting : one.settings) settings.push_back(setting_json(setting));
  return {{"name", one.name},
          {"title", one.title},
          {"is_set_up", one.is_set_up},
          {"settings", std::move(settings)},
          {"waiting", waiting_for(call.tx, one.channel)},
          {"paused_until", moment_or_null(one.paused_until)},
          {"accepted_at", moment_or_null(one.accepted)},
          {"refused_at", moment_or_null(one.refused)},
          {"code", one.code},
          {"reason", one.reason}};
}

std::optional<Answer> not_of_main(const Caller& caller) {
  if (caller.sees_main()) return std::nullopt;
  return problem(
      403, {"channels.main", "", "通道是各单位共用的，由上级单位查看", "请找上级单位的管理员"});
}

Answer list_channels(const Call& call) {
  if (auto no = not_of_main(call.caller)) return *std::move(no);
  OrderedJson items = OrderedJson::array();
  const ChannelDesk* desk = call.parts.channels;
  if (desk != nullptr)
    for (const ChannelState& one : desk->channels()) items.push_back(channel_json(call, one));
  return {.body = text_of({{"items", std::move(items)},
                           {"settings_file", desk == nullptr ? "" : desk->settings_file()}})};
}

Answer check_channel(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  const Entrance::Known known = parts.database.read([&](store::Transaction& tx) {
    return call.entrance.admit(tx, call.endpoint, call.request, call.now);
  });
  if (known.refusal) return *known.refusal;
  if (auto no = not_of_main(*known.caller)) return *std::move(no);
  const std::string& name = call.request.captures.at(0);
  if (parts.channels == nullptr) return not_found();
  const auto all = parts.channels->channels();
  if (std::ranges::find(all, name, &ChannelState::name) == all.end()) return not_found();
  OrderedJson items = OrderedJson::array();
  for (const doctor::Finding& one : parts.channels->check(name))
    items.push_back({{"door", one.door},
                     {"what", one.what},
                     {"state", doctor::name(one.state)},
                     {"key", one.key},
                     {"reason", one.reason},
                     {"remedy", one.remedy}});
  parts.database.write([&](store::Transaction& tx) {
    store::note_reading(tx, {0, call.now, known.caller->key_id, known.caller->office,
                             std::string(call.endpoint.id), "channel/" + name});
  });
  return {.body = text_of({{"items", std::move(items)}, {"at", moment_text(call.now)}})};
}

}  // namespace

std::vector<Endpoint> channel_endpoints() {
  using enum Scope;
  return {
      {.method = "GET",
       .path = "/channels",
       .id = "listChannels",
       .english = "The doors of the installation: how each is set up (never a secret), how many "
                  "messages wait for it, and what became of the last ones since the program "
                  "began.",
       .scope = channels_read,
       .handler = list_channels,
       .answer = "ChannelList"},
      {.method = "POST",
       .path = "/channels/{name}/check",
       .id = "checkChannel",
       .english = "Tries one, as `huiyin doctor` does: sends nothing to anybody. Takes seconds.",
       .scope = channels_check,
       .answer = "ChannelChecked",
       .aside = check_channel,
       .side = Side::checks}};
}

}  // namespace huiyin::gateway::api
