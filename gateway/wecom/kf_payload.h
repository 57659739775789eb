// What kf/sync_msg brings (developer.work.weixin.qq.com 94670/94699 接收消息和事件): one page, and
// the items of it.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::gateway::wecom {

// What an item means to us: each has one outcome. Look at `origin` too: a servicer's words are not
// the citizen's.
enum class KfMeaning : std::uint8_t {
  text,   // typed, or a tap on our menu (then menu_id)
  image,  // these four: a friendly answer, media_id kept
  voice,
  video,
  file,
  location,
  link,
  business_card,
  miniprogram,
  menu,           // one that a servicer sent
  other_message,  // documented, of no use to us: "please write it as text"
  enter_session,
  send_failed,
  servicer_status,
  session_status,
  citizen_recalled,
  servicer_recalled,
  reject_switch,
  unknown_message,  // stored whole; the pull goes on. A citizen is asked to write it as text
  unknown_event,
};

inline constexpr int kFromCitizen = 3, kFromSystem = 4, kFromServicer = 5;  // `origin`

// Empty or nothing: absent. Personal data: never to a log.
struct KfItem {
  KfMeaning meaning = KfMeaning::unknown_message;
  std::string msgid;  // empty: none that can be used, but a citizen who waits for an answer
  std::string open_kfid, external_userid;  // an event's own, else the item's
  std::int64_t send_time = 0;              // seconds since 1970
  int origin = 0;
  std::string type;             // msgtype as it came
  std::string event;            // event_type as it came
  std::string servicer_userid;  // who wrote (origin 5), or whom the event is about
  std::string content;
  std::string menu_id;
  std::string media_id, thumb_media_id;
  std::optional<double> latitude, longitude;
  std::string name, address;
  std::string title, desc, url, pic_url;
  std::string userid, appid, pagepath;
  std::string scene, scene_param, welcome_code;
  std::string fail_msgid, recall_msgid, msg_code;
  std::optional<std::int64_t> fail_type, status, stop_type, change_type, reject_switch;
  std::string old_servicer_userid, new_servicer_userid;
  bool is_whole = true;  // false: only its readable members were read
  std::string raw;       // the whole item as JSON, or as it came where it is none
};

struct KfMalformed {
  Problem problem;
  std::string raw;
};

struct PullPage {
  std::vector<KfItem> items;
  std::vector<KfMalformed> malformed;  // kept aside for a person
  std::string next_cursor;             // empty: the platform named none
  bool has_more = false;
};

// One item of msg_list; where it is no sound JSON, what can be read of it. Refuses: wecom.kf.item
// (no object), wecom.kf.msgid (none, or outside of 1 … 128 bytes, and no citizen's message
// that could be answered without).
Result<KfItem> read_kf_item(std::string_view json);

// A whole answer of kf/sync_msg with errcode 0. Where it is no sound JSON each item is read alone:
// one that cannot be read must not hide the others. Refuses: wecom.kf.page.
Result<PullPage> read_pull_page(std::string_view body);
Result<PullPage> pull_page_of(const nlohmann::json& answer);

// Of an answer with errcode 0 that read_pull_page() refuses: what lies before its defect, with the
// answer as the one malformed item. Nothing when no cursor is there, or when the answer was cut.
std::optional<PullPage> unreadable_page(std::string_view body);

// Why the platform could not deliver (fail_type of msg_send_fail), in Chinese for the operator.
std::string_view send_fail_reason(std::int64_t fail_type);
// It found the window shut: the citizen's next message opens it.
bool is_of_window(std::int64_t fail_type);

}  // namespace huiyin::gateway::wecom
