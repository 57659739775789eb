#include "config/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "base/utf8.h"
#include "config/database_address.h"
#include "config/declared.h"
#include "config/json_text.h"
#include "config/nearest.h"
#include "config/settings_checks.h"
#include "config/settings_value.h"
#include "config/shown_settings.h"
#include "config/sms_keys.h"

namespace huiyin::config {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kAccountsMax = 100;

// Settings, and the sections they stand in; of those of an account these alone.
std::vector<std::string> known_keys(std::optional<std::string_view> account) {
  std::vector<std::string> keys;
  for (const Declared& declared : declared_settings())
    if (!account || account_in(declared.key))
      keys.push_back(key_of(declared.key, account.value_or(kAnyAccount)));
  for (std::size_t i = 0, settings = keys.size(); i < settings; ++i)
    for (auto dot = keys[i].find('.'); dot != std::string::npos; dot = keys[i].find('.', dot + 1))
      if (const std::string section = keys[i].substr(0, dot);
          std::ranges::find(keys, section) == keys.end())
        keys.push_back(section);
  return keys;
}

bool is_declared(std::string_view key) {
  return std::ranges::find(declared_settings(), key, &Declared::key) != declared_settings().end();
}

bool is_section(std::string_view key) {
  return std::ranges::any_of(declared_settings(), [&](const Declared& declared) {
    return declared.key.starts_with(key) && declared.key.substr(key.size()).starts_with('.');
  });
}

std::string absolute_from(const std::string& folder, const std::string& path) {
  return (std::filesystem::path(folder) / path).lexically_normal().string();
}

// Reads the settings from the one text and the one environment.
class Reading {
 public:
  Reading(std::string where, std::string folder, const Environment& environment)
      : where_(std::move(where)), folder_(std::move(folder)), environment_(environment) {}

  LoadedSettings from(std::string_view text) {
    Json root = Json::object();
    is_read_ = read_json(text, where_, root, loaded_.problems);
    if (is_read_ && !root.is_object()) {
      is_read_ = false;
      loaded_.problems.push_back({"settings.type", where_, "文件里应是一组设置", "请写成 { … }"});
    }
    if (is_read_) {
      gather(root, "");
      sort_accounts(text);
    }
    return from_given();
  }

  LoadedSettings from_given() {
    find_accounts_in_environment();
    check_environment_names();
    for (const Declared& declared : declared_settings())
      if (!account_in(declared.key)) read(declared, std::string(declared.key));
    for (const std::string& account : accounts_) read_account(account);
    if (is_read_)
      check_relations(loaded_.settings, named_, where_, loaded_.problems, loaded_.warnings);
    settle_paths();
    return std::move(loaded_);
  }

  void refuse(Problem problem) { loaded_.problems.push_back(std::move(problem)); }

 private:
  // Sorts the file's entries: settings, sections, and what nobody knows.
  void gather(const Json& object, const std::string& prefix) {
    for (const auto& [name, value] : object.items()) {
      const std::string key = prefix + name;
      const auto account = account_in(key);
      if (account && !takes_account(*account)) continue;
      const std::string declared = key_of(key, kAnyAccount);
      if (is_declared(declared)) {
        given_.emplace(key, value);
      } else if (is_section(declared)) {
        if (value.is_object())
          gather(value, key + ".");
        else
          refuse(
              {"settings.type", in_file(key), "这里应是一组设置",
               account ? "每个短信账号一组，请写成 \"sms\": { \"main\": { … } }" : "请写成 { … }"});
      } else {
        refuse_unknown(key);
      }
    }
  }

  // Notes the name of an account; refuses what cannot be one.
  bool takes_account(std::string_view name) {
    if (std::ranges::find(accounts_, name) != accounts_.end()) return true;
    if (!is_account_name(name)) {
      refuse({"settings.account", in_file("sms." + std::string(utf8_prefix(name, 100))),
              "短信账号的名称只能用小写字母、数字和 _，最多 32 个", "请改名，例如 main"});
      return false;
    }
    if (accounts_.size() == kAccountsMax) {
      refuse({"settings.account", in_file("sms." + std::string(name)),
              fmt::format("短信账号最多 {} 个", kAccountsMax), "请减少"});
      return false;
    }
    accounts_.emplace_back(name);
    return true;
  }

  // As they are written: the reader has sorted them by name.
  void sort_accounts(std::string_view text) {
    if (accounts_.size() < 2) return;
    const auto root = ordered_json_of(text, Comments::ignored);
    if (!root.contains("sms")) return;
    std::vector<std::string> written;
    for (const auto& [name, account] : root["sms"].items()) written.push_back(name);
    std::ranges::stable_sort(accounts_, {}, [&](const std::string& name) {
      return std::ranges::find(written, name) - written.begin();
    });
  }

  void find_accounts_in_environment() {
    for (const auto& [variable, value] : environment_)
      if (const auto account = account_in_variable(variable)) takes_account(*account);
  }

  void refuse_unknown(const std::string& key) {
    named_.keys.insert(key);
    const auto meant = nearest(key, known_keys(account_in(key)));
    refuse({"settings.unknown", in_file(std::string(utf8_prefix(key, 100))), "没有这一项设置",
            meant ? "是不是想写 " + *meant + "？" : "请删去，或对照 docs/settings.md 改正"});
  }

  std::vector<std::string> known_variables() const {
    std::vector<std::string> known;
    const auto add = [&](const Declared& declared, std::string_view account) {
      known.push_back(environment_name(key_of(declared.key, account)));
      if (may_stand_in_file(declared)) known.push_back(known.back() + "_FILE");
    };
    for (const Declared& declared : declared_settings())
      if (account_in(declared.key))
        for (const std::string& account : accounts_) add(declared, account);
      else
        add(declared, "");
    return known;
  }

  void check_environment_names() {
    const std::vector<std::string> known = known_variables();
    for (const auto& [name, value] : environment_) {
      const auto others = other_environment_names();
      if (std::ranges::find(others, name) != others.end()) continue;
      const auto meanings = std::ranges::count(known, name);
      if (meanings > 1)
        refuse({"settings.twice", "环境变量 " + name, "两个短信账号都有一项叫这个名字",
                "请写在设置文件里，或给其中一个账号改名"});
      if (meanings > 0) continue;
      // The names of accounts stand in the file.
      if (!is_read_ && name.starts_with("HUIYIN_SMS_")) continue;
      const auto meant = nearest(name, known);
      refuse({"settings.unknown", "环境变量 " + std::string(utf8_prefix(name, 100)),
              "没有这一项设置",
              meant ? "是不是想写 " + *meant + "？"
                    : "请取消这个环境变量，或对照 docs/settings.md 改正"});
    }
  }

  void read_account(const std::string& name) {
    SmsAccountSettings& account = loaded_.settings.sms.emplace_back();
    account.name = name;
    for (const Declared& declared : declared_settings())
      if (account_in(declared.key)) read(declared, key_of(declared.key, name));
    if (account.base_url.empty()) account.base_url = usual_base_url(account.provider);
    // As with a door: without any of its keys it is not there.
    const std::string section = "sms." + name + ".";
    const auto first = named_.keys.lower_bound(section);
    if (first == named_.keys.end() || !first->starts_with(section)) loaded_.settings.sms.pop_back();
  }

  // One setting: from the environment, from the file, or its default, in this order.
  void read(const Declared& declared, const std::string& key) {
    const std::string name = environment_name(key);
    const auto in_environment = environment_.find(name);
    const auto file_in_environment =
        may_stand_in_file(declared) ? environment_.find(name + "_FILE") : environment_.end();
    const auto in_text = given_.find(key);
    if (in_environment != environment_.end() && file_in_environment != environment_.end()) {
      return take(declared, key,
                  Refused({"settings.twice", "环境变量 " + name, "与 " + name + "_FILE 同时给出",
                           "请只保留其中一个"}),
                  "环境变量 " + name);
    }
    if (in_environment != environment_.end())
      return take(declared, key,
                  setting_value(declared, in_environment->second, "环境变量 " + name),
                  "环境变量 " + name);
    if (file_in_environment != environment_.end())
      return take(declared, key,
                  from_file(declared, file_in_environment->second, "环境变量 " + name + "_FILE"),
                  "环境变量 " + name + "_FILE");
    if (in_text != given_.end())
      return take(declared, key, from_text(declared, in_text->second, in_file(key)), where_);
    put_preset(declared);
  }

  void take(const Declared& declared, const std::string& key, const Result<SettingValue>& value,
            const std::string& from) {
    named_.keys.insert(key);
    if (value) {
      loaded_.settings.given.push_back({key, declared.secret ? "" : shown_value(*value), from});
      return declared.put(loaded_.settings, *value);
    }
    named_.wrong.insert(key);
    put_preset(declared);  // so that what depends on others has something to be judged by
    refuse(value.error());
  }

  void put_preset(const Declared& declared) {
    if (declared.preset.empty()) return;
    const auto value = setting_value(declared, json_of(declared.preset), "");
    ensure(value.has_value(), "a declared default is within its own bounds");
    declared.put(loaded_.settings, *value);
  }

  Result<SettingValue> from_text(const Declared& declared, const Json& given,
                                 const std::string& where) {
    if (!may_stand_in_file(declared) || !given.is_object())
      return setting_value(declared, given, where);
    if (given.size() != 1 || !given.contains("file") || !given["file"].is_string())
      return Refused({"settings.type", where, "这里应是文字，或 { \"file\": \"路径\" }",
                      "请把密钥放进文件，写成 { \"file\": \"密钥文件的路径\" }"});
    return from_file(declared, given["file"].get<std::string>(), where);
  }

  // A secret of its own file; the line end that editors add is no part of it.
  Result<SettingValue> from_file(const Declared& declared, const std::string& path,
                                 const std::string& where) {
    auto text = read_text_file(absolute_from(folder_, path), 64 * 1024);
    if (!text) {
      Problem problem = text.error();
      return Refused(
          {problem.code, where, "密钥文件 " + problem.where + "：" + problem.what, problem.remedy});
    }
    while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
    return setting_value(declared, *text, where);
  }

  void settle_paths() {
    Settings& settings = loaded_.settings;
    settings.data_dir = absolute_from(folder_, settings.data_dir);
    if (settings.database.starts_with("sqlite:")) settings.database.erase(0, 7);
    if (!is_postgresql(settings.database))
      settings.database = absolute_from(settings.data_dir, settings.database);
    settings.key_file = absolute_from(settings.data_dir, settings.key_file);
    for (std::string* path : {&settings.office, &settings.offices, &settings.calendar,
                              &settings.reminders, &settings.ca_file})
      if (!path->empty()) *path = absolute_from(folder_, *path);
  }

  std::string in_file(std::string_view key) const { return fmt::format("{}: {}", where_, key); }

  const std::string where_, folder_;
  const Environment& environment_;
  bool is_read_ = true;                // else nobody knows what the file leaves out
  std::map<std::string, Json> given_;  // by key, as the file gives them
  std::vector<std::string> accounts_;  // names, in the order in which they are tried
  Named named_;
  LoadedSettings loaded_;
};

}  // namespace

LoadedSettings read_settings(std::string_view text, const std::string& where,
                             const std::string& folder, const Environment& environment) {
  return Reading(where, folder, environment).from(text);
}

LoadedSettings load_settings(const std::string& path, const Environment& environment) {
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  if (path.empty()) return Reading("设置", here, environment).from_given();
  const std::string folder =
      std::filesystem::path(absolute_from(here, path)).parent_path().string();
  const auto text = read_text_file(path);
  if (text) {
    LoadedSettings loaded = Reading(path, folder, environment).from(*text);
    loaded.settings.file = path;
    return loaded;
  }
  LoadedSettings loaded;
  loaded.problems.push_back(text.error());
  return loaded;
}

Settings default_settings(const std::string& data_dir) {
  return Reading("", "", {{"HUIYIN_DATA_DIR", data_dir}}).from_given().settings;
}

}  // namespace huiyin::config
