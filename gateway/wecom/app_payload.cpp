#include "gateway/wecom/app_payload.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <nlohmann/json.hpp>

#include "gateway/wecom/json_text.h"
#include "gateway/wecom/xml_text.h"

namespace huiyin::gateway::wecom {
namespace {

struct EventRow {
  std::string_view name;  // in lower case
  AppEvent meaning;
};
constexpr std::array kAppEvents{
    EventRow{"subscribe", AppEvent::subscribe},
    EventRow{"unsubscribe", AppEvent::unsubscribe},
    EventRow{"enter_agent", AppEvent::enter_agent},
    EventRow{"location", AppEvent::location},
    EventRow{"click", AppEvent::click},
    EventRow{"view", AppEvent::view},
    EventRow{"template_card_event", AppEvent::card_tap},
    EventRow{"template_card_menu_event", AppEvent::card_menu},
    EventRow{"kf_msg_or_event", AppEvent::kf_bell},
    EventRow{"kf_account_auth_change", AppEvent::kf_accounts_changed},
    EventRow{"batch_job_result", AppEvent::ignored},
    EventRow{"change_contact", AppEvent::ignored},
    EventRow{"open_approval_change", AppEvent::ignored},
    EventRow{"sys_approval_change", AppEvent::ignored},
    EventRow{"scancode_push", AppEvent::ignored},
    EventRow{"scancode_waitmsg", AppEvent::ignored},
    EventRow{"location_select", AppEvent::ignored},
};
constexpr std::array<std::string_view, 6> kMessages{"text",  "image",    "voice",
                                                    "video", "location", "link"};

AppEvent meaning_of(std::string_view event) {
  const std::string folded = folded_userid(event);
  if (folded.starts_with("pic_")) return AppEvent::ignored;  // pic_sysphoto, pic_weixin …
  const auto row = std::ranges::find(kAppEvents, folded, &EventRow::name);
  return row == kAppEvents.end() ? AppEvent::unknown : row->meaning;
}

AppKind kind_of(const AppMessage& message) {
  if (message.meaning == AppEvent::kf_bell) return AppKind::kf_bell;
  if (message.meaning == AppEvent::unknown) return AppKind::unknown;
  if (message.meaning != AppEvent::none) return AppKind::event;
  return std::ranges::find(kMessages, message.type) == kMessages.end() ? AppKind::unknown
                                                                       : AppKind::message;
}

std::optional<double> decimal(const std::string& text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

Refused payload_refused(const char* code, const char* what) {
  return Refused({code, "wecom.callback", what, "消息已原样留存，请联系维护人员查看"});
}

// XML and JSON name the same fields: one reading for both.
using Field = std::function<std::string(const char*)>;

void read_fields(AppMessage& to, const Field& field) {
  to.type = field("MsgType");
  to.event = field("Event");
  to.msgid = field("MsgId");
  to.to_user = field("ToUserName");
  to.from_user = field("FromUserName");
  to.agent_id = field("AgentID");
  to.content = field("Content");
  to.media_id = field("MediaId");
  to.thumb_media_id = field("ThumbMediaId");
  to.pic_url = field("PicUrl");
  to.format = field("Format");
  // A message's place is Location_X, its latitude, and Location_Y; a report's is named plainly.
  to.latitude = decimal(field(to.type == "location" ? "Location_X" : "Latitude"));
  to.longitude = decimal(field(to.type == "location" ? "Location_Y" : "Longitude"));
  to.label = field("Label");
  to.title = field("Title");
  to.description = field("Description");
  to.url = field("Url");
  to.event_key = field("EventKey");
  to.task_id = field("TaskId");
  to.card_type = field("CardType");
  to.response_code = field("ResponseCode");
  to.token = field("Token");
  to.open_kfid = field("OpenKfId");
}

void read_lists(AppMessage& to, pugi::xml_node root) {
  for (const pugi::xml_node item : root.child("SelectedItems").children("SelectedItem")) {
    auto& options = to.selected[text_at(item, "QuestionKey")];
    for (const pugi::xml_node id : item.child("OptionIds").children("OptionId"))
      options.push_back(text_in(id));
  }
  for (const pugi::xml_node id : root.children("AuthAddOpenKfId"))
    to.accounts_added.push_back(text_in(id));
  for (const pugi::xml_node id : root.children("AuthDelOpenKfId"))
    to.accounts_removed.push_back(text_in(id));
}

// A list of one may come as the one itself: the JSON is made of the XML.
std::vector<nlohmann::json> each(const nlohmann::json& value) {
  if (value.is_array()) return {value.begin(), value.end()};
  if (value.is_null()) return {};
  return {value};
}

std::vector<std::string> strings(const nlohmann::json& object, const char* key) {
  std::vector<std::string> texts;
  if (!object.is_object() || !object.contains(key)) return texts;
  for (const auto& value : each(object.at(key)))
    if (value.is_string()) texts.push_back(value.get<std::string>());
  return texts;
}

void read_lists(AppMessage& to, const nlohmann::json& root) {
  const auto& items = object_at(root, "SelectedItems");
  if (items.contains("SelectedItem"))
    for (const auto& item : each(items.at("SelectedItem")))
      to.selected[text_at(item, "QuestionKey")] = strings(object_at(item, "OptionIds"), "OptionId");
  to.accounts_added = strings(root, "AuthAddOpenKfId");
  to.accounts_removed = strings(root, "AuthDelOpenKfId");
}

}  // namespace

std::string folded_userid(std::string_view userid) {
  std::string folded(userid);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return folded;
}

Result<AppMessage> read_app_message(std::string_view decrypted) {
  AppMessage message;
  message.raw = decrypted;
  std::string create_time;
  const std::size_t first = decrypted.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && decrypted[first] == '{') {
    const auto root = json_from(decrypted);
    if (!root) return payload_refused("wecom.payload.form", "解密后的内容不是合法的 JSON");
    read_fields(message, [&](const char* key) { return text_at(*root, key); });
    create_time = text_at(*root, "CreateTime");
    read_lists(message, *root);
  } else {
    pugi::xml_document document;
    const pugi::xml_node root = xml_root(document, decrypted);
    if (!root) return payload_refused("wecom.payload.form", "解密后的内容不是合法的 XML");
    read_fields(message, [&](const char* name) { return text_at(root, name); });
    create_time = text_at(root, "CreateTime");
    read_lists(message, root);
  }
  if (message.type.empty())
    return payload_refused("wecom.payload.type", "消息没有写明类型（MsgType）");
  if (message.type == "event") message.meaning = meaning_of(message.event);
  message.kind = kind_of(message);
  const auto time = integer_from(create_time);
  if (!time || *time < 0)
    return payload_refused("wecom.payload.create_time", "消息的时间（CreateTime）不是数字");
  message.create_time = *time;
  // A bell names nobody; so do some events that this program only stores.
  const bool by_member =
      message.meaning != AppEvent::kf_bell && message.meaning != AppEvent::kf_accounts_changed &&
      message.meaning != AppEvent::ignored && message.meaning != AppEvent::unknown;
  if (by_member && message.from_user.empty())
    return payload_refused("wecom.payload.from", "消息没有写明发送人（FromUserName）");
  if (message.kind == AppKind::message && message.msgid.empty())
    return payload_refused("wecom.payload.msgid", "消息没有编号（MsgId）");
  return message;
}

}  // namespace huiyin::gateway::wecom
