// What a self-built app's callback says, once decrypted (developer.work.weixin.qq.com 90239
// 消息格式, 90240 事件格式).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::gateway::wecom {

enum class AppKind : std::uint8_t {
  message,  // a member wrote
  event,    // a documented event
  kf_bell,  // customer service has something: pull
  unknown,  // a message or event type this program does not know: stored, no answer
};

// What an event means to us. `ignored`: documented, stored, nothing to do.
enum class AppEvent : std::uint8_t {
  none,
  subscribe,
  unsubscribe,
  enter_agent,
  location,
  click,
  view,
  card_tap,
  card_menu,
  kf_bell,
  kf_accounts_changed,
  ignored,
  unknown,
};

// Fields that the type does not have, or the platform left out, are empty. Personal data: never to
// a log.
struct AppMessage {
  AppKind kind = AppKind::unknown;
  AppEvent meaning = AppEvent::none;
  std::string type;   // MsgType as it came
  std::string event;  // Event as it came ("LOCATION", "click")
  std::string msgid;  // 64-bit digits, kept as text; events have none
  std::string to_user, from_user;
  std::string agent_id;
  std::int64_t create_time = 0;  // seconds since 1970
  std::string content;
  std::string media_id, thumb_media_id, pic_url, format;
  std::optional<double> latitude, longitude;
  std::string label, title, description, url;
  std::string event_key, task_id, card_type, response_code;
  std::map<std::string, std::vector<std::string>> selected;  // QuestionKey → OptionIds
  std::string token, open_kfid;  // of a bell; older ones name no account
  std::vector<std::string> accounts_added, accounts_removed;
  std::string raw;  // the whole text: new fields appear every year
};

// `decrypted` is XML, or JSON where the app's receive format is JSON. Refuses: wecom.payload.form
// (neither, a document type, too deep), wecom.payload.type, wecom.payload.from,
// wecom.payload.msgid, wecom.payload.create_time.
Result<AppMessage> read_app_message(std::string_view decrypted);

// Members' userids are one and the same in any case 大小写不敏感: compare what this answers.
std::string folded_userid(std::string_view userid);

}  // namespace huiyin::gateway::wecom
