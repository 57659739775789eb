#include "config/shown_settings.h"

#include <algorithm>

#include "config/sms_keys.h"

namespace huiyin::config {
namespace {

bool is_of(std::string_view key, std::string_view section) {
  return key == section ||
         (key.starts_with(section) && key.substr(section.size()).starts_with('.'));
}

std::string_view provider_of(const Settings& settings, std::string_view account) {
  const auto found = std::ranges::find(settings.sms, account, &SmsAccountSettings::name);
  return found == settings.sms.end() ? std::string_view() : std::string_view(found->provider);
}

// A preset is JSON: a text stands in quotes there.
std::string shown_preset(std::string_view preset) {
  if (preset.size() >= 2 && preset.front() == '"') preset = preset.substr(1, preset.size() - 2);
  return std::string(preset);
}

}  // namespace

std::string shown_value(const SettingValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  std::string all;
  for (const std::string& one : std::get<std::vector<std::string>>(value))
    all += (all.empty() ? "" : ", ") + one;
  return all;
}

std::vector<ShownSetting> shown_settings(const Settings& settings, std::string_view section) {
  const auto account = account_in(section);
  const std::string_view provider = account ? provider_of(settings, *account) : std::string_view();
  std::vector<ShownSetting> all;
  for (const Declared& declared : declared_settings()) {
    if (declared.shape == Shape::database) continue;
    if (account_in(declared.key).has_value() != account.has_value()) continue;
    const std::string key = account ? key_of(declared.key, *account) : std::string(declared.key);
    if (!is_of(key, section)) continue;
    if (!declared.only_of.empty() && !is_among(declared.only_of, provider)) continue;
    ShownSetting shown{
        key, std::string(declared.chinese), shown_preset(declared.preset), declared.secret, false,
        ""};
    const auto given = std::ranges::find(settings.given, key, &GivenSetting::key);
    if (given != settings.given.end()) {
      shown.value = given->value;
      shown.is_given = true;
      shown.from = given->from;
    }
    all.push_back(std::move(shown));
  }
  return all;
}

}  // namespace huiyin::config
