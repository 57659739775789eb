#include "sim/json_fields.h"

#include <nlohmann/json.hpp>

namespace huiyin::sim {
namespace {

using nlohmann::json;

const json* field(const json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

std::string text_field(const json& object, std::string_view key, std::string_view absent) {
  const json* value = field(object, key);
  return value && value->is_string() ? value->get<std::string>() : std::string(absent);
}

// A number may come as text: some clients send "1000002".
std::optional<std::int64_t> number_field(const json& object, std::string_view key) {
  const json* value = field(object, key);
  if (!value) return std::nullopt;
  if (value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  if (value->is_number_integer()) return value->get<std::int64_t>();
  if (!value->is_string()) return std::nullopt;
  const std::string text = value->get<std::string>();
  if (text.empty() || text.size() > 18) return std::nullopt;
  if (text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : text) number = number * 10 + (digit - '0');
  return number;
}

const json& object_field(const json& object, std::string_view key) {
  static const json kNone = json::object();
  const json* value = field(object, key);
  return value && value->is_object() ? *value : kNone;
}

const json& list_field(const json& object, std::string_view key) {
  static const json kNone = json::array();
  const json* value = field(object, key);
  return value && value->is_array() ? *value : kNone;
}

std::vector<std::string> texts_field(const json& object, std::string_view key) {
  std::vector<std::string> texts;
  for (const json& value : list_field(object, key))
    if (value.is_string()) texts.push_back(value.get<std::string>());
  return texts;
}

bool has_field(const json& object, std::string_view key) { return field(object, key) != nullptr; }

}  // namespace huiyin::sim
