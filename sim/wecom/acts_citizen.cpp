#include <nlohmann/json.hpp>
#include <ranges>

#include "base/json.h"
#include "base/utf8.h"
#include "sim/json_fields.h"
#include "sim/wecom/acts.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr hours kWelcomePause{48};
constexpr seconds kWelcomeLife{20};
constexpr std::size_t kCitizensMax = 50'000;
constexpr std::size_t kIdBytesMax = 64;
constexpr std::size_t kInputBytesMax = 4096;  // the input field of WeChat takes no more

Refused cannot(std::string where, const char* what) {
  return Refused({"sim.act", std::move(where), what, "请核对编号和内容"});
}

std::optional<Problem> objection(World& world, const std::string& id,
                                 const std::string& open_kfid) {
  const auto no = [](const char* where, const char* what) {
    return Problem{"sim.act", where, what, "请核对编号"};
  };
  if (id.empty() || id.size() > kIdBytesMax) return no("user", "编号应是 1 到 64 个字节");
  if (!world.find_account(open_kfid)) return no("open_kfid", "没有这个客服账号");
  if (!world.find_citizen(id) && world.citizens.size() >= kCitizensMax)
    return no("user", "人太多了");
  return std::nullopt;
}

bool may_be_welcomed(const World& world, const Session& session) {
  // A code comes only when no welcome went out within 48 h and the citizen wrote nothing.
  const auto long_ago = [&](Instant moment) { return world.now() - moment > kWelcomePause; };
  return (!session.has_written || long_ago(session.last_written)) &&
         (!session.was_welcomed || long_ago(session.welcomed));
}

// The click items of a menu as {id, content}, in their order.
std::vector<std::pair<std::string, std::string>> click_items(const json& menu) {
  std::vector<std::pair<std::string, std::string>> items;
  for (const json& item : list_field(menu, "list"))
    if (text_field(item, "type") == "click") {
      const json& click = object_field(item, "click");
      items.emplace_back(text_field(click, "id"), text_field(click, "content"));
    }
  return items;
}

const Entry* menu_of(Citizen& citizen, std::optional<std::uint64_t> entry) {
  if (entry) {
    const Entry* found = citizen.transcript.find(*entry);
    return found && found->msgtype == "msgmenu" ? found : nullptr;
  }
  for (const Entry& line : citizen.transcript.lines() | std::views::reverse)
    if (line.from == Speaker::bot && line.msgtype == "msgmenu") return &line;
  return nullptr;
}

}  // namespace

Result<std::string> citizen_sends(World& world, const std::string& id, const std::string& open_kfid,
                                  const Written& written, const json& object) {
  if (const auto no = objection(world, id, open_kfid)) return Refused(*no);
  if (written.msgtype.empty() || written.msgtype == "event" || !object.is_object())
    return cannot("msgtype", "应有消息类型和它的内容");
  Citizen& citizen = world.citizen(id);
  Session& session = world.session(citizen, open_kfid);
  session.has_written = true;
  session.last_written = world.now();
  session.sent_since = 0;
  if (session.state == service_state::kEnded) session.state = service_state::kUntreated;
  const std::string msgid = world.new_id();
  world.push(open_kfid, {{"msgid", msgid},
                         {"open_kfid", open_kfid},
                         {"external_userid", id},
                         {"send_time", world.stamp_seconds()},
                         {"origin", 3},
                         {"msgtype", written.msgtype},
                         {written.msgtype, object}});
  world.show(citizen, {.from = Speaker::citizen,
                       .text = written.text,
                       .msgid = msgid,
                       .msgtype = written.msgtype,
                       .open_kfid = open_kfid,
                       .menu_id = text_field(object, "menu_id"),
                       .content = json_text(object)});
  world.ring(open_kfid);
  return msgid;
}

Result<std::string> citizen_says(World& world, const std::string& id, const std::string& open_kfid,
                                 const std::string& text) {
  if (trimmed(text).empty()) return cannot("text", "没有写内容");
  if (text.size() > kInputBytesMax) return cannot("text", "太长，一次最多 4096 个字节");
  return citizen_sends(world, id, open_kfid, {"text", text}, {{"content", text}});
}

Result<std::string> citizen_taps(World& world, const std::string& id, const json& which,
                                 std::optional<std::uint64_t> entry) {
  Citizen* citizen = world.find_citizen(id);
  const Entry* line = citizen ? menu_of(*citizen, entry) : nullptr;
  if (!line) return cannot("user", "这里没有可以点的菜单");
  const auto items = click_items(json_of(line->content));
  const auto chosen = [&]() -> const std::pair<std::string, std::string>* {
    if (which.is_number_integer()) {
      const auto n = which.get<std::int64_t>();
      return n >= 1 && n <= std::int64_t(items.size()) ? &items[std::size_t(n - 1)] : nullptr;
    }
    if (!which.is_string()) return nullptr;
    const std::string words = which.get<std::string>();
    for (const auto& item : items)
      if (item.first == words || item.second == words) return &item;
    for (const auto& item : items)
      if (!words.empty() && item.second.find(words) != std::string::npos) return &item;
    return nullptr;
  }();
  if (!chosen) return cannot("which", "菜单里没有这一项");
  // A tap is a message: it opens the window like any other.
  return citizen_sends(world, id, std::string(line->open_kfid), {"text", chosen->second},
                       {{"content", chosen->second}, {"menu_id", chosen->first}});
}

Result<std::string> citizen_enters(World& world, const std::string& id,
                                   const std::string& open_kfid, const json& more) {
  if (const auto no = objection(world, id, open_kfid)) return Refused(*no);
  Citizen& citizen = world.citizen(id);
  Session& session = world.session(citizen, open_kfid);
  citizen.scene = text_field(more, "scene", "demo");
  citizen.scene_param = text_field(more, "scene_param");
  json event = {{"event_type", "enter_session"},
                {"scene", citizen.scene},
                {"scene_param", citizen.scene_param}};
  std::string code;
  if (may_be_welcomed(world, session)) {
    code = world.new_id("WC", 12);
    world.event_codes.put(code, {.citizen = id,
                                 .open_kfid = open_kfid,
                                 .until = world.now() + kWelcomeLife,
                                 .takes_menu = true,
                                 .is_welcome = true});
    event["welcome_code"] = code;
  }
  world.show(citizen, {.from = Speaker::event, .text = "enter_session", .open_kfid = open_kfid});
  world.push_event(citizen, open_kfid, std::move(event));
  return code;
}

Result<std::string> citizen_recalls(World& world, const std::string& id, const std::string& msgid) {
  Citizen* citizen = world.find_citizen(id);
  Entry* line = citizen ? citizen->transcript.find_msgid(msgid) : nullptr;
  if (!line || line->from != Speaker::citizen) return cannot("msgid", "没有这条消息");
  line->is_recalled = true;
  const std::string open_kfid = line->open_kfid;
  world.touch(*citizen);
  world.push_event(*citizen, open_kfid,
                   {{"event_type", "user_recall_msg"}, {"recall_msgid", msgid}});
  return msgid;
}

Result<std::string> kf_event(World& world, const std::string& id, const std::string& open_kfid,
                             const json& event) {
  if (const auto no = objection(world, id, open_kfid)) return Refused(*no);
  if (text_field(event, "event_type").empty()) return cannot("event_type", "没有写是什么事件");
  Citizen& citizen = world.citizen(id);
  world.show(citizen, {.from = Speaker::event,
                       .text = text_field(event, "event_type"),
                       .open_kfid = open_kfid,
                       .content = json_text(event)});
  world.push_event(citizen, open_kfid, event);
  return text_field(event, "event_type");
}

}  // namespace huiyin::sim::wecom
