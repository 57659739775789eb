// message/send, message/update_template_card and message/recall (documents 90236, 94888, 94867).
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "base/utf8.h"
#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/cards.h"
#include "sim/wecom/crypto.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kUsersMax = 1000, kPartiesMax = 100;
constexpr std::size_t kTextBytesMax = 2048, kTitleBytesMax = 128, kDescriptionBytesMax = 512;
constexpr std::size_t kPerMinute = 30, kPerHour = 1000, kArticlesMax = 8;
constexpr std::int64_t kDuplicateSeconds = 1800, kDuplicateSecondsMax = 4 * 3600;
constexpr hours kRecallTime{24};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('|', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string folded_list(const std::vector<std::string>& userids) {
  std::string list;
  for (const std::string& userid : userids) list += (list.empty() ? "" : "|") + userid;
  for (char& c : list)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return list;
}

struct Receivers {
  std::vector<Member*> known;
  std::vector<std::string> unknown;
};

json find_receivers(World& world, const json& body, Receivers& receivers) {
  const std::string to = text_field(body, "touser");
  const auto users = split(to), parties = split(text_field(body, "toparty")),
             tags = split(text_field(body, "totag"));
  if (users.empty() && parties.empty() && tags.empty())
    return refused(errcode::kParameter, "touser, toparty, totag all empty");
  if (users.size() > kUsersMax || parties.size() > kPartiesMax || tags.size() > kPartiesMax)
    return refused(errcode::kParameter, "too many receivers");
  std::set<const Member*> seen;
  if (to == "@all") {
    for (auto& [folded, member] : world.members) receivers.known.push_back(&member);
    return {};
  }
  for (const std::string& userid : users) {
    Member* member = world.find_member(userid);
    if (!member)
      receivers.unknown.push_back(userid);
    else if (seen.insert(member).second)
      receivers.known.push_back(member);
  }
  if (!receivers.known.empty()) return {};
  json answer = refused(errcode::kNoReceiver, "user & party & tag all invalid");
  answer["invaliduser"] = folded_list(receivers.unknown);
  if (!parties.empty()) answer["invalidparty"] = text_field(body, "toparty");
  if (!tags.empty()) answer["invalidtag"] = text_field(body, "totag");
  return answer;
}

json too_long(World& world, const char* what) {
  world.violate("staff message outside its limits", what);
  return refused(errcode::kContentSize, what);
}

json textcard_refusal(World& world, const json& card) {
  const std::string url = text_field(card, "url");
  if (text_field(card, "title").empty() || text_field(card, "description").empty())
    return refused(errcode::kEmptyContent, "textcard without title or description");
  if (text_field(card, "title").size() > kTitleBytesMax ||
      text_field(card, "description").size() > kDescriptionBytesMax || url.size() > kTextBytesMax)
    return too_long(world, "textcard: title, description or url");
  if (!url.starts_with("http://") && !url.starts_with("https://"))
    return refused(errcode::kField, "textcard.url needs its scheme");
  if (count_points(text_field(card, "btntxt")) > 4) world.advise("textcard btntxt is long");
  return {};
}

json message_refusal(World& world, const json& body) {
  static const std::set<std::string> kTypes = {
      "text",         "image", "voice",  "video",    "file",
      "textcard",     "news",  "mpnews", "markdown", "miniprogram_notice",
      "template_card"};
  const std::string type = text_field(body, "msgtype");
  if (!kTypes.contains(type)) return refused(errcode::kMessageType, "invalid message type");
  if (!has_field(body, type)) return refused(errcode::kField, "missing " + type);
  const json& part = object_field(body, type);
  if (type == "text" || type == "markdown") {
    const std::string content = text_field(part, "content");
    if (content.empty()) return refused(errcode::kEmptyContent, "empty content");
    if (type == "markdown" && content.size() > kTextBytesMax)
      return too_long(world, "markdown over 2048 bytes");
    if (content.size() > kTextBytesMax)
      world.violate("staff text over 2048 bytes is cut", std::to_string(content.size()));
  } else if (type == "textcard") {
    return textcard_refusal(world, part);
  } else if (type == "news" || type == "mpnews") {
    const std::size_t n = list_field(part, "articles").size();
    if (n < 1 || n > kArticlesMax) return refused(errcode::kField, "articles must have 1..8");
  } else if (type == "template_card") {
    if (const auto fault = card_fault(world, part)) {
      world.count("cards refused");
      return refused(fault->errcode, fault->what);
    }
  } else if (type == "image" || type == "voice" || type == "video" || type == "file") {
    const Media* media = world.media.find(text_field(part, "media_id"));
    if (!media || world.now() >= media->until)
      return refused(errcode::kMediaId, "invalid media_id");
  }
  return {};
}

std::string words_of_app_message(const std::string& type, const json& part) {
  if (type == "text") return std::string(utf8_prefix(text_field(part, "content"), kTextBytesMax));
  if (type == "markdown") return text_field(part, "content");
  if (type == "textcard") return text_field(part, "title") + "\n" + text_field(part, "description");
  if (type == "template_card") return card_words(part);
  return "[" + type + "]";
}

bool is_duplicate(World& world, const json& body) {
  if (number_field(body, "enable_duplicate_check").value_or(0) != 1) return false;
  const std::string print = sha1_hex(json_text(body));
  const Instant* until = world.requests_seen.find(print);
  if (until && world.now() < *until) return true;
  const auto interval =
      std::min(number_field(body, "duplicate_check_interval").value_or(kDuplicateSeconds),
               kDuplicateSecondsMax);
  world.requests_seen.put(print, world.now() + seconds(interval));
  return false;
}

// Beyond 30 a minute or 1000 an hour to one member a message is dropped, and nobody is told.
bool is_dropped(World& world, Member& member) {
  auto& sent = member.sent_to;
  while (!sent.empty() && world.now() - sent.front() >= hours(1)) sent.pop_front();
  std::size_t last_minute = 0;
  for (const Instant moment : sent) last_minute += world.now() - moment < minutes(1);
  if (last_minute >= kPerMinute || sent.size() >= kPerHour) {
    world.count("app dropped over the member's limit");
    return true;
  }
  sent.push_back(world.now());
  return false;
}

json agent_refusal(const World& world, const json& body) {
  return number_field(body, "agentid") == world.settings.agent_id
             ? json()
             : refused(errcode::kAgent, "invalid agentid");
}

json send(World& world, const ApiInput& in) {
  if (json refusal = agent_refusal(world, in.body); !refusal.is_null()) return refusal;
  Receivers receivers;
  if (json refusal = find_receivers(world, in.body, receivers); !refusal.is_null()) return refusal;
  if (json refusal = message_refusal(world, in.body); !refusal.is_null()) return refusal;
  const std::string msgid = world.new_id();
  json answer = accepted();
  answer["msgid"] = msgid;
  if (!receivers.unknown.empty()) answer["invaliduser"] = folded_list(receivers.unknown);
  if (is_duplicate(world, in.body)) {
    world.count("app duplicate not delivered");
    return answer;
  }
  const std::string type = text_field(in.body, "msgtype");
  const json& part = object_field(in.body, type);
  if (type == "template_card") {
    const std::string task_id = text_field(part, "task_id");
    if (!task_id.empty()) world.task_ids.put(task_id, true);
    if (card_calls_back(part)) {
      const std::string code = world.new_id("RC", 12);
      world.card_codes.put(code, {.task_id = task_id, .until = world.now() + kCardCodeLife});
      answer["response_code"] = code;
    }
  }
  world.app_messages.put(msgid, world.now());
  for (Member* member : receivers.known) {
    if (is_dropped(world, *member)) continue;
    world.count("app shown");
    world.show(*member, {.from = Speaker::bot,
                         .text = words_of_app_message(type, part),
                         .msgid = msgid,
                         .msgtype = type,
                         .content = json_text(part)});
  }
  return answer;
}

void update_screen(World& world, Member& member, const std::string& task_id,
                   const std::string& words, const json& card) {
  for (const Entry& line : member.transcript.lines()) {
    if (line.msgtype != "template_card") continue;
    if (text_field(json_of(line.content), "task_id") != task_id) continue;
    Entry& shown = *member.transcript.find(line.number);
    if (!card.empty()) {
      shown.content = json_text(card);
      shown.text = card_words(card);
    }
    if (!words.empty()) shown.replaced = words;
  }
  world.show(member, {.from = Speaker::update, .text = words.empty() ? card_words(card) : words});
}

json update_template_card(World& world, const ApiInput& in) {
  if (json refusal = agent_refusal(world, in.body); !refusal.is_null()) return refusal;
  CardCode* code = world.card_codes.find(text_field(in.body, "response_code"));
  if (!code || code->is_used || world.now() > code->until) {
    world.count("card updates refused");
    return refused(errcode::kParameter, "invalid response_code");
  }
  const json& card = object_field(in.body, "template_card");
  const std::string words = card.empty()
                                ? text_field(object_field(in.body, "button"), "replace_name")
                                : text_field(card, "replace_text");
  if (card.empty() && words.empty()) return refused(errcode::kField, "button or template_card");
  const auto userids = texts_field(in.body, "userids");
  if (userids.size() > kUsersMax) return refused(errcode::kParameter, "too many userids");
  code->is_used = true;
  world.count("cards updated");
  json invalid = json::array();
  if (number_field(in.body, "atall") == 1)
    for (auto& [folded, member] : world.members)
      update_screen(world, member, code->task_id, words, card);
  else
    for (const std::string& userid : userids) {
      if (Member* member = world.find_member(userid))
        update_screen(world, *member, code->task_id, words, card);
      else
        invalid.push_back(userid);
    }
  json answer = accepted();
  answer["invaliduser"] = std::move(invalid);
  return answer;
}

json recall(World& world, const ApiInput& in) {
  const std::string msgid = text_field(in.body, "msgid");
  const Instant* sent = world.app_messages.find(msgid);
  if (!sent || world.now() - *sent > kRecallTime)
    return refused(errcode::kParameter, "invalid msgid or past 24 hours");
  for (auto& [folded, member] : world.members)
    if (Entry* line = member.transcript.find_msgid(msgid)) {
      line->is_recalled = true;
      world.touch(member);
    }
  return accepted();
}

}  // namespace

std::span<const ApiRow> messages_api() {
  static constexpr std::array kRows{
      ApiRow{"message/send", Caller::app, "POST", send},
      ApiRow{"message/update_template_card", Caller::app, "POST", update_template_card},
      ApiRow{"message/recall", Caller::app, "POST", recall},
  };
  return kRows;
}

}  // namespace huiyin::sim::wecom
