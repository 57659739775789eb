// The SMS providers with a standing clock, whose pushes and delayed acts a test holds in its hands,
// and signed requests to them.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/time.h"
#include "sim/sms/api.h"
#include "sim/sms/digests.h"
#include "sim/sms/door.h"
#include "sim/sms/platform.h"
#include "sim/sms/signed_request.h"

namespace huiyin::sim::sms {

struct Stage {
  explicit Stage(Settings settings = {}) : platform(std::move(settings), clock, ids, dice) {
    platform.connect([this](Push push) { pushes.push_back(std::move(push)); },
                     [this](milliseconds, std::function<void()> act) { later.push_back(act); });
  }

  // A signed request of Aliyun; `change` may spoil it before it is signed, `spoil` after.
  using Change = std::function<void(HttpRequest&)>;
  HttpRequest aliyun_request(
      const Pairs& query, const std::string& action = "SendSms",
      const Change& change = [](HttpRequest&) {}) {
    HttpRequest request{.method = "POST", .path = "/"};
    request.raw_query = canonical_query(query);
    request.headers = {{"host", "127.0.0.1:9700"},
                       {"x-acs-action", action},
                       {"x-acs-version", "2017-05-25"},
                       {"x-acs-date", utc_iso(clock.now()) + "Z"},
                       {"x-acs-signature-nonce", ids.hex(16)},
                       {"x-acs-content-sha256", sha256_hex("")}};
    change(request);
    std::vector<std::string> names;
    std::string joined;
    for (const auto& [name, value] : request.headers) {
      names.push_back(name);
      joined += (joined.empty() ? "" : ";") + name;
    }
    const std::string canonical =
        canonical_request(request, request.raw_query, names, HeaderValues::as_sent);
    const Account account = Settings{}.account(Provider::aliyun);
    request.headers["authorization"] =
        "ACS3-HMAC-SHA256 Credential=" + account.id + ",SignedHeaders=" + joined + ",Signature=" +
        hex_of(hmac_sha256(account.secret, "ACS3-HMAC-SHA256\n" + sha256_hex(canonical)));
    return request;
  }
  Pairs aliyun_query(const std::string& phone = "13800000001",
                     const std::string& params = R"({"content":"您好"})") {
    return {{"PhoneNumbers", phone},
            {"SignName", "信访服务台"},
            {"TemplateCode", "SMS_100000001"},
            {"TemplateParam", params},
            {"OutId", "hy-1"}};
  }

  nlohmann::json tencent_body(const std::vector<std::string>& phones = {"+8613800000001"},
                              const std::string& text = "您好") {
    return {{"PhoneNumberSet", phones}, {"SmsSdkAppId", "1400000001"}, {"SignName", "信访服务台"},
            {"TemplateId", "1000001"},  {"TemplateParamSet", {text}},  {"SessionContext", "hy-1"}};
  }
  HttpRequest tencent_request(const nlohmann::json& body, const std::string& action = "SendSms") {
    HttpRequest request{.method = "POST", .path = "/", .body = body.dump()};
    const auto now = std::to_string(unix_ms(clock.now()) / 1000);
    const std::string date = utc_iso(clock.now()).substr(0, 10), scope = date + "/sms/tc3_request";
    request.headers = {{"content-type", "application/json; charset=utf-8"},
                       {"host", "127.0.0.1:9700"},
                       {"x-tc-action", action},
                       {"x-tc-version", "2021-01-11"},
                       {"x-tc-region", "ap-guangzhou"},
                       {"x-tc-timestamp", now}};
    const std::string canonical = canonical_request(
        request, "", {"content-type", "host", "x-tc-action"}, HeaderValues::in_lower_case);
    const std::string to_sign =
        "TC3-HMAC-SHA256\n" + now + "\n" + scope + "\n" + sha256_hex(canonical);
    const Account account = Settings{}.account(Provider::tencent);
    std::string key = "TC3" + account.secret;
    for (const std::string& step : {date, std::string("sms"), std::string("tc3_request")})
      key = hmac_sha256(key, step);
    request.headers["authorization"] = "TC3-HMAC-SHA256 Credential=" + account.id + "/" + scope +
                                       ", SignedHeaders=content-type;host;x-tc-action, Signature=" +
                                       hex_of(hmac_sha256(key, to_sign));
    return request;
  }

  // With its mac, unless `fields` bear one.
  nlohmann::json mas_fields(nlohmann::json fields) {
    const Account account = Settings{}.account(Provider::mas);
    nlohmann::json all{{"ecName", account.customer},
                       {"apId", account.id},
                       {"mobiles", "13800000001"},
                       {"sign", account.signature_code},
                       {"addSerial", ""}};
    all.update(fields);
    if (all.contains("mac")) return all;
    std::string text =
        all["ecName"].get<std::string>() + all["apId"].get<std::string>() + account.secret;
    if (all.contains("templateId"))
      text += all["templateId"].get<std::string>() + all["mobiles"].get<std::string>() +
              all["params"].get<std::string>();
    else
      text += all["mobiles"].get<std::string>() + all["content"].get<std::string>();
    all["mac"] =
        md5_hex(text + all["sign"].get<std::string>() + all["addSerial"].get<std::string>());
    return all;
  }
  HttpRequest mas_request(const nlohmann::json& fields) {
    return {.method = "POST",
            .path = fields.contains("templateId") ? "/sms/tmpsubmit" : "/sms/norsubmit",
            .body = base64_text(mas_fields(fields).dump())};
  }

  HttpAnswer ask(const HttpRequest& request) {
    return answer_api(platform, spoken_to(request).value(), request);
  }
  nlohmann::json said(const HttpRequest& request) {
    return nlohmann::json::parse(ask(request).body);
  }
  nlohmann::json aliyun(const Pairs& query, const std::string& action = "SendSms") {
    return said(aliyun_request(query, action));
  }
  nlohmann::json tencent_status(const nlohmann::json& body, std::size_t at = 0) {
    return said(tencent_request(body))["Response"]["SendStatusSet"][at];
  }

  // Everything that was to happen later happens now.
  void pass() {
    for (const auto& act : std::exchange(later, {})) act();
  }
  std::vector<std::string> texts(const std::string& phone = "13800000001") {
    return platform.with([&](World& world) {
      std::vector<std::string> all;
      for (const ScreenLine& line : world.phone(phone).lines) all.push_back(line.text);
      return all;
    });
  }
  void fault(const nlohmann::json& change) {
    platform.with([&](World& world) { world.faults = changed(world.faults, change).value(); });
  }
  std::size_t violations() {
    return platform.with([](World& world) { return world.violations.size(); });
  }
  std::int64_t counted(const std::string& what) {
    return platform.with([&](World& world) { return world.stats[what]; });
  }

  static std::string base64_text(const std::string& bytes) {
    static constexpr char kAlphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
      std::uint32_t bits = 0;
      for (std::size_t k = 0; k < 3; ++k)
        bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
      for (std::size_t k = 0; k < 4; ++k)
        text += i + k > bytes.size() ? '=' : kAlphabet[bits >> (18 - 6 * k) & 63];
    }
    return text;
  }

  FakeClock clock{literals::operator""_at("2026-11-24T09:00", 16)};
  SeededRandom ids{7}, dice{8};
  std::vector<Push> pushes;
  std::vector<std::function<void()>> later;
  Platform platform;  // last: it speaks to those above
};

}  // namespace huiyin::sim::sms
