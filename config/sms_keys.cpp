#include "config/sms_keys.h"

#include <algorithm>

#include "config/declared.h"

namespace huiyin::config {
namespace {

constexpr std::string_view kSection = "sms.";
constexpr std::size_t kNameMax = 32;

}  // namespace

bool is_account_name(std::string_view name) {
  return !name.empty() && name.size() <= kNameMax && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::optional<std::string_view> account_in(std::string_view key) {
  if (!key.starts_with(kSection)) return std::nullopt;
  key.remove_prefix(kSection.size());
  return key.substr(0, key.find('.'));
}

std::string key_of(std::string_view key, std::string_view account) {
  std::string text(key);
  if (const auto other = account_in(key)) text.replace(kSection.size(), other->size(), account);
  return text;
}

std::optional<std::string> account_in_variable(std::string_view variable) {
  constexpr std::string_view head = "HUIYIN_SMS_", tail = "_PROVIDER";
  if (variable.size() <= head.size() + tail.size() || !variable.ends_with(tail))
    return std::nullopt;
  std::string name(variable.substr(head.size(), variable.size() - head.size() - tail.size()));
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  if (!is_account_name(name) || environment_name("sms." + name + ".provider") != variable)
    return std::nullopt;
  return name;
}

std::string_view usual_base_url(std::string_view provider) {
  if (provider == "aliyun") return "https://dysmsapi.aliyuncs.com";
  if (provider == "tencent") return "https://sms.tencentcloudapi.com";
  return "";
}

}  // namespace huiyin::config
