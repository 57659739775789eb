#include "gateway/wecom/json_text.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;

const json kNull;

const json& member(const json& object, const char* key) {
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

}  // namespace

std::optional<json> json_from(std::string_view text) {
  bool holds = true;
  std::set<std::string, std::less<>> keys;
  // The library keeps the last of two equal keys; a signed text must not mean two things. False
  // drops what is read, so that a text nested too deep costs no memory.
  const json::parser_callback_t look = [&](int depth, json::parse_event_t event, json& parsed) {
    if (depth > kJsonDepthMax) holds = false;
    if (event == json::parse_event_t::key && depth == 1)
      holds = holds && keys.insert(parsed.get<std::string>()).second;
    return holds;
  };
  auto parsed = json::parse(text.begin(), text.end(), look, /*allow_exceptions=*/false);
  if (!holds || parsed.is_discarded()) return std::nullopt;
  return parsed;
}

std::string json_text(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string text_at(const json& object, const char* key) {
  const json& value = member(object, key);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  return {};
}

std::optional<std::int64_t> integer_from(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> integer_at(const json& object, const char* key) {
  const json& value = member(object, key);
  if (value.is_string()) return integer_from(value.get_ref<const std::string&>());
  if (value.is_boolean()) return value.get<bool>() ? 1 : 0;
  if (value.is_number_integer()) return integer_from(value.dump());
  return std::nullopt;
}

std::optional<double> number_at(const json& object, const char* key) {
  const json& value = member(object, key);
  if (value.is_number()) return value.get<double>();
  return std::nullopt;
}

const json& object_at(const json& object, const char* key) {
  const json& value = member(object, key);
  return value.is_object() ? value : kNull;
}

const json& array_at(const json& object, const char* key) {
  const json& value = member(object, key);
  return value.is_array() ? value : kNull;
}

}  // namespace huiyin::gateway::wecom
