#include "gateway/wecom/json_text.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "base/utf8.h"
#include "gateway/wecom/json_parts.h"

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;

const json kNull;

const json& member(const json& object, const char* key) {
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

// The unit of "\uXXXX" that begins at `at`, or nothing.
std::optional<unsigned> unit_at(std::string_view text, std::size_t at) {
  if (!text.substr(std::min(at, text.size())).starts_with(R"(\u)")) return std::nullopt;
  const std::string_view digits = text.substr(at + 2, 4);
  unsigned unit = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
  if (digits.size() != 4 || read.ptr != digits.data() + 4) return std::nullopt;
  return unit;
}

enum class Doubled { refused, last_counts };  // an outermost key that stands twice

// Looks at brackets and strings alone, before anything is built: a text nested too deep costs no
// memory. The library would keep the last of two equal keys; a signed text must not mean two
// things. What is no JSON at all the library finds out.
bool is_plain(std::string_view text, Doubled doubled) {
  int depth = 0;
  std::set<std::string, std::less<>> keys;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '{' || c == '[') {
      if (++depth > kJsonDepthMax) return false;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == '"') {
      const std::size_t end = behind_string(text, at);
      const std::size_t next = text.find_first_not_of(" \t\r\n", end);
      if (doubled == Doubled::refused && depth == 1 && next != std::string_view::npos &&
          text[next] == ':') {
        const auto key = key_in(text.substr(at, end - at));
        if (!key || !keys.insert(*key).second) return false;
      }
      at = end;
      continue;
    }
    ++at;
  }
  return true;
}

std::string mended(std::string_view text) {
  constexpr std::size_t kUnit = 6;  // bytes of "\uXXXX"
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto is_first = [](unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_second = [](unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; };
  const std::string whole = well_formed_text(text);
  std::string to;
  bool in_string = false;
  for (std::size_t at = 0; at < whole.size();) {
    const auto unit = unit_at(whole, at);
    const auto next = unit ? unit_at(whole, at + kUnit) : std::nullopt;
    if (unit && is_first(*unit) && next && is_second(*next)) {
      to.append(whole, at, 2 * kUnit);
      at += 2 * kUnit;
    } else if (unit) {
      const bool is_half = is_first(*unit) || is_second(*unit);
      is_half ? to.append(R"(\ufffd)") : to.append(whole, at, kUnit);
      at += kUnit;
    } else if (in_string && static_cast<unsigned char>(whole[at]) < 0x20) {
      const auto control = static_cast<unsigned char>(whole[at++]);
      to.append(R"(\u00)").append({kHex[control >> 4], kHex[control & 0xF]});
    } else {
      if (whole[at] == '"') in_string = !in_string;
      const std::size_t bytes = whole[at] == '\\' ? 2 : 1;  // in \\ud83d the first one is escaped
      to.append(whole, at, bytes);
      at += bytes;
    }
  }
  return to;
}

std::optional<json> read_json(std::string_view text, Doubled doubled) {
  if (!is_plain(text, doubled)) return std::nullopt;
  auto parsed = json_of(text);
  if (parsed.is_discarded()) return std::nullopt;
  return parsed;
}

// `text` is mended.
std::optional<json> salvaged(std::string_view text, int levels) {
  if (auto whole = read_json(text, Doubled::last_counts)) return whole;
  const JsonParts all = json_parts(text);
  if (levels == 0 || !all.is_whole) return std::nullopt;
  const bool is_object = text[text.find_first_of("{[")] == '{';
  json to = is_object ? json::object() : json::array();
  for (const auto& [key, value] : all.parts) {
    auto read = salvaged(value, levels - 1);
    if (!is_object)
      to.push_back(read ? *std::move(read) : json());
    else if (read)
      to[key] = *std::move(read);
  }
  return to;
}

}  // namespace

std::string well_formed_text(std::string_view text) {
  return is_utf8(text) ? std::string(text) : utf8(code_points(text));
}

std::optional<json> json_from(std::string_view text) { return read_json(text, Doubled::refused); }

std::optional<json> json_from_mended(std::string_view text) {
  auto parsed = json_from(text);
  return parsed ? parsed : json_from(mended(text));
}

std::optional<json> json_salvaged(std::string_view text) {
  constexpr int kLevels = 3;  // an item, its object, and what that holds
  return salvaged(mended(text), kLevels);
}

std::string text_at(const json& object, const char* key) {
  const json& value = member(object, key);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return json_text(value);
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
  if (value.is_number_integer()) return integer_from(json_text(value));
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
