// The accounts that the SMS providers 短信平台 know, their approved signatures and templates, and
// where the gateway wants receipts and replies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::sim::sms {

enum class Provider : std::uint8_t { aliyun, tencent, mas };
inline constexpr std::array kProviders{Provider::aliyun, Provider::tencent, Provider::mas};

std::string_view name_of(Provider provider);  // "aliyun"
std::optional<Provider> provider_named(std::string_view name);

struct Account {
  std::string id, secret;      // AccessKeyId, SecretId, apId; and what belongs to it
  std::string signature;       // the approved 签名 without 【】
  std::string signature_code;  // 云MAS: its 签名编码
  std::string app_id;          // Tencent: SmsSdkAppId
  std::string customer;        // 云MAS: ecName
  std::string number;          // what a phone shows as the sender, before the extension
  std::string push_url;        // "/reports" and "/replies" are added; empty: nothing is pushed
  std::string push_key;        // "?key=…"; empty: without
};

enum class Kind : std::uint8_t { notice, code };  // 通知, 验证码: their limits differ

// Its places are ${name} at Aliyun, {1}, {2} … at the others.
struct Template {
  Provider provider;
  std::string code;
  std::string text;
  Kind kind = Kind::notice;
};

struct Player {  // whose phone is shown on the page
  std::string phone;
  std::string name;
};

// The defaults are those of the gateway's demo settings.
struct Settings {
  Settings();
  const Account& account(Provider provider) const { return accounts[std::size_t(provider)]; }
  Account& account(Provider provider) { return accounts[std::size_t(provider)]; }
  const Template* find_template(Provider provider, std::string_view code) const;

  std::array<Account, kProviders.size()> accounts;
  std::vector<Template> templates;
  std::vector<Player> phones;
  bool keeps_limits = false;  // those of each number: limits.h
};

// One word of the command line; what is wrong with it, or nothing once it is set.
std::optional<Problem> set_account(Settings& settings, std::string_view text);  // aliyun.secret=…
std::optional<Problem> set_push(Settings& settings, std::string_view text);     // aliyun=http://…
std::optional<Problem> set_push_key(Settings& settings, std::string_view text);
// "aliyun:SMS_1=您好，${name}", "tencent:1000002:code=验证码{1}".
Result<Template> parse_template(std::string_view text);
Result<Player> parse_phone(std::string_view text);  // "13800001234=晴天", or the number alone

std::vector<Problem> faults_of(const Settings& settings);

}  // namespace huiyin::sim::sms
