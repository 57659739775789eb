#include "config/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "config/nearest.h"

namespace huiyin::config {
namespace {

const nlohmann::json kNothing = nlohmann::json::object();

bool is_plain_text(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

Fields::Fields(const nlohmann::json& object, std::string where, std::string path,
               std::vector<Problem>& problems)
    : is_object_(object.is_object()),
      object_(is_object_ ? &object : &kNothing),
      where_(std::move(where)),
      path_(std::move(path)),
      problems_(&problems) {
  if (!is_object_)
    problems.push_back({"office.type", path_.empty() ? where_ : where_ + ": " + path_,
                        "这里应是一组内容", "请写成 { … }"});
}

bool Fields::has(std::string_view name) const { return object_->contains(name); }

std::string Fields::path_of(std::string_view name) const {
  return fmt::format("{}{}{}", path_, path_.empty() || name.empty() ? "" : ".", name);
}

void Fields::refuse(std::string_view name, const char* code, std::string what, std::string remedy) {
  if (!is_object_) return;
  problems_->push_back(
      {code, fmt::format("{}: {}", where_, path_of(name)), std::move(what), std::move(remedy)});
}

const nlohmann::json* Fields::given(std::string_view name) {
  asked_.emplace(name);
  const auto member = object_->find(name);
  return member == object_->end() ? nullptr : &*member;
}

std::string Fields::text(std::string_view name, std::size_t bytes_max, std::string preset) {
  const nlohmann::json* value = given(name);
  if (value == nullptr) return preset;
  if (!value->is_string()) {
    refuse(name, "office.type", "这里应是用引号括起来的文字", "请改为文字");
    return preset;
  }
  std::string text(trimmed(value->get_ref<const std::string&>()));
  if (text.empty()) {
    refuse(name, "office.empty", "写的是空的", "请填写，或删去这一项");
  } else if (text.size() > bytes_max) {
    refuse(name, "office.too_long", fmt::format("超过 {} 字节", bytes_max), "请写短一些");
  } else if (!is_plain_text(text)) {
    refuse(name, "office.text", "含有换行或控制字符", "请写成一行");
  } else {
    return text;
  }
  return preset;
}

std::string Fields::required_text(std::string_view name, std::size_t bytes_max) {
  if (!has(name)) {
    asked_.emplace(name);
    refuse(name, "office.missing", "没有填写", "请填写这一项");
    return "";
  }
  return text(name, bytes_max);
}

int Fields::integer(std::string_view name, int min, int max, int preset) {
  const nlohmann::json* value = given(name);
  if (value == nullptr) return preset;
  const std::string remedy = fmt::format("请改为 {} 到 {} 之间的整数", min, max);
  if (!value->is_number_integer()) {
    refuse(name, "office.type", "这里应是整数，不要加引号", remedy);
    return preset;
  }
  // Compared as what it is, so that a number beyond 64 bits does not come round again.
  if (*value < min || *value > max) {
    refuse(name, "office.bounds", "写的是 " + json_text(*value), remedy);
    return preset;
  }
  return value->get<int>();
}

bool Fields::flag(std::string_view name, bool preset) {
  const nlohmann::json* value = given(name);
  if (value == nullptr) return preset;
  if (value->is_boolean()) return value->get<bool>();
  refuse(name, "office.type", "这里应是 true 或 false", "请改为 true 或 false，不要加引号");
  return preset;
}

std::size_t Fields::choice(std::string_view name, std::initializer_list<std::string_view> words,
                           std::size_t preset) {
  const std::string word = text(name, 100);
  if (word.empty()) return preset;
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  refuse(name, "office.choice", "写的是“" + word + "”",
         fmt::format("请改为其中之一：{}", fmt::join(words, "、")));
  return preset;
}

std::vector<std::string> Fields::texts(std::string_view name, std::size_t count_max) {
  std::vector<std::string> all;
  const nlohmann::json* value = given(name);
  if (value == nullptr) return all;
  if (!value->is_array() ||
      !std::ranges::all_of(*value, [](const auto& item) { return item.is_string(); })) {
    refuse(name, "office.type", "这里应是一列文字", "请写成 [\"…\", \"…\"]");
  } else if (value->size() > count_max) {
    refuse(name, "office.too_many", fmt::format("写了 {} 个，最多 {} 个", value->size(), count_max),
           "请减少");
  } else {
    for (const auto& item : *value) all.push_back(item.get<std::string>());
  }
  return all;
}

Fields Fields::object(std::string_view name) {
  const nlohmann::json* value = given(name);
  return Fields(value == nullptr ? kNothing : *value, where_, path_of(name), *problems_);
}

std::vector<Fields> Fields::objects(std::string_view name, std::size_t count_max) {
  std::vector<Fields> all;
  const nlohmann::json* value = given(name);
  if (value == nullptr) return all;
  if (!value->is_array()) {
    refuse(name, "office.type", "这里应是一列", "请写成 [ { … }, { … } ]");
  } else if (value->size() > count_max) {
    refuse(name, "office.too_many", fmt::format("写了 {} 个，最多 {} 个", value->size(), count_max),
           "请减少");
  } else {
    for (std::size_t i = 0; i < value->size(); ++i)
      all.emplace_back((*value)[i], where_, fmt::format("{}[{}]", path_of(name), i), *problems_);
  }
  return all;
}

void Fields::refuse_unknown(std::initializer_list<std::string_view> allowed) {
  std::vector<std::string> known(asked_.begin(), asked_.end());
  known.insert(known.end(), allowed.begin(), allowed.end());
  for (const std::string& name : names()) {
    if (asked_.contains(name) || std::ranges::find(allowed, name) != allowed.end()) continue;
    const auto meant = nearest(name, known);
    refuse(utf8_prefix(name, 100), "office.unknown", "没有这一项",
           meant ? "是不是想写 " + *meant + "？" : "请删去，或对照 docs/admin.md 改正");
  }
}

std::vector<std::string> Fields::names() const {
  std::vector<std::string> all;
  for (const auto& [name, value] : object_->items()) all.push_back(name);
  return all;
}

}  // namespace huiyin::config
