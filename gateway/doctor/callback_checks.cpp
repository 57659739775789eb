#include "gateway/doctor/callback_checks.h"

#include <array>
#include <optional>

#include "gateway/doctor/line_fault.h"
#include "gateway/doctor/wecom_checks.h"
#include "gateway/http/url_text.h"
#include "gateway/wecom/crypto.h"

namespace huiyin::gateway::doctor {
namespace {

using wecom::CallbackCrypto;

constexpr const char* kPublicDoor = "公网地址";
constexpr const char* kRoundTrip = "回调的 Token 和 EncodingAESKey";
constexpr const char* kEcho = "回调地址的验证";
constexpr std::string_view kHealthy = "ok\n";  // what GET /healthz answers
constexpr std::chrono::milliseconds kPublicTimeout{5'000};

struct CallbackDoor {
  std::string title, section, path;
  std::string token, aes_key;
};

std::vector<CallbackDoor> doors_set_up(const WalkSettings& settings) {
  std::vector<CallbackDoor> doors;
  if (settings.api.agent_id != 0)
    doors.push_back(
        {kAppDoor, "wecom.app", "/webhooks/wecom/app", settings.app_token, settings.app_aes_key});
  if (!settings.open_kfid.empty())
    doors.push_back(
        {kKfDoor, "wecom.kf", "/webhooks/wecom/kf", settings.kf_token, settings.kf_aes_key});
  return doors;
}

std::array<unsigned char, 16> sixteen_of_chance(Random& random) {
  std::array<unsigned char, 16> bytes;
  random.fill(bytes);
  return bytes;
}

std::string sixteen_digits(Random& random) {
  std::string digits;
  for (int i = 0; i < 16; ++i) digits += char('0' + random.below(10));
  return digits;
}

Finding crypto_finding(const CallbackDoor& door, const std::string& corp_id, Random& random) {
  const auto crypto = CallbackCrypto::make(door.token, door.aes_key, corp_id, door.section);
  if (!crypto)
    return {door.title,           kRoundTrip,          State::wrong,
            crypto.error().where, crypto.error().what, crypto.error().remedy};
  const std::string plain = sixteen_digits(random);
  const auto back = crypto->decrypt(crypto->encrypt(plain, sixteen_of_chance(random)));
  if (!back || *back != plain)
    return {door.title,
            kRoundTrip,
            State::wrong,
            door.section + ".aes_key",
            "自己加密的消息自己解不开",
            "请在管理后台重新生成 EncodingAESKey，两边一起更换"};
  return {door.title, kRoundTrip, State::well, "", "格式正确，加密解密一致", ""};
}

// The query of a GET by which the platform verifies an address.
std::string verification(const CallbackCrypto& crypto, const std::string& plain,
                         const Tools& tools) {
  const std::string timestamp = std::to_string(unix_ms(tools.clock.now()) / 1000);
  const std::string nonce = tools.random.hex(8);
  const std::string echo = crypto.encrypt(plain, sixteen_of_chance(tools.random));
  return "?msg_signature=" + crypto.signature(timestamp, nonce, echo) + "&timestamp=" + timestamp +
         "&nonce=" + nonce + "&echostr=" + percent_encoded(echo);
}

HttpAnswer asked(const std::string& public_url, const std::string& target, const Tools& tools) {
  tools.http.begin(tools.limit);
  return tools.http.call({.method = "GET",
                          .base_url = public_url,
                          .target = target,
                          .content_type = "",
                          .total_timeout = kPublicTimeout});
}

// What WeCom would meet. From inside, a public name does not lead everywhere back to oneself.
Finding not_reached_at(const std::string& door, const char* what, const LineFault& fault) {
  return {door,
          what,
          fault.state,
          "public_url",
          fault.reason,
          fault.remedy + "；内网访问不到自己公网地址的，请在外面用手机打开这个地址的 /healthz 看"};
}

Finding health_finding(const std::string& public_url, const Tools& tools) {
  const HttpAnswer answer = asked(public_url, "/healthz", tools);
  if (const auto fault =
          line_fault(line_code(answer), public_url, tools.addresses, tools.patience, tools.ca_file))
    return not_reached_at(kPublicDoor, "从公网访问", *fault);
  if (answer.body != kHealthy)
    return {kPublicDoor,
            "从公网访问",
            State::wrong,
            "public_url",
            public_url + " 上应答的不是回音",
            "请核对 public_url，以及反向代理转发到哪里"};
  return {kPublicDoor, "从公网访问", State::well, "", public_url + " 通到回音", ""};
}

Finding echo_refused(const CallbackDoor& door, int status) {
  const std::string keys = door.section + ".token, " + door.section + ".aes_key";
  return {door.title,
          kEcho,
          State::wrong,
          keys,
          "运行中的回音不认这份设置签名的验证请求（HTTP " + std::to_string(status) + "）",
          "请核对 Token 和 EncodingAESKey 与管理后台一致；改过设置的，请重新启动回音"};
}

Finding echo_finding(const CallbackDoor& door, const CallbackCrypto& crypto,
                     const std::string& public_url, const Tools& tools) {
  const std::string plain = sixteen_digits(tools.random);
  const HttpAnswer answer =
      asked(public_url, door.path + verification(crypto, plain, tools), tools);
  if (answer.status == 403 || answer.status == 400) return echo_refused(door, answer.status);
  if (const auto fault =
          line_fault(line_code(answer), public_url, tools.addresses, tools.patience, tools.ca_file))
    return not_reached_at(door.title, kEcho, *fault);
  if (answer.body != plain)
    return {door.title,
            kEcho,
            State::wrong,
            "public_url",
            "验证请求的回答不是原文：应答的不是回音，或中间有代理改了内容",
            "请核对反向代理把 " + door.path + " 原样转给回音"};
  return {door.title, kEcho, State::well, "", public_url + door.path + " 回答正确", ""};
}

}  // namespace

std::vector<Finding> crypto_findings(const WalkSettings& settings, const Tools& tools) {
  std::vector<Finding> findings;
  for (const CallbackDoor& door : doors_set_up(settings))
    findings.push_back(crypto_finding(door, settings.api.corp_id, tools.random));
  return findings;
}

std::vector<Finding> callback_findings(const WalkSettings& settings, const std::string& public_url,
                                       const Tools& tools) {
  if (public_url.empty())
    return {{kPublicDoor, "从公网访问", State::not_tried, "public_url", "没有设置公网地址",
             "请填写 public_url，企业微信的回调和文书的链接都要用到"}};
  std::vector<Finding> findings{health_finding(public_url, tools)};
  if (findings.front().state != State::well) return findings;  // all the others would say the same
  for (const CallbackDoor& door : doors_set_up(settings))
    if (const auto crypto =
            CallbackCrypto::make(door.token, door.aes_key, settings.api.corp_id, door.section))
      findings.push_back(echo_finding(door, *crypto, public_url, tools));
  return findings;
}

}  // namespace huiyin::gateway::doctor
