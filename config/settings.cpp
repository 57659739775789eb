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

namespace huiyin::config {
namespace {

using Json = nlohmann::json;

// Settings, and the sections they stand in.
std::vector<std::string> known_keys() {
  std::vector<std::string> keys;
  for (const Declared& declared : declared_settings()) keys.emplace_back(declared.key);
  for (const Declared& declared : declared_settings())
    for (auto dot = declared.key.find('.'); dot != std::string_view::npos;
         dot = declared.key.find('.', dot + 1))
      if (const std::string section(declared.key.substr(0, dot));
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
    if (is_read_) gather(root, "");
    return from_given();
  }

  LoadedSettings from_given() {
    check_environment_names();
    for (const Declared& declared : declared_settings()) read(declared);
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
      if (is_declared(key)) {
        given_.emplace(key, value);
      } else if (is_section(key)) {
        if (value.is_object())
          gather(value, key + ".");
        else
          refuse({"settings.type", in_file(key), "这里应是一组设置", "请写成 { … }"});
      } else if (std::ranges::find(open_sections(), key) != open_sections().end()) {
        loaded_.warnings.push_back({"settings.unused_section", in_file(key),
                                    "本版本还没有短信渠道，这一组设置不起作用",
                                    "可以保留，也可以删去"});
      } else {
        refuse_unknown(key);
      }
    }
  }

  void refuse_unknown(const std::string& key) {
    const auto meant = nearest(key, known_keys());
    refuse({"settings.unknown", in_file(std::string(utf8_prefix(key, 100))), "没有这一项设置",
            meant ? "是不是想写 " + *meant + "？" : "请删去，或对照 docs/settings.md 改正"});
  }

  void check_environment_names() {
    std::vector<std::string> known;
    for (const Declared& declared : declared_settings()) {
      known.push_back(environment_name(declared.key));
      if (may_stand_in_file(declared)) known.push_back(known.back() + "_FILE");
    }
    for (const auto& [name, value] : environment_) {
      const auto others = other_environment_names();
      if (std::ranges::find(others, name) != others.end()) continue;
      if (std::ranges::find(known, name) != known.end()) continue;
      const auto section = std::ranges::find_if(open_sections(), [&](std::string_view open) {
        return name.starts_with(environment_name(open) + "_");
      });
      if (section != open_sections().end()) continue;
      const auto meant = nearest(name, known);
      refuse({"settings.unknown", "环境变量 " + std::string(utf8_prefix(name, 100)),
              "没有这一项设置",
              meant ? "是不是想写 " + *meant + "？"
                    : "请取消这个环境变量，或对照 docs/settings.md 改正"});
    }
  }

  // One setting: from the environment, from the file, or its default, in this order.
  void read(const Declared& declared) {
    const std::string name = environment_name(declared.key);
    const auto in_environment = environment_.find(name);
    const auto file_in_environment =
        may_stand_in_file(declared) ? environment_.find(name + "_FILE") : environment_.end();
    const auto in_text = given_.find(std::string(declared.key));
    if (in_environment != environment_.end() && file_in_environment != environment_.end()) {
      return take(declared, Refused({"settings.twice", "环境变量 " + name,
                                     "与 " + name + "_FILE 同时给出", "请只保留其中一个"}));
    }
    if (in_environment != environment_.end())
      return take(declared, setting_value(declared, in_environment->second, "环境变量 " + name));
    if (file_in_environment != environment_.end())
      return take(declared,
                  from_file(declared, file_in_environment->second, "环境变量 " + name + "_FILE"));
    if (in_text != given_.end()) return take(declared, from_text(declared, in_text->second));
    put_preset(declared);
  }

  void take(const Declared& declared, const Result<SettingValue>& value) {
    named_.keys.emplace(declared.key);
    if (value) return declared.put(loaded_.settings, *value);
    named_.wrong.emplace(declared.key);
    put_preset(declared);  // so that what depends on others has something to be judged by
    refuse(value.error());
  }

  void put_preset(const Declared& declared) {
    if (declared.preset.empty()) return;
    const auto value = setting_value(declared, json_of(declared.preset), "");
    ensure(value.has_value(), "a declared default is within its own bounds");
    declared.put(loaded_.settings, *value);
  }

  Result<SettingValue> from_text(const Declared& declared, const Json& given) {
    const std::string where = in_file(declared.key);
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
    for (std::string* path :
         {&settings.office, &settings.offices, &settings.calendar, &settings.reminders})
      if (!path->empty()) *path = absolute_from(folder_, *path);
  }

  std::string in_file(std::string_view key) const { return fmt::format("{}: {}", where_, key); }

  const std::string where_, folder_;
  const Environment& environment_;
  bool is_read_ = true;                // else nobody knows what the file leaves out
  std::map<std::string, Json> given_;  // by key, as the file gives them
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
  if (text) return Reading(path, folder, environment).from(*text);
  LoadedSettings loaded;
  loaded.problems.push_back(text.error());
  return loaded;
}

Settings default_settings(const std::string& data_dir) {
  return Reading("", "", {{"HUIYIN_DATA_DIR", data_dir}}).from_given().settings;
}

}  // namespace huiyin::config
