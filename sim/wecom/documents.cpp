#include "sim/wecom/documents.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "sim/wecom/crypto.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::ordered_json;

std::string cdata(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0;;) {
    const auto end = text.find("]]>", at);
    safe += text.substr(at, end == std::string_view::npos ? end : end - at);
    if (end == std::string_view::npos) return "<![CDATA[" + safe + "]]>";
    safe += "]]]]><![CDATA[>";
    at = end + 3;
  }
}

void write(std::string& to, const std::string& name, const ordered_json& value) {
  if (value.is_array()) {
    for (const auto& one : value) write(to, name, one);
    return;
  }
  to += "<" + name + ">";
  if (value.is_object())
    for (const auto& [inner, field] : value.items()) write(to, inner, field);
  else
    to += value.is_string() ? cdata(value.get_ref<const std::string&>()) : json_text(value);
  to += "</" + name + ">";
}

std::string in_format(CallbackFormat format, const ordered_json& fields) {
  return format == CallbackFormat::json ? json_text(fields) : xml_document(fields);
}

const std::string& token_of(const Settings& settings, Door door) {
  return door == Door::kf ? settings.kf_token : settings.app_token;
}

CallbackKey key_of(const Settings& settings, Door door) {
  const auto key =
      CallbackKey::parse(door == Door::kf ? settings.kf_aes_key : settings.app_aes_key);
  ensure(key.has_value(), "the settings' keys were checked at start");
  return *key;
}

std::string url_encoded(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    safe +=
        plain ? std::string(1, c) : fmt::format("%{:02X}", unsigned(static_cast<unsigned char>(c)));
  }
  return safe;
}

std::string signed_query(const std::string& token, const std::string& encrypted,
                         std::int64_t timestamp, Random& random) {
  const std::string time = std::to_string(timestamp);
  const std::string nonce = std::to_string(1'000'000'000 + random.below(9'000'000'000));
  return "msg_signature=" + signature(token, time, nonce, encrypted) + "&timestamp=" + time +
         "&nonce=" + nonce;
}

}  // namespace

std::string xml_document(const ordered_json& fields) {
  std::string xml;
  write(xml, "xml", fields);
  return xml;
}

std::string kf_bell(const World& world, const std::string& open_kfid, const std::string& token) {
  return xml_document({{"ToUserName", world.settings.corp_id},
                       {"CreateTime", world.stamp_seconds()},
                       {"MsgType", "event"},
                       {"Event", "kf_msg_or_event"},
                       {"Token", token},
                       {"OpenKfId", open_kfid}});
}

std::string app_document(const World& world, const std::string& userid,
                         const ordered_json& fields) {
  ordered_json all = {{"ToUserName", world.settings.corp_id},
                      {"FromUserName", userid},
                      {"CreateTime", world.stamp_seconds()}};
  for (const auto& [name, value] : fields.items()) all[name] = value;
  all["AgentID"] = world.settings.agent_id;
  return in_format(world.settings.app_format, all);
}

SealedRequest seal(const Settings& settings, const Callback& callback, std::int64_t timestamp,
                   Random& random) {
  const std::string encrypted =
      key_of(settings, callback.door).seal(callback.document, settings.corp_id, random);
  const std::string query =
      signed_query(token_of(settings, callback.door), encrypted, timestamp, random);
  if (callback.door == Door::app && settings.app_format == CallbackFormat::json)
    return {query,
            json_text(ordered_json{{"tousername", settings.corp_id},
                                   {"encrypt", encrypted},
                                   {"agentid", settings.agent_id}}),
            "application/json"};
  ordered_json envelope = {{"ToUserName", settings.corp_id}, {"Encrypt", encrypted}};
  if (callback.door == Door::app) envelope["AgentID"] = std::to_string(settings.agent_id);
  return {query, xml_document(envelope), "text/xml"};
}

std::string verification_query(const Settings& settings, Door door, const std::string& echo,
                               std::int64_t timestamp, Random& random) {
  const std::string encrypted = key_of(settings, door).seal(echo, settings.corp_id, random);
  return signed_query(token_of(settings, door), encrypted, timestamp, random) +
         "&echostr=" + url_encoded(encrypted);
}

Result<std::string> passive_words(const Settings& settings, Door door, const std::string& body) {
  const auto refuse = [](const char* what) {
    return Refused({"sim.passive_reply", "callback", what, "回调的回答应为空"});
  };
  pugi::xml_document outer, inner;
  if (!outer.load_buffer(body.data(), body.size())) return refuse("回答不是 XML");
  const auto envelope = outer.child("xml");
  const std::string encrypted = envelope.child_value("Encrypt");
  if (envelope.child_value("MsgSignature") != signature(token_of(settings, door),
                                                        envelope.child_value("TimeStamp"),
                                                        envelope.child_value("Nonce"), encrypted))
    return refuse("回答的签名不对");
  const auto opened = key_of(settings, door).open(encrypted);
  if (!opened) return Refused(opened.error());
  if (opened->receiver != settings.corp_id) return refuse("回答的接收方不对");
  if (!inner.load_buffer(opened->message.data(), opened->message.size()))
    return refuse("解开的回答不是 XML");
  return std::string(inner.child("xml").child_value("Content"));
}

}  // namespace huiyin::sim::wecom
