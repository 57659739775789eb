#include "gateway/wecom/json_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace huiyin::gateway::wecom {
namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r\n";

// Behind the value that begins at `at`; nowhere when its brackets do not fit or it does not end.
std::size_t behind_value(std::string_view text, std::size_t at) {
  std::string closers;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = behind_string(text, at);
      if (closers.empty()) return at;
      continue;
    }
    const bool closes = c == '}' || c == ']';
    if (closers.empty() && (closes || c == ',')) return at;
    if (closes && closers.back() != c) return kNowhere;
    if (c == '{' || c == '[') closers.push_back(c == '{' ? '}' : ']');
    ++at;
    if (!closes) continue;
    closers.pop_back();
    if (closers.empty()) return at;
  }
  return kNowhere;
}

}  // namespace

std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

std::optional<std::string> key_in(std::string_view quoted) {
  if (quoted.find('\\') == std::string_view::npos)
    return std::string(quoted.substr(1, quoted.size() - 2));
  const auto key = json_of(quoted);
  if (!key.is_string()) return std::nullopt;
  return key.get<std::string>();
}

JsonParts json_parts(std::string_view text) {
  JsonParts all;
  const auto next = [&](std::size_t at) { return text.find_first_not_of(kBlanks, at); };
  std::size_t at = next(0);
  if (at == kNowhere || (text[at] != '{' && text[at] != '[')) return all;
  const bool is_object = text[at] == '{';
  const char closer = is_object ? '}' : ']';
  for (at = next(at + 1); at != kNowhere && all.parts.size() < kJsonPartsMax;) {
    if (text[at] == closer) {
      all.is_whole = next(at + 1) == kNowhere;
      break;
    }
    JsonPart part;
    if (is_object) {
      if (text[at] != '"') break;
      const std::size_t key_end = behind_string(text, at);
      const auto key = key_in(text.substr(at, key_end - at));
      const std::size_t colon = next(key_end);
      if (!key || colon == kNowhere || text[colon] != ':') break;
      part.key = *key;
      at = next(colon + 1);
      if (at == kNowhere) break;
    }
    const std::size_t end = behind_value(text, at);
    if (end == kNowhere) break;
    part.value = text.substr(at, end - at);
    part.value = part.value.substr(0, part.value.find_last_not_of(kBlanks) + 1);
    all.parts.push_back(std::move(part));
    at = next(end);
    if (at == kNowhere || (text[at] != ',' && text[at] != closer)) break;
    if (text[at] == ',') at = next(at + 1);
  }
  return all;
}

}  // namespace huiyin::gateway::wecom
