// What customer service says to a citizen: a text or a menu, within the sizes of kf/send_msg
// 发送消息 (developer.work.weixin.qq.com 96427). Sizes are bytes of UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace huiyin::gateway::wecom {

inline constexpr std::size_t kTextBytesMax = 2048;
inline constexpr std::size_t kMenuItemsMax = 10;
inline constexpr std::size_t kMenuHeadBytesMax = 1024;  // of the tail too
inline constexpr std::size_t kClickIdBytesMax = 64;     // newer pages say 128, older ones 64
inline constexpr std::size_t kClickTextBytesMax = 128;
inline constexpr std::size_t kViewTextBytesMax = 1024;
inline constexpr std::size_t kViewUrlBytesMax = 2048;
inline constexpr std::size_t kPlainTextBytesMax = 256;
inline constexpr std::size_t kMsgidBytesMax = 32;

struct KfText {
  std::string content;
};

struct KfMenuItem {
  enum class Kind : std::uint8_t { click, view, plain };
  Kind kind = Kind::click;
  std::string content;
  std::string id;   // of a click: comes back as menu_id, also from a menu of long ago
  std::string url;  // of a view
};

struct KfMenu {
  std::string head;
  std::vector<KfMenuItem> items;
  std::string tail;
};

using KfContent = std::variant<KfText, KfMenu>;

struct KfMessage {
  std::string to;         // external_userid
  std::string open_kfid;  // the account that speaks
  std::string msgid;      // ours: 1 … 32 of [0-9a-zA-Z_-]
  KfContent content;
};

// The parts of `text`, each of 1 … bytes_max bytes, that joined give it again: cut behind the end
// of a sentence where there is one in the later half, else behind a comma or blank, else between
// two characters. bytes_max at least 4.
std::vector<std::string> split_text(std::string_view text, std::size_t bytes_max = kTextBytesMax);

// `content` as one or more messages that keep the limits, in order: long text goes before as texts,
// more than ten items into further menus, an item's words are cut to "…". Blank text gives none.
std::vector<KfContent> fitted(const KfContent& content);

// The bodies of kf/send_msg and kf/send_msg_on_event. Refuse what is outside of the limits:
// wecom.kf.msgid, wecom.kf.empty, wecom.kf.text_size, wecom.kf.menu_size, wecom.kf.menu_items,
// wecom.kf.address.
Result<std::string> send_body(const KfMessage& message);
Result<std::string> event_body(std::string_view code, std::string_view msgid,
                               const KfContent& content);

}  // namespace huiyin::gateway::wecom
