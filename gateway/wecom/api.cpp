#include "gateway/wecom/api.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "gateway/wecom/api_reply.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kUsersMax = 1000;
constexpr std::size_t kUploadBytesMin = 6;  // "all > 5 bytes"

std::size_t upload_bytes_max(MediaKind kind) {
  constexpr std::size_t kMega = 1024 * 1024;
  switch (kind) {
    case MediaKind::image:
      return 10 * kMega;
    case MediaKind::voice:
      return 2 * kMega;
    case MediaKind::video:
      return 10 * kMega;
    case MediaKind::file:
      return 20 * kMega;
  }
  return 0;
}

const char* word(MediaKind kind) {
  switch (kind) {
    case MediaKind::image:
      return "image";
    case MediaKind::voice:
      return "voice";
    case MediaKind::video:
      return "video";
    case MediaKind::file:
      break;
  }
  return "file";
}

std::string joined(const std::vector<std::string>& userids) {
  std::string all;
  for (const std::string& id : userids) all += (all.empty() ? "" : "|") + id;
  return all;
}

void hide_repeats(json& body, seconds within) {
  if (within <= seconds{0}) return;
  body["enable_duplicate_check"] = 1;
  body["duplicate_check_interval"] = within.count();
}

SendAnswer not_sent(const char* code, const char* what) {
  return {never_sent({code, "wecom.message/send", what, ""}), {}, {}, {}, {}};
}

// A '|' in an id would be two members.
bool are_userids(const std::vector<std::string>& userids) {
  return !userids.empty() && userids.size() <= kUsersMax &&
         std::ranges::all_of(userids, [](const std::string& id) {
           return !id.empty() && id.find('|') == std::string::npos;
         });
}

}  // namespace

WecomApi::WecomApi(HttpClient& http, const Clock& clock, Random& random, ApiSettings settings)
    : line_(http, clock, random, std::move(settings)), random_(random) {}

SendAnswer WecomApi::send(const std::vector<std::string>& userids, std::string body) {
  const ApiReply reply =
      line_.call({.door = Door::app, .path = "message/send", .body = std::move(body)});
  SendAnswer sent = read_send_answer(reply.http, userids);
  // The line may know better than the last answer alone: no call went out, or a fresh token was
  // refused too.
  if (!reply.answer.is_done()) sent.answer = reply.answer;
  return sent;
}

SendAnswer WecomApi::send_text(const std::vector<std::string>& userids, std::string_view text,
                               seconds repeats_hidden) {
  if (!are_userids(userids)) return not_sent("wecom.app.users", "没有接收人，或接收人不合要求");
  if (is_blank(text)) return not_sent("wecom.app.empty", "消息内容为空");
  if (text.size() > kTextBytesMax) return not_sent("wecom.app.text_size", "消息超过 2048 字节");
  json body{{"touser", joined(userids)},
            {"msgtype", "text"},
            {"agentid", line_.settings().agent_id},
            {"text", {{"content", text}}}};
  hide_repeats(body, repeats_hidden);
  return send(userids, json_text(body));
}

SendAnswer WecomApi::send_card(const std::vector<std::string>& userids,
                               std::string_view template_card, seconds repeats_hidden) {
  if (!are_userids(userids)) return not_sent("wecom.app.users", "没有接收人，或接收人不合要求");
  auto card = json_from(template_card);
  if (!card || !card->is_object()) return not_sent("wecom.app.card", "卡片内容不合要求");
  json body{{"touser", joined(userids)},
            {"msgtype", "template_card"},
            {"agentid", line_.settings().agent_id},
            {"template_card", *std::move(card)}};
  hide_repeats(body, repeats_hidden);
  return send(userids, json_text(body));
}

SendAnswer WecomApi::update_card(const CardUpdate& update) {
  if (!are_userids(update.userids))
    return not_sent("wecom.app.users", "没有接收人，或接收人不合要求");
  json body{{"userids", update.userids},
            {"agentid", line_.settings().agent_id},
            {"response_code", update.response_code}};
  if (update.template_card.empty()) {
    body["button"] = {{"replace_name", update.replace_name}};
  } else {
    auto card = json_from(update.template_card);
    if (!card || !card->is_object()) return not_sent("wecom.app.card", "卡片内容不合要求");
    body["template_card"] = *std::move(card);
  }
  const ApiReply reply = line_.call(
      {.door = Door::app, .path = "message/update_template_card", .body = json_text(body)});
  SendAnswer sent = read_send_answer(reply.http, update.userids);
  if (!reply.answer.is_done()) sent.answer = reply.answer;
  return sent;
}

Answered<std::string> WecomApi::member_of_code(const std::string& code) {
  const ApiReply reply = line_.call(
      {.door = Door::app, .method = "GET", .path = "auth/getuserinfo", .query = {{"code", code}}});
  if (!reply.answer.is_done()) return {reply.answer, {}};
  if (!reply.body) return {unreadable_answer(), {}};
  return {reply.answer, text_at(*reply.body, "userid")};
}

Answered<Agent> WecomApi::agent() {
  const ApiReply reply =
      line_.call({.door = Door::app,
                  .method = "GET",
                  .path = "agent/get",
                  .query = {{"agentid", std::to_string(line_.settings().agent_id)}}});
  if (!reply.answer.is_done()) return {reply.answer, {}};
  // An answer of another app's would prove nothing.
  if (!reply.body || integer_at(*reply.body, "agentid") != line_.settings().agent_id)
    return {unreadable_answer(), {}};
  return {reply.answer, {text_at(*reply.body, "name"), integer_at(*reply.body, "close") == 1}};
}

Answered<Media> WecomApi::media(Door door, const std::string& media_id) {
  ApiReply reply = line_.call({.door = door,
                               .method = "GET",
                               .path = "media/get",
                               .query = {{"media_id", media_id}},
                               .is_media = true});
  // JSON with errcode 0 is no file.
  if (reply.answer.is_done() && reply.http.content_type.find("json") != std::string::npos)
    return {unreadable_answer(), {}};
  if (!reply.answer.is_done()) return {reply.answer, {}};
  return {reply.answer, {std::move(reply.http.body), std::move(reply.http.content_type)}};
}

Answered<std::string> WecomApi::upload(Door door, MediaKind kind, const std::string& filename,
                                       std::string_view bytes) {
  if (bytes.size() < kUploadBytesMin || bytes.size() > upload_bytes_max(kind))
    return {never_sent({"wecom.media.size", "", "文件太小或太大，企业微信不接收", ""}), {}};
  // The name stands in a header of the part, in plain UTF-8 (RFC 5987 is refused): nothing that
  // could end it.
  std::string name;
  for (const char c : filename)
    name += static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f ? '_' : c;
  const std::string boundary = "----huiyin" + random_.hex(16);
  std::string body = "--" + boundary +
                     "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + name +
                     "\"; filelength=" + std::to_string(bytes.size()) +
                     "\r\nContent-Type: application/octet-stream\r\n\r\n";
  body += bytes;
  body += "\r\n--" + boundary + "--\r\n";
  const ApiReply reply = line_.call({.door = door,
                                     .path = "media/upload",
                                     .query = {{"type", word(kind)}},
                                     .body = std::move(body),
                                     .content_type = "multipart/form-data; boundary=" + boundary,
                                     .is_media = true});
  Answered<std::string> answered{reply.answer, {}};
  if (!reply.answer.is_done()) return answered;
  answered.value = reply.body ? text_at(*reply.body, "media_id") : "";
  if (answered.value.empty()) answered.answer = unreadable_answer();
  return answered;
}

}  // namespace huiyin::gateway::wecom
