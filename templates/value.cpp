#include "templates/value.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace huiyin::templates {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 5> kKinds{{{Kind::text, "文字"},
                                                                   {Kind::name, "名称"},
                                                                   {Kind::number, "数字"},
                                                                   {Kind::date, "日期"},
                                                                   {Kind::list, "列表"}}};
constexpr std::array<std::string_view, 4> kOwnWords{"如果", "否则", "每个", "完"};
constexpr std::size_t kNameBytesMax = 60;

bool is_words(Kind kind) { return kind == Kind::text || kind == Kind::name; }

}  // namespace

std::string_view title(Kind kind) {
  return std::ranges::find(kKinds, kind, &std::pair<Kind, std::string_view>::first)->second;
}

std::optional<Kind> kind_titled(std::string_view title) {
  for (const auto& [kind, name] : kKinds)
    if (name == title) return kind;
  return std::nullopt;
}

bool Value::fits(Kind declared) const {
  if (!is_words(declared)) return kind_ == declared;
  if (!is_words(kind_)) return false;
  return declared == Kind::text ||
         std::get<std::string>(held_).find_first_of("\r\n") == std::string::npos;
}

bool Value::holds_something() const {
  switch (kind_) {
    case Kind::number:
      return std::get<std::int64_t>(held_) != 0;
    case Kind::date:
      return true;
    case Kind::list:
      return !items().empty();
    case Kind::text:
    case Kind::name:
      break;
  }
  return !is_blank(std::get<std::string>(held_));
}

std::string Value::words() const {
  if (const auto* number = std::get_if<std::int64_t>(&held_)) return std::to_string(*number);
  if (const auto* date = std::get_if<LocalDate>(&held_)) return chinese(*date);
  if (const auto* words = std::get_if<std::string>(&held_)) return *words;
  std::string all;
  for (const std::string& item : items()) {
    if (!all.empty()) all += "、";
    all += item;
  }
  return all;
}

const List& Value::items() const {
  static const List none;
  const auto* items = std::get_if<List>(&held_);
  return items ? *items : none;
}

bool is_variable_name(std::string_view name) {
  if (name.empty() || name.size() > kNameBytesMax) return false;
  if (std::ranges::find(kOwnWords, name) != kOwnWords.end()) return false;
  return name.find_first_of(" \t\r\n{}=:") == name.npos && name.find("：") == name.npos;
}

std::optional<Declared> read_declared(std::string_view between_braces) {
  std::size_t width = 1;
  auto colon = between_braces.find(':');
  if (colon == between_braces.npos) {
    colon = between_braces.find("：");
    width = std::string_view("：").size();
  }
  const auto name = between_braces.substr(0, colon);
  if (!is_variable_name(name)) return std::nullopt;
  if (colon == between_braces.npos) return Declared{std::string(name), Kind::text};
  const auto kind = kind_titled(between_braces.substr(colon + width));
  if (!kind) return std::nullopt;
  return Declared{std::string(name), *kind};
}

std::string written(const Declared& declared) {
  if (declared.kind == Kind::text) return declared.name;
  return declared.name + ":" + std::string(title(declared.kind));
}

}  // namespace huiyin::templates
