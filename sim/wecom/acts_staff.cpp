#include <charconv>
#include <nlohmann/json.hpp>
#include <ranges>

#include "base/json.h"
#include "base/utf8.h"
#include "sim/json_fields.h"
#include "sim/wecom/acts.h"
#include "sim/wecom/cards.h"
#include "sim/wecom/documents.h"
#include "sim/wecom/session_rules.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

Refused cannot(const char* where, const char* what) {
  return Refused({"sim.act", where, what, "请核对编号和内容"});
}

const Entry* card_of(Member& member, std::optional<std::uint64_t> entry) {
  if (entry) {
    const Entry* found = member.transcript.find(*entry);
    return found && found->msgtype == "template_card" ? found : nullptr;
  }
  for (const Entry& line : member.transcript.lines() | std::views::reverse)
    if (line.msgtype == "template_card") return &line;
  return nullptr;
}

ordered_json selected_items(const json& chosen) {
  ordered_json items = ordered_json::array();
  for (const auto& [question, ids] : chosen.items()) {
    ordered_json options = ordered_json::array();
    for (const json& id : ids.is_array() ? ids : json::array({ids}))
      if (id.is_string()) options.push_back(id.get<std::string>());
    items.push_back({{"QuestionKey", question}, {"OptionIds", {{"OptionId", options}}}});
  }
  return {{"SelectedItem", items}};
}

// MsgId of the app door: 64 bits, 19 digits.
std::uint64_t new_message_number(World& world) {
  std::uint64_t number = 0;
  const std::string digits = world.new_id("", 7);
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return 7'000'000'000'000'000'000 + number;
}

void push_app(World& world, const Member& member, const ordered_json& fields) {
  world.count("callbacks_app");
  world.post({Door::app, app_document(world, member.id, fields), member.id});
}

}  // namespace

Result<std::string> servicer_takes(World& world, const std::string& userid, const std::string& id,
                                   const std::string& open_kfid) {
  Citizen* citizen = world.find_citizen(id);
  const Member* member = world.find_member(userid);
  if (!citizen || !world.find_account(open_kfid)) return cannot("user", "没有这位群众或客服账号");
  if (!member) return cannot("staff", "没有这位接待人员");
  if (!world.session(*citizen, open_kfid).has_written)
    return cannot("user", "这位群众还没有写过消息");
  return move_session(world, *citizen, open_kfid, service_state::kServed, member->id,
                      Mover::client);
}

Result<std::string> servicer_says(World& world, const std::string& userid, const std::string& id,
                                  const std::string& open_kfid, const std::string& text) {
  if (trimmed(text).empty()) return cannot("text", "没有写内容");
  Citizen* citizen = world.find_citizen(id);
  const Member* member = world.find_member(userid);
  if (!citizen || !member || !world.find_account(open_kfid)) return cannot("user", "没有这个人");
  const Session& session = world.session(*citizen, open_kfid);
  if (session.state == service_state::kEnded && session.has_written)
    move_session(world, *citizen, open_kfid, service_state::kServed, member->id, Mover::client);
  if (session.state != service_state::kServed) return cannot("user", "请先接入，再回复");
  const std::string msgid = world.new_id();
  world.push(open_kfid, {{"msgid", msgid},
                         {"open_kfid", open_kfid},
                         {"external_userid", id},
                         {"send_time", world.stamp_seconds()},
                         {"origin", 5},
                         {"servicer_userid", member->id},
                         {"msgtype", "text"},
                         {"text", {{"content", text}}}});
  world.show(*citizen, {.from = Speaker::servicer,
                        .text = text,
                        .msgid = msgid,
                        .msgtype = "text",
                        .open_kfid = open_kfid});
  world.ring(open_kfid);
  return msgid;
}

Result<std::string> servicer_ends(World& world, const std::string& id,
                                  const std::string& open_kfid) {
  Citizen* citizen = world.find_citizen(id);
  if (!citizen || !world.find_account(open_kfid)) return cannot("user", "没有这位群众或客服账号");
  if (world.session(*citizen, open_kfid).state == service_state::kEnded)
    return cannot("user", "会话已经结束");
  return move_session(world, *citizen, open_kfid, service_state::kEnded, "", Mover::client);
}

Result<std::string> staff_says(World& world, const std::string& userid, const std::string& text) {
  if (trimmed(text).empty()) return cannot("text", "没有写内容");
  Member* member = world.find_member(userid);
  if (!member) return cannot("staff", "没有这位工作人员");
  const std::uint64_t number = new_message_number(world);
  world.show(
      *member,
      {.from = Speaker::staff, .text = text, .msgid = std::to_string(number), .msgtype = "text"});
  push_app(world, *member, {{"MsgType", "text"}, {"Content", text}, {"MsgId", number}});
  return std::to_string(number);
}

Result<std::string> staff_taps(World& world, const std::string& userid, const json& which,
                               std::optional<std::uint64_t> entry, const json& chosen) {
  Member* member = world.find_member(userid);
  if (!member) return cannot("staff", "没有这位工作人员");
  const Entry* line = card_of(*member, entry);
  if (!line) return cannot("entry", "这里没有卡片");
  if (!line->replaced.empty()) return cannot("entry", "这张卡片的按钮已经换成了文字");
  const json card = json_of(line->content);
  const auto button = find_button(card, which);
  if (!button) return cannot("which", "卡片上没有这个按钮");
  const std::string task_id = text_field(card, "task_id");
  const std::string code = world.new_id("RC", 12);
  world.card_codes.put(code, {.task_id = task_id, .until = world.now() + kCardCodeLife});
  ordered_json fields = {
      {"MsgType", "event"},
      {"Event", button->is_menu ? "template_card_menu_event" : "template_card_event"},
      {"EventKey", button->key},
      {"TaskId", task_id},
      {"CardType", text_field(card, "card_type")},
      {"ResponseCode", code}};
  if (chosen.is_object() && !chosen.empty()) fields["SelectedItems"] = selected_items(chosen);
  world.show(*member, {.from = Speaker::staff,
                       .text = "[" + button->text + "]",
                       .msgtype = "tap",
                       .menu_id = button->key});
  push_app(world, *member, fields);
  return code;
}

Result<std::string> staff_event(World& world, const std::string& userid, const std::string& event,
                                const std::string& event_key) {
  Member* member = world.find_member(userid);
  if (!member) return cannot("staff", "没有这位工作人员");
  if (event.empty()) return cannot("event", "没有写是什么事件");
  push_app(world, *member, {{"MsgType", "event"}, {"Event", event}, {"EventKey", event_key}});
  return event;
}

}  // namespace huiyin::sim::wecom
