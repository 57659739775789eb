#include "gateway/wecom/callback.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/wecom/json_text.h"
#include "gateway/wecom/xml_text.h"
#include "store/digest.h"

namespace huiyin::gateway::wecom {
namespace {

constexpr std::size_t kParameterBytesMax = 512;   // msg_signature, timestamp, nonce
constexpr std::size_t kEchoBytesMax = 64 * 1024;  // what fits a URL
constexpr std::size_t kBodyBytesMax = 4 * 1024 * 1024;

using Refusal = tl::unexpected<CallbackRefusal>;

Refusal refusal(int status, const char* code, const char* what) {
  return Refusal({status,
                  {code, "wecom.callback", what,
                   "如频繁出现，请核对后台的回调配置和服务器时间，并留意是否有人伪造请求"}});
}

// The value of a parameter that stands there exactly once and is not empty.
std::optional<std::string_view> only(Query query, std::string_view name, std::size_t bytes_max) {
  std::optional<std::string_view> found;
  for (const auto& [key, value] : query) {
    if (key != name) continue;
    if (found || value.empty() || value.size() > bytes_max) return std::nullopt;
    found = value;
  }
  return found;
}

// Seconds since 1970 in plain decimal digits; from_chars alone would take a sign.
std::optional<Instant> moment(std::string_view text) {
  constexpr std::size_t kDigitsMax = 12;  // beyond the year 30000, and far from any overflow
  if (text.empty() || text.size() > kDigitsMax) return std::nullopt;
  if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return Instant(seconds{*integer_from(text)});
}

struct Opened {
  std::string text;
  Instant signed_at;
  std::string_view signature;
};

// The checks that both methods share, in the order of the platform's page. Freshness comes after
// the signature, so that "stale" is said of genuine envelopes only.
tl::expected<Opened, CallbackRefusal> open(const CallbackCrypto& crypto, Query query,
                                           std::string_view encrypt, Instant now,
                                           const CallbackRules& rules) {
  const auto signature = only(query, "msg_signature", kParameterBytesMax);
  const auto timestamp = only(query, "timestamp", kParameterBytesMax);
  const auto nonce = only(query, "nonce", kParameterBytesMax);
  if (!signature || !timestamp || !nonce)
    return refusal(400, "wecom.parameters", "回调缺少参数或参数重复");
  const auto signed_at = moment(*timestamp);
  if (!signed_at) return refusal(400, "wecom.timestamp", "回调的时间戳不是数字");
  if (!crypto.verify(*signature, *timestamp, *nonce, encrypt))
    return refusal(403, "wecom.signature", "回调签名不对");
  if (*signed_at < now - rules.freshness || *signed_at > now + rules.freshness)
    return refusal(403, "wecom.stale", "回调的时间与服务器时间相差过大");
  auto text = crypto.decrypt(encrypt);
  if (!text) return Refusal({403, std::move(text).error()});
  return Opened{*std::move(text), *signed_at, *signature};
}

}  // namespace

Result<std::string> encrypted_part(std::string_view body) {
  const Problem bad{"wecom.body", "wecom.callback", "回调内容不是约定的 XML 或 JSON",
                    "请核对后台的回调配置"};
  if (body.empty() || body.size() > kBodyBytesMax) return Refused(bad);
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && body[first] == '{') {
    const auto json = json_from(body);
    if (!json || !json->contains("encrypt") || !json->at("encrypt").is_string())
      return Refused(bad);
    return json->at("encrypt").get<std::string>();
  }
  pugi::xml_document document;
  const pugi::xml_node root = xml_root(document, body);
  const pugi::xml_node encrypt = root.child("Encrypt");
  // Of two, one could be signed and the other read.
  if (!encrypt || encrypt.next_sibling("Encrypt")) return Refused(bad);
  return text_in(encrypt);
}

std::string content_key(const AppMessage& message) {
  if (message.type != "event" && !message.msgid.empty())
    return "message|" + message.agent_id + '|' + folded_userid(message.from_user) + '|' +
           message.msgid;
  return (message.kind == AppKind::kf_bell ? "bell|" : "event|") + store::sha256_hex(message.raw);
}

tl::expected<std::string, CallbackRefusal> verify_url(const CallbackCrypto& crypto, Query query,
                                                      Instant now, const CallbackRules& rules) {
  const auto echo = only(query, "echostr", kEchoBytesMax);
  if (!echo) return refusal(400, "wecom.parameters", "网址验证请求缺少 echostr");
  auto opened = open(crypto, query, *echo, now, rules);
  if (!opened) return tl::unexpected(std::move(opened).error());
  return std::move(opened->text);
}

tl::expected<Callback, CallbackRefusal> read_callback(const CallbackCrypto& crypto, Query query,
                                                      std::string_view body, Instant now,
                                                      const CallbackRules& rules) {
  auto encrypt = encrypted_part(body);
  if (!encrypt) return Refusal({400, std::move(encrypt).error()});
  auto opened = open(crypto, query, *encrypt, now, rules);
  if (!opened) return tl::unexpected(std::move(opened).error());
  Callback callback;
  callback.signature = opened->signature;
  callback.signed_at = opened->signed_at;
  auto message = read_app_message(opened->text);
  if (message) {
    callback.content_key = content_key(*message);
    callback.message = *std::move(message);
  } else {
    callback.content_key = "unreadable|" + store::sha256_hex(opened->text);
    callback.unreadable = std::move(message).error();
  }
  callback.text = std::move(opened->text);
  return callback;
}

}  // namespace huiyin::gateway::wecom
