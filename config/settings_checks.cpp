#include "config/settings_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

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
}

}  // namespace huiyin::config
