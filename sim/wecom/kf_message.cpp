// The form of a message to a citizen: what the platform refuses, and how it looks.
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kKfTextBytesMax = 2048, kMenuEndBytesMax = 1024, kMenuItemsMax = 10;
constexpr std::size_t kClickBytesMax = 128, kViewBytesMax = 1024, kItemTextBytesMax = 256;
constexpr std::size_t kUrlBytesMax = 2048, kLinkTitleBytesMax = 128, kLinkDescBytesMax = 512;
constexpr std::size_t kMiniTitleBytesMax = 64, kMsgidBytesMax = 32;
constexpr std::size_t kMessageBytesMax = 64 * 1024;

json over(World& world, std::int64_t code, const std::string& what) {
  world.violate("kf message outside its limits", what);
  return refused(code, what);
}

bool is_msgid(const std::string& id) {
  static constexpr std::string_view kAllowed =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
  return !id.empty() && id.size() <= kMsgidBytesMax &&
         id.find_first_not_of(kAllowed) == std::string::npos;
}

bool fits(const json& part, const char* key, std::size_t bytes_max, bool needed) {
  const std::string text = text_field(part, key);
  return text.size() <= bytes_max && (!needed || !text.empty());
}

json menu_item_refusal(World& world, const json& item) {
  const std::string type = text_field(item, "type");
  const json& part = object_field(item, type);
  const auto bad = [&](const char* what) { return over(world, errcode::kKfMenuItem, what); };
  if (type == "click")
    return fits(part, "id", kClickBytesMax, false) && fits(part, "content", kClickBytesMax, true)
               ? json()
               : bad("menu item click: id or content");
  if (type == "view")
    return fits(part, "url", kUrlBytesMax, true) && fits(part, "content", kViewBytesMax, true)
               ? json()
               : bad("menu item view: url or content");
  if (type == "miniprogram")
    return fits(part, "appid", kUrlBytesMax, true) && fits(part, "content", kViewBytesMax, true)
               ? json()
               : bad("menu item miniprogram: appid or content");
  if (type == "text")
    return fits(part, "content", kItemTextBytesMax, true) ? json() : bad("menu item text: content");
  return bad("menu item of an unknown type");
}

json menu_refusal(World& world, const json& menu) {
  if (!fits(menu, "head_content", kMenuEndBytesMax, false) ||
      !fits(menu, "tail_content", kMenuEndBytesMax, false))
    return over(world, errcode::kContentSize, "menu head or tail over 1024 bytes");
  const json& items = list_field(menu, "list");
  if (items.size() > kMenuItemsMax)
    return over(world, errcode::kKfMenu, "menu with more than 10 items");
  if (items.empty() && text_field(menu, "head_content").empty())
    return over(world, errcode::kEmptyContent, "empty menu");
  for (const json& item : items)
    if (json refusal = menu_item_refusal(world, item); !refusal.is_null()) return refusal;
  return {};
}

json media_refusal(World& world, const std::string& media_id) {
  const Media* media = world.media.find(media_id);
  return media && world.now() < media->until ? json()
                                             : refused(errcode::kMediaId, "invalid media_id");
}

json link_refusal(World& world, const json& link) {
  if (!fits(link, "title", kLinkTitleBytesMax, true) ||
      !fits(link, "desc", kLinkDescBytesMax, false) || !fits(link, "url", kUrlBytesMax, true))
    return over(world, errcode::kContentSize, "link: title, desc or url");
  return media_refusal(world, text_field(link, "thumb_media_id"));
}

json mini_refusal(World& world, const json& mini) {
  if (!fits(mini, "title", kMiniTitleBytesMax, false) || !fits(mini, "appid", kUrlBytesMax, true) ||
      !fits(mini, "pagepath", kUrlBytesMax, true))
    return over(world, errcode::kContentSize, "miniprogram: title, appid or pagepath");
  return media_refusal(world, text_field(mini, "thumb_media_id"));
}

json content_refusal(World& world, const std::string& type, const json& part) {
  if (type == "text") {
    if (text_field(part, "content").empty())
      return refused(errcode::kEmptyContent, "empty content");
    if (!fits(part, "content", kKfTextBytesMax, true))
      return over(world, errcode::kContentSize, "text over 2048 bytes");
    return {};
  }
  if (type == "msgmenu") return menu_refusal(world, part);
  if (type == "link") return link_refusal(world, part);
  if (type == "miniprogram") return mini_refusal(world, part);
  if (type == "location")
    return part.contains("latitude") && part.contains("longitude")
               ? json()
               : refused(errcode::kField, "location without its place");
  if (type == "ca_link")
    return fits(part, "link_url", kUrlBytesMax, true) ? json()
                                                      : refused(errcode::kField, "link_url");
  return media_refusal(world, text_field(part, "media_id"));
}

std::string menu_words(const json& menu) {
  std::string words = text_field(menu, "head_content");
  const auto line = [&](const std::string& text) {
    if (!text.empty()) words += (words.empty() ? "" : "\n") + text;
  };
  for (const json& item : list_field(menu, "list")) {
    const std::string type = text_field(item, "type");
    const std::string content = text_field(object_field(item, type), "content");
    line(type == "text" ? content : "▷ " + content);
  }
  line(text_field(menu, "tail_content"));
  return words;
}

std::string words_of(const std::string& type, const json& part) {
  if (type == "text") return text_field(part, "content");
  if (type == "msgmenu") return menu_words(part);
  if (type == "link") return text_field(part, "title") + "\n" + text_field(part, "url");
  return "[" + type + "]";
}

}  // namespace

json kf_message_refusal(World& world, const json& body) {
  static const std::set<std::string> kTypes = {"text",     "image",  "voice",   "video",
                                               "file",     "link",   "msgmenu", "miniprogram",
                                               "location", "ca_link"};
  const std::string type = text_field(body, "msgtype");
  if (!kTypes.contains(type)) return refused(errcode::kMessageType, "invalid message type");
  if (has_field(body, "msgid") && !is_msgid(text_field(body, "msgid"))) {
    world.violate("msgid outside [0-9a-zA-Z_-]{1,32}", text_field(body, "msgid"));
    return refused(errcode::kParameter, "invalid msgid");
  }
  if (!has_field(body, type)) return refused(errcode::kField, "missing " + type);
  if (json_text(object_field(body, type)).size() > kMessageBytesMax)
    return over(world, errcode::kContentSize, "message too large");
  return content_refusal(world, type, object_field(body, type));
}

Entry kf_entry(const json& body, const std::string& open_kfid, const std::string& msgid) {
  const std::string type = text_field(body, "msgtype");
  const json& part = object_field(body, type);
  return {.from = Speaker::bot,
          .text = words_of(type, part),
          .msgid = msgid,
          .msgtype = type,
          .open_kfid = open_kfid,
          .content = json_text(part)};
}

}  // namespace huiyin::sim::wecom
