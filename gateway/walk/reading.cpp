#include "gateway/walk/reading.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/wecom/app_payload.h"
#include "gateway/wecom/json_text.h"
#include "gateway/wecom/kf_payload.h"

namespace huiyin::gateway {
namespace {

using wecom::KfMeaning;

std::optional<bot::MessageKind> heard_as(KfMeaning meaning) {
  switch (meaning) {
    case KfMeaning::text:
      return bot::MessageKind::text;
    case KfMeaning::image:
      return bot::MessageKind::image;
    case KfMeaning::voice:
      return bot::MessageKind::voice;
    case KfMeaning::video:
      return bot::MessageKind::video;
    case KfMeaning::file:
      return bot::MessageKind::file;
    case KfMeaning::location:
      return bot::MessageKind::location;
    case KfMeaning::link:
      return bot::MessageKind::link;
    case KfMeaning::business_card:
      return bot::MessageKind::card;
    case KfMeaning::miniprogram:
    case KfMeaning::menu:
    case KfMeaning::other_message:
    case KfMeaning::unknown_message:
      return bot::MessageKind::other;
    case KfMeaning::enter_session:
      return bot::MessageKind::entered;
    case KfMeaning::send_failed:
    case KfMeaning::servicer_status:
    case KfMeaning::session_status:
    case KfMeaning::citizen_recalled:
    case KfMeaning::servicer_recalled:
    case KfMeaning::reject_switch:
    case KfMeaning::unknown_event:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Instant stamped(std::int64_t seconds_since_1970, Instant now) {
  const std::int64_t latest = unix_ms(now) / 1000;
  if (seconds_since_1970 <= 0 || seconds_since_1970 > latest) return now;
  return Instant(seconds{seconds_since_1970});
}

std::optional<Heard> read_kf(std::string_view raw) {
  const auto item = wecom::read_kf_item(raw);
  if (!item) return std::nullopt;
  const auto kind = heard_as(item->meaning);
  if (!kind) return std::nullopt;
  return Heard{{*kind, item->content, item->menu_id, {}}, item->welcome_code};
}

std::optional<Heard> read_sms(std::string_view raw) {
  const auto item = nlohmann::json::parse(raw, nullptr, false);
  if (!item.is_object() || !item.contains("text") || !item["text"].is_string()) return std::nullopt;
  Heard heard{{bot::MessageKind::text, item["text"].get<std::string>(), "", {}}, ""};
  heard.sms_account = wecom::text_at(item, "account");
  heard.sms_to = wecom::text_at(item, "to");
  return heard;
}

std::string sms_raw(const std::string& account, const sms::Reply& reply) {
  return json_text(nlohmann::json{{"account", account},
                                  {"phone", reply.phone},
                                  {"text", reply.text},
                                  {"to", reply.to},
                                  {"id", reply.provider_id}});
}

std::optional<Heard> read_app(std::string_view raw) {
  const auto message = wecom::read_app_message(raw);
  if (!message) return std::nullopt;
  if (message->meaning == wecom::AppEvent::card_tap)
    return Heard{{bot::MessageKind::press, "", "", {}},
                 "",
                 CardPress{message->event_key, message->task_id, message->response_code}};
  if (message->kind != wecom::AppKind::message) return std::nullopt;
  if (message->type == "text") return Heard{{bot::MessageKind::text, message->content, "", {}}, ""};
  return Heard{{bot::MessageKind::other, "", "", {}}, ""};
}

}  // namespace huiyin::gateway
