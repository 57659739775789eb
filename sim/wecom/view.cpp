#include "sim/wecom/view.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ranges>

#include "base/json.h"
#include "sim/json_fields.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kPageLinesMax = 300;
constexpr std::size_t kPeopleMax = 500;

}  // namespace

json entry_json(const Entry& entry) {
  json out = {{"number", entry.number},
              {"from", name_of(entry.from)},
              {"at", unix_ms(entry.at)},
              {"text", entry.text}};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) out[name] = value;
  };
  add("msgid", entry.msgid);
  add("msgtype", entry.msgtype);
  add("open_kfid", entry.open_kfid);
  add("menu_id", entry.menu_id);
  add("replaced", entry.replaced);
  if (entry.is_welcome) out["welcome"] = true;
  if (entry.is_recalled) out["recalled"] = true;
  if (entry.content.empty()) return out;
  json content = json_of(entry.content);
  if (entry.msgtype == "msgmenu") {
    json menu = json::array();
    for (const json& item : list_field(content, "list"))
      if (text_field(item, "type") == "click") menu.push_back(object_field(item, "click"));
    out["menu"] = std::move(menu);
  }
  if (entry.msgtype == "template_card") out["card"] = content;
  out["content"] = std::move(content);
  return out;
}

json lines_json(const Person& person, std::uint64_t since, std::size_t lines_max) {
  const auto& lines = person.transcript.lines();
  json out = json::array();
  std::size_t skipped = lines.size() > lines_max ? lines.size() - lines_max : 0;
  for (const Entry& line : lines) {
    if (skipped > 0 && skipped--) continue;
    if (line.number >= since) out.push_back(entry_json(line));
  }
  return out;
}

json citizen_json(World& world, Citizen& citizen, const std::string& open_kfid) {
  const Session& session = world.session(citizen, open_kfid);
  return {{"id", citizen.id},
          {"name", citizen.name},
          {"version", citizen.version},
          {"epoch", world.epoch},
          {"state", session.state},
          {"servicer", session.servicer},
          {"sent_since", session.sent_since},
          {"now", unix_ms(world.stamp())},
          {"lines", lines_json(citizen, 0, kPageLinesMax)}};
}

json member_json(const World& world, const Member& member) {
  return {{"id", member.id},
          {"name", member.name},
          {"version", member.version},
          {"epoch", world.epoch},
          {"now", unix_ms(world.stamp())},
          {"lines", lines_json(member, 0, kPageLinesMax)}};
}

json people_json(World& world, const std::string& open_kfid) {
  json citizens = json::array(), staff = json::array();
  for (auto& [id, citizen] : world.citizens) {
    if (citizens.size() >= kPeopleMax) break;
    const Session& session = world.session(citizen, open_kfid);
    const auto& lines = citizen.transcript.lines();
    citizens.push_back({{"id", id},
                        {"name", citizen.name},
                        {"state", session.state},
                        {"servicer", session.servicer},
                        {"lines", citizen.transcript.next_number()},
                        {"last", lines.empty() ? "" : lines.back().text}});
  }
  // In the order of the settings, as an office lists its people.
  for (const Player& player : world.settings.staff)
    if (const Member* member = world.find_member(player.id))
      staff.push_back({{"id", member->id},
                       {"name", member->name},
                       {"version", member->version},
                       {"lines", member->transcript.next_number()}});
  return {
      {"citizens", citizens}, {"staff", staff}, {"version", world.version}, {"epoch", world.epoch}};
}

json stats_json(const World& world) {
  json violations = json::array();
  for (const Violation& violation : world.violations)
    violations.push_back(
        {{"at", unix_ms(violation.at)}, {"what", violation.what}, {"detail", violation.detail}});
  return {{"stats", world.stats},
          {"violations", violations},
          {"messages", world.first_message + world.messages.size()},
          {"citizens", world.citizens.size()}};
}

json calls_json(const World& world, const std::string& path, std::size_t last) {
  json calls = json::array();
  for (const CallRecord& call : world.calls | std::views::reverse) {
    if (calls.size() >= last) break;
    if (!path.empty() && call.path != path) continue;
    calls.push_back({{"at", unix_ms(call.at)},
                     {"path", call.path},
                     {"body", call.body},
                     {"errcode", call.errcode},
                     {"messages", call.messages}});
  }
  std::reverse(calls.begin(), calls.end());
  return calls;
}

json settings_json(const World& world) {
  const Settings& settings = world.settings;
  json accounts = json::array();
  for (const Account& account : settings.accounts)
    accounts.push_back({{"open_kfid", account.open_kfid}, {"name", account.name}});
  return {{"corp_id", settings.corp_id},
          {"agent_id", settings.agent_id},
          {"gateway", settings.gateway},
          {"app_path", settings.app_path},
          {"kf_path", settings.kf_path},
          {"accounts", accounts},
          {"can_move_gateway_clock", !settings.gateway_clock_url.empty()}};
}

}  // namespace huiyin::sim::wecom
