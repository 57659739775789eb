#include "gateway/wecom/kf_message.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "base/utf8.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 10> kSentenceEnds{"。", "！", "？", "；", "…",
                                                         "!",  "?",  ";",  "\n", ". "};
constexpr std::array<std::string_view, 6> kPauses{"，", "、", "：", ",", " ", "　"};

// Behind the last of `marks` in `text`, or 0. None of the marks is a part of another character's
// bytes: UTF-8 sees to it.
template <std::size_t N>
std::size_t behind_last(std::string_view text, const std::array<std::string_view, N>& marks) {
  std::size_t end = 0;
  for (const std::string_view mark : marks)
    if (const auto found = text.rfind(mark); found != std::string_view::npos)
      end = std::max(end, found + mark.size());
  return end;
}

std::string well_formed(std::string_view text) {
  return is_utf8(text) ? std::string(text) : utf8(code_points(text));
}

std::string cut(std::string_view text, std::size_t bytes_max) {
  constexpr std::string_view kEllipsis = "…";
  const std::string whole = well_formed(text);
  if (whole.size() <= bytes_max) return whole;
  return std::string(utf8_prefix(whole, bytes_max - kEllipsis.size())) + std::string(kEllipsis);
}

Refused message_refused(const char* code, const char* what) {
  return Refused({code, "wecom.kf/send_msg", what, "请联系维护人员（程序问题）"});
}

bool is_msgid(std::string_view msgid) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
  };
  return !msgid.empty() && msgid.size() <= kMsgidBytesMax && std::ranges::all_of(msgid, allowed);
}

std::size_t item_text_max(KfMenuItem::Kind kind) {
  switch (kind) {
    case KfMenuItem::Kind::click:
      return kClickTextBytesMax;
    case KfMenuItem::Kind::view:
      return kViewTextBytesMax;
    case KfMenuItem::Kind::plain:
      return kPlainTextBytesMax;
  }
  return 0;
}

bool fits(const KfMenuItem& item) {
  if (is_blank(item.content) || item.content.size() > item_text_max(item.kind)) return false;
  if (item.kind == KfMenuItem::Kind::click)
    return !item.id.empty() && item.id.size() <= kClickIdBytesMax;
  if (item.kind == KfMenuItem::Kind::view)
    return !item.url.empty() && item.url.size() <= kViewUrlBytesMax;
  return true;
}

json item_json(const KfMenuItem& item) {
  switch (item.kind) {
    case KfMenuItem::Kind::click:
      return {{"type", "click"}, {"click", {{"id", item.id}, {"content", item.content}}}};
    case KfMenuItem::Kind::view:
      return {{"type", "view"}, {"view", {{"url", item.url}, {"content", item.content}}}};
    case KfMenuItem::Kind::plain:
      break;
  }
  return {{"type", "text"}, {"text", {{"content", item.content}}}};
}

Result<void> put_content(json& body, const KfContent& content) {
  if (const auto* text = std::get_if<KfText>(&content)) {
    const std::string words = well_formed(text->content);
    if (is_blank(words)) return message_refused("wecom.kf.empty", "消息内容为空");
    if (words.size() > kTextBytesMax)
      return message_refused("wecom.kf.text_size", "消息超过 2048 字节");
    body["msgtype"] = "text";
    body["text"] = {{"content", words}};
    return {};
  }
  const auto& menu = std::get<KfMenu>(content);
  if (menu.items.empty() && is_blank(menu.head))
    return message_refused("wecom.kf.empty", "菜单内容为空");
  if (menu.items.size() > kMenuItemsMax)
    return message_refused("wecom.kf.menu_items", "菜单选项超过 10 个");
  if (menu.head.size() > kMenuHeadBytesMax || menu.tail.size() > kMenuHeadBytesMax ||
      !std::ranges::all_of(menu.items, fits))
    return message_refused("wecom.kf.menu_size", "菜单文字或选项不合要求");
  json list = json::array();
  for (const KfMenuItem& item : menu.items) list.push_back(item_json(item));
  json parts{{"list", std::move(list)}};
  if (!menu.head.empty()) parts["head_content"] = menu.head;
  if (!menu.tail.empty()) parts["tail_content"] = menu.tail;
  body["msgtype"] = "msgmenu";
  body["msgmenu"] = std::move(parts);
  return {};
}

}  // namespace

std::vector<std::string> split_text(std::string_view text, std::size_t bytes_max) {
  ensure(bytes_max >= 4, "a part has room for any character");
  const std::string whole = well_formed(text);
  std::vector<std::string> parts;
  for (std::string_view rest = whole; !rest.empty();) {
    std::string_view part = utf8_prefix(rest, bytes_max);
    if (part.size() < rest.size()) {
      std::size_t end = behind_last(part, kSentenceEnds);
      if (end <= part.size() / 2) end = std::max(end, behind_last(part, kPauses));
      if (end > part.size() / 2) part = part.substr(0, end);
    }
    parts.emplace_back(part);
    rest.remove_prefix(part.size());
  }
  return parts;
}

std::vector<KfContent> fitted(const KfContent& content) {
  std::vector<KfContent> messages;
  const auto say = [&](std::string_view text, std::size_t bytes_max) {
    for (std::string& part : split_text(text, bytes_max))
      if (!is_blank(part)) messages.push_back(KfText{std::move(part)});
  };
  if (const auto* text = std::get_if<KfText>(&content)) {
    say(text->content, kTextBytesMax);
    return messages;
  }
  const auto& menu = std::get<KfMenu>(content);
  KfMenu next{.head = well_formed(menu.head), .items = {}, .tail = {}};
  if (next.head.size() > kMenuHeadBytesMax) {
    auto parts = split_text(next.head, kMenuHeadBytesMax);
    next.head = std::move(parts.back());
    parts.pop_back();
    std::string before;
    for (const std::string& part : parts) before += part;
    say(before, kTextBytesMax);
  }
  for (const KfMenuItem& item : menu.items) {
    if (is_blank(item.content)) continue;
    if (next.items.size() == kMenuItemsMax) {
      messages.emplace_back(std::move(next));
      next = {};
    }
    next.items.push_back(item);
    next.items.back().content = cut(item.content, item_text_max(item.kind));
  }
  const std::string tail = well_formed(menu.tail);
  const bool tail_fits = tail.size() <= kMenuHeadBytesMax;
  if (tail_fits && !is_blank(tail)) next.tail = tail;
  if (!next.items.empty()) {
    messages.emplace_back(std::move(next));
  } else {
    say(next.head, kTextBytesMax);
    say(next.tail, kTextBytesMax);
  }
  if (!tail_fits) say(tail, kTextBytesMax);
  return messages;
}

Result<std::string> send_body(const KfMessage& message) {
  if (message.to.empty() || message.open_kfid.empty())
    return message_refused("wecom.kf.address", "没有写明接收人或客服账号");
  // "msgid":"" is an error of the platform's, and none at all loses the key by which a repetition
  // is known.
  if (!is_msgid(message.msgid)) return message_refused("wecom.kf.msgid", "消息编号不合要求");
  json body{{"touser", message.to}, {"open_kfid", message.open_kfid}, {"msgid", message.msgid}};
  if (auto put = put_content(body, message.content); !put) return Refused(put.error());
  return json_text(body);
}

Result<std::string> event_body(std::string_view code, std::string_view msgid,
                               const KfContent& content) {
  if (code.empty()) return message_refused("wecom.kf.address", "没有事件响应凭证");
  if (!is_msgid(msgid)) return message_refused("wecom.kf.msgid", "消息编号不合要求");
  json body{{"code", code}, {"msgid", msgid}};
  if (auto put = put_content(body, content); !put) return Refused(put.error());
  return json_text(body);
}

}  // namespace huiyin::gateway::wecom
