#include "petition/json_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "base/utf8.h"

namespace huiyin::petition {

bool is_plausible(LocalDate date) {
  return date >= LocalDate(1990, 1, 1) && date <= LocalDate(2100, 12, 31);
}

std::string at_index(std::string_view path, std::size_t index) {
  return std::string(path) + "[" + std::to_string(index) + "]";
}

std::optional<nlohmann::json> parsed_json(std::string_view text, std::string_view where,
                                          Faults& faults) {
  auto json = json_of(text, Comments::ignored);
  if (!json.is_discarded()) return json;
  faults.push_back(
      {"json.shape", std::string(where), "不是合法的 JSON 文本", "请检查引号、逗号和括号是否成对"});
  return std::nullopt;
}

JsonReader::JsonReader(const nlohmann::json& object, std::string_view file, std::string path,
                       Faults& faults)
    : object_(object), file_(file), path_(std::move(path)), faults_(faults) {
  if (!object_.is_object()) refuse("", "json.shape", "这里应是一个 {…}", "请照缺省文件的样子写");
}

std::string JsonReader::path_of(std::string_view key) const {
  if (key.empty()) return path_;
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void JsonReader::refuse(std::string_view key, const char* code, std::string what,
                        std::string remedy) {
  const std::string path = path_of(key);
  faults_.push_back({code, path.empty() ? std::string(file_) : std::string(file_) + ": " + path,
                     std::move(what), std::move(remedy)});
}

bool JsonReader::has(std::string_view key) { return member(key, Need::optional) != nullptr; }

const nlohmann::json* JsonReader::member(std::string_view key, Need need) {
  asked_.emplace_back(key);
  if (!object_.is_object()) return nullptr;  // said once, in the constructor
  const auto it = object_.find(key);
  if (it != object_.end() && !it->is_null()) return &*it;
  if (need == Need::required) refuse(key, "json.missing", "缺少这一项", "请补上");
  return nullptr;
}

std::string JsonReader::text(std::string_view key, Need need) {
  const auto* value = member(key, need);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    refuse(key, "json.kind", "应是文字", "请写在引号里");
    return {};
  }
  auto text = value->get<std::string>();
  if (need == Need::required && is_blank(text))
    refuse(key, "json.missing", "这一项是空的", "请补上");
  return text;
}

int JsonReader::whole(std::string_view key, int min, int max, Need need, int otherwise) {
  const auto* value = member(key, need);
  if (value == nullptr) return otherwise;
  if (!value->is_number_integer()) {
    refuse(key, "json.kind", "应是整数", "请写不带引号和小数点的数字");
    return otherwise;
  }
  // A number beyond 64 bits is read as floating point, so is no integer here; beyond 63 it is
  // unsigned.
  const bool is_huge = value->is_number_unsigned() && value->get<std::uint64_t>() > INT32_MAX;
  const std::int64_t number = is_huge ? INT64_MAX : value->get<std::int64_t>();
  if (number < min || number > max) {
    refuse(key, "json.range",
           "应是 " + std::to_string(min) + " 到 " + std::to_string(max) + " 之间的整数",
           "请改到这个范围里");
    return otherwise;
  }
  return int(number);
}

bool JsonReader::flag(std::string_view key, bool otherwise) {
  const auto* value = member(key, Need::optional);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) {
    refuse(key, "json.kind", "应是 true 或 false", "请改为其中之一,不带引号");
    return otherwise;
  }
  return value->get<bool>();
}

std::optional<LocalDate> JsonReader::date(std::string_view key, Need need) {
  const auto* value = member(key, need);
  if (value == nullptr) return std::nullopt;
  const auto date =
      value->is_string() ? LocalDate::parse(value->get_ref<const std::string&>()) : std::nullopt;
  if (date && is_plausible(*date)) return date;
  refuse(key, "json.date", "应是1990年到2100年之间的一个日期", "请写成 2026-11-24 的样子");
  return std::nullopt;
}

std::vector<std::string> JsonReader::texts(std::string_view key, Need need) {
  const auto* value = member(key, need);
  if (value == nullptr) return {};
  std::vector<std::string> texts;
  if (value->is_array() &&
      std::ranges::all_of(*value, [](const auto& each) { return each.is_string(); })) {
    for (const auto& each : *value) texts.push_back(each.template get<std::string>());
  } else {
    refuse(key, "json.kind", "应是一串文字", "请写成 [\"…\", \"…\"] 的样子");
  }
  return texts;
}

std::size_t JsonReader::choice_index(std::string_view key,
                                     const std::vector<std::string_view>& known, Need need) {
  const std::string chosen = text(key, need);
  if (chosen.empty()) return 0;
  const auto it = std::ranges::find(known, chosen);
  if (it != known.end()) return std::size_t(it - known.begin());
  std::string names;
  for (const auto name : known) names += (names.empty() ? "" : "、") + std::string(name);
  refuse(key, "json.choice", "没有这个选项", "可以写:" + names);
  return 0;
}

void JsonReader::refuse_unknown_keys() {
  if (!object_.is_object()) return;
  for (const auto& [key, value] : object_.items())
    if (std::ranges::find(asked_, key) == asked_.end())
      refuse(key, "json.unknown_key", "没有这个键", "这里可以写:" + may_be_written());
}

std::string JsonReader::may_be_written() const {
  std::string all;
  for (const std::string& key : std::set(asked_.begin(), asked_.end()))
    all += (all.empty() ? "" : "、") + key;
  return all;
}

}  // namespace huiyin::petition
