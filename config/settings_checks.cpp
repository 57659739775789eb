#include "config/settings_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "config/declared.h"
#include "config/sms_keys.h"

namespace huiyin::config {
namespace {

using namespace std::string_view_literals;

// A door needs all of its keys or none.
constexpr std::array kAppKeys{"wecom.app.agent_id"sv, "wecom.app.secret"sv, "wecom.app.token"sv,
                              "wecom.app.aes_key"sv};
constexpr std::array kKfKeys{"wecom.kf.open_kfid"sv, "wecom.kf.secret"sv, "wecom.kf.token"sv,
                             "wecom.kf.aes_key"sv};

constexpr auto kRealPlatform = "https://qyapi.weixin.qq.com"sv;

class Checks {
 public:
  Checks(const Named& named, const std::string& where, std::vector<Problem>& problems)
      : named_(named), where_(where), problems_(problems) {}

  bool named(std::string_view key) const { return named_.keys.contains(std::string(key)); }
  bool sound(std::string_view key) const { return !named_.wrong.contains(std::string(key)); }

  template <std::size_t n>
  bool door(const std::array<std::string_view, n>& keys, std::string_view door_name) {
    if (std::ranges::none_of(keys, [&](auto key) { return named(key); })) return false;
    for (const std::string_view key : keys)
      if (!named(key)) missing(key, door_name);
    return true;
  }

  void missing(std::string_view key, std::string_view door_name) {
    refuse("settings.missing", key, fmt::format("没有填写，{}不能工作", door_name),
           "请在企业微信管理后台查到后填写；密钥也可以由环境变量给出");
  }

  void refuse(const char* code, std::string_view key, std::string what, std::string remedy) {
    problems_.push_back(
        {code, fmt::format("{}: {}", where_, key), std::move(what), std::move(remedy)});
  }

 private:
  const Named& named_;
  const std::string& where_;
  std::vector<Problem>& problems_;
};

// What the account's provider needs, and what it does not know.
void check_account(Checks& checks, const SmsAccountSettings& account) {
  const std::string provider_key = key_of("sms.<name>.provider", account.name);
  const bool known = checks.named(provider_key) && checks.sound(provider_key);
  const std::string& provider = account.provider;
  for (const Declared& declared : declared_settings()) {
    if (!account_in(declared.key)) continue;
    const std::string key = key_of(declared.key, account.name);
    const bool needed =
        known ? is_among(declared.needed_by, provider) : declared.needed_by == kSmsProviders;
    if (needed && !checks.named(key)) {
      checks.refuse("settings.missing", key,
                    known ? fmt::format("没有填写，{} 的短信账号少不了它", provider)
                          : "没有填写，短信账号少不了它",
                    fmt::format("请填写：{}也可以由环境变量 {} 给出", declared.chinese,
                                environment_name(key)));
    } else if (known && checks.named(key) && !declared.only_of.empty() &&
               !is_among(declared.only_of, provider)) {
      checks.refuse("settings.provider", key,
                    fmt::format("{} 的短信账号没有这一项，它只用于 {}", provider,
                                joined(declared.only_of, "、")),
                    fmt::format("请删去，或核对 {}", provider_key));
    }
  }
}

// A direct line is no web address, and no other provider has a direct line.
void check_platform(Checks& checks, const SmsAccountSettings& account) {
  const std::string key = key_of("sms.<name>.base_url", account.name);
  if (!checks.named(key) || !checks.sound(key)) return;
  if (!checks.sound(key_of("sms.<name>.provider", account.name)) || account.provider.empty())
    return;
  const bool is_line = account.base_url.starts_with("smpp");
  if (is_line == (account.provider == "smpp")) return;
  checks.refuse("settings.relation", key,
                is_line ? fmt::format("{} 的短信平台是网址，不是直连线路", account.provider)
                        : std::string("直连线路的地址应以 smpp:// 或 smpps:// 开头"),
                is_line ? "请改为 https://主机:端口，或把 provider 改为 smpp"
                        : "请改为 smpp://主机:端口，或按服务商改 provider");
}

// A number has twenty digits at most (sms.md 6.3), and there must be one to put them behind.
void check_extension(Checks& checks, const SmsAccountSettings& account) {
  constexpr std::size_t kNumberDigitsMax = 20;
  const std::string key = key_of("sms.<name>.extension_digits", account.name);
  if (account.provider != "smpp" || account.extension_digits == 0 || !checks.sound(key)) return;
  const std::string& source = account.source;
  const bool is_number = !source.empty() && source.find_first_not_of("0123456789") == source.npos;
  const std::size_t digits = source.size() + std::size_t(account.extension_digits);
  if (is_number && digits <= kNumberDigitsMax) return;
  checks.refuse("settings.relation", key,
                is_number ? fmt::format("发送号码加扩展码共 {} 位，最多 20 位", digits)
                          : std::string("发送号码（source）没有填写或不是数字，后面不能加扩展码"),
                is_number ? "请减少位数，或改为 0" : "请把 source 填成数字号码，或改为 0");
}

// Whoever pushes to one account's addresses must not know those of another.
void check_push_keys(Checks& checks, const std::vector<SmsAccountSettings>& accounts) {
  for (auto one = accounts.begin(); one != accounts.end(); ++one) {
    const auto other =
        std::ranges::find(accounts.begin(), one, one->push_key, &SmsAccountSettings::push_key);
    if (other != one && !one->push_key.empty())
      checks.refuse("settings.twice", key_of("sms.<name>.push_key", one->name),
                    fmt::format("与 sms.{}.push_key 相同", other->name),
                    "请给每个账号各用一串，例如用 openssl rand -hex 16 生成");
  }
}

}  // namespace

void check_relations(const Settings& settings, const Named& named, const std::string& where,
                     std::vector<Problem>& problems, std::vector<Problem>& warnings) {
  Checks checks(named, where, problems);
  const bool app = checks.door(kAppKeys, "自建应用（wecom.app）");
  const bool kf = checks.door(kKfKeys, "微信客服（wecom.kf）");
  if ((app || kf) && !checks.named("wecom.corp_id"))
    checks.missing("wecom.corp_id", "企业微信（wecom）");
  if (!kf)
    warnings.push_back({"settings.no_citizens_door", where + ": wecom.kf",
                        "没有配置微信客服，群众不能来信", "请填写 wecom.kf 一组设置"});
  if (!app)
    warnings.push_back({"settings.no_staff_door", where + ": wecom.app",
                        "没有配置自建应用，工作人员收不到通知", "请填写 wecom.app 一组设置"});
  if (settings.console.wecom_sign_in && !app && checks.sound("console.wecom_sign_in"))
    checks.refuse("settings.relation", "console.wecom_sign_in",
                  "没有配置自建应用，不能用企业微信登录",
                  "请填写 wecom.app 一组设置，或改为 false");
  for (const SmsAccountSettings& account : settings.sms) {
    check_account(checks, account);
    check_platform(checks, account);
    check_extension(checks, account);
  }
  check_push_keys(checks, settings.sms);
  if (!checks.named("office"))
    warnings.push_back({"settings.sample_office", where + ": office",
                        "没有指定本单位的资料文件，正在使用示例单位",
                        "请填写 office，指向本单位的资料文件"});

  if (checks.sound("wecom.connect_timeout_ms") && checks.sound("wecom.total_timeout_ms") &&
      settings.wecom.connect_timeout > settings.wecom.total_timeout)
    checks.refuse("settings.relation", "wecom.connect_timeout_ms",
                  "连接时限比总时限（wecom.total_timeout_ms）还长",
                  fmt::format("请改为不超过 {}", settings.wecom.total_timeout.count()));
  if (checks.sound("delivery.retry_first_ms") && checks.sound("delivery.retry_max_seconds") &&
      settings.delivery.retry_first > settings.delivery.retry_max)
    checks.refuse("settings.relation", "delivery.retry_first_ms",
                  "第一次等待比最长等待（delivery.retry_max_seconds）还长",
                  fmt::format("请改为不超过 {}",
                              std::chrono::milliseconds(settings.delivery.retry_max).count()));
  if (checks.sound("http.head_bytes_max") && checks.sound("http.body_bytes_max") &&
      settings.http.head_bytes_max > settings.http.body_bytes_max)
    checks.refuse("settings.relation", "http.head_bytes_max",
                  "请求头的上限比正文的上限（http.body_bytes_max）还大",
                  fmt::format("请改为不超过 {}", settings.http.body_bytes_max));
  // Clocks of law run on this clock: what is moved on in earnest misses a real day.
  if (settings.clock.demo && checks.sound("wecom.base_url") &&
      settings.wecom.base_url == kRealPlatform && (app || kf))
    checks.refuse("settings.relation", "clock.demo", "演示时钟不能与真实的企业微信平台同时使用",
                  "正式使用请改为 false；演示请把 wecom.base_url 指向模拟平台");
  for (const SmsAccountSettings& account : settings.sms)
    if (settings.clock.demo && !account.base_url.empty() &&
        account.base_url == usual_base_url(account.provider))
      checks.refuse(
          "settings.relation", "clock.demo", "演示时钟不能与真实的短信平台同时使用",
          "正式使用请改为 false；演示请把 sms." + account.name + ".base_url 指向模拟平台");
}

}  // namespace huiyin::config
