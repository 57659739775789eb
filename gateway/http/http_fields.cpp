#include "gateway/http/http_fields.h"

#include <algorithm>
#include <array>

namespace huiyin::gateway {
namespace {

constexpr std::array<bool, 256> token_characters() {
  std::array<bool, 256> allowed{};
  for (int c = '0'; c <= '9'; ++c) allowed[c] = true;
  for (int c = 'a'; c <= 'z'; ++c) allowed[c] = allowed[c - 'a' + 'A'] = true;
  for (const char c : std::string_view("!#$%&'*+-.^_`|~")) allowed[static_cast<int>(c)] = true;
  return allowed;
}
constexpr auto kToken = token_characters();

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_field_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7f);
  });
}

// A field name and value, or nothing. A blank before the colon or at the line's start (a folded
// line) is refused.
std::optional<std::pair<std::string, std::string>> read_field(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == line.npos || !is_token(line.substr(0, colon))) return std::nullopt;
  const auto value = without_blanks(line.substr(colon + 1));
  if (!is_field_value(value)) return std::nullopt;
  std::string name(line.substr(0, colon));
  std::ranges::transform(name, name.begin(), lower);
  return std::pair(std::move(name), std::string(value));
}

// Digits alone; what does not fit is as large as can be, and so beyond every limit.
std::optional<std::uint64_t> decimal(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<unsigned>(c - '0');
    number = number > (UINT64_MAX - digit) / 10 ? UINT64_MAX : number * 10 + digit;
  }
  return number;
}

}  // namespace

HeadEnd find_head_end(std::string_view buffer, std::size_t scanned) {
  // The last three bytes looked at may be the beginning of the end.
  std::size_t at = scanned > 3 ? scanned - 3 : 0;
  while ((at = buffer.find('\n', at)) != buffer.npos) {
    if (at == 0 || buffer[at - 1] != '\r') return {HeadEnd::State::broken, 0};
    if (at >= 3 && buffer[at - 2] == '\n') return {HeadEnd::State::ends, at + 1};
    ++at;
  }
  return {HeadEnd::State::open, 0};
}

FieldsRead read_fields(std::string_view lines, std::size_t fields_max) {
  FieldsRead read;
  read.fields.reserve(8);
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");
    if (end == lines.npos) return {FieldsFault::malformed, {}};
    if (end == 0) {
      if (lines.size() != 2) return {FieldsFault::malformed, {}};
      break;
    }
    if (read.fields.size() == fields_max) return {FieldsFault::too_many, {}};
    auto one = read_field(lines.substr(0, end));
    if (!one) return {FieldsFault::malformed, {}};
    read.fields.push_back(std::move(*one));
    lines.remove_prefix(end + 2);
  }
  return read;
}

Framing framing_of(const HttpFields& fields, int minor_version) {
  using Kind = Framing::Kind;
  std::optional<std::string_view> length, coding;
  for (const auto& [name, value] : fields) {
    if (name == "content-length") {
      if (length) return {Kind::refused, 0, 400};
      length = value;
    } else if (name == "transfer-encoding") {
      if (coding) return {Kind::refused, 0, 400};
      coding = value;
    }
  }
  if (coding) {
    if (length || minor_version == 0) return {Kind::refused, 0, 400};
    if (!same_letters(*coding, "chunked")) return {Kind::refused, 0, 501};
    return {Kind::chunked, 0, 0};
  }
  if (!length) return {Kind::none, 0, 0};
  const auto bytes = decimal(*length);
  return bytes ? Framing{Kind::length, *bytes, 0} : Framing{Kind::refused, 0, 400};
}

bool is_token(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return kToken[static_cast<unsigned char>(c)]; });
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::string_view> field(const HttpFields& fields, std::string_view lower_case_name) {
  for (const auto& [name, value] : fields)
    if (name == lower_case_name) return value;
  return std::nullopt;
}

bool list_has(const HttpFields& fields, std::string_view lower_case_name, std::string_view word) {
  for (const auto& [name, value] : fields) {
    if (name != lower_case_name) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      if (same_letters(without_blanks(rest.substr(0, comma)), word)) return true;
      rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
    }
  }
  return false;
}

}  // namespace huiyin::gateway
