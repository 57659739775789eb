#include "sim/sms/signed_request.h"

#include <algorithm>

#include "base/utf8.h"
#include "sim/sms/digests.h"

namespace huiyin::sim::sms {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                           hex_value(text[i + 2]) >= 0;
    if (!is_escape) {
      plain += text[i];
      continue;
    }
    plain += char(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
    i += 2;
  }
  return plain;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string safe;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                          (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
    if (is_plain) {
      safe += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    safe += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return safe;
}

std::string in_lower_case(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return text;
}

// The text up to `end` after `name`, which is then cut off; nothing where it does not begin so.
std::optional<std::string> take(std::string_view& text, std::string_view name,
                                std::string_view end) {
  if (!text.starts_with(name)) return std::nullopt;
  text.remove_prefix(name.size());
  const auto cut = end.empty() ? text.size() : text.find(end);
  if (cut == text.npos || cut == 0) return std::nullopt;
  std::string taken(text.substr(0, cut));
  text.remove_prefix(std::min(cut + end.size(), text.size()));
  return taken;
}

std::vector<std::string> split(std::string_view text, char sign) {
  std::vector<std::string> parts(1);
  for (const char c : text)
    if (c == sign)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

}  // namespace

Pairs query_pairs(std::string_view raw_query) {
  Pairs pairs;
  for (const std::string& part : split(raw_query, '&')) {
    if (part.empty()) continue;
    const auto cut = std::min(part.find('='), part.size());
    pairs.emplace_back(percent_decoded(part.substr(0, cut)),
                       percent_decoded(part.substr(std::min(cut + 1, part.size()))));
  }
  return pairs;
}

std::string canonical_query(const Pairs& pairs) {
  Pairs encoded;
  for (const auto& [name, value] : pairs)
    encoded.emplace_back(percent_encoded(name), percent_encoded(value));
  std::ranges::sort(encoded);
  std::string query;
  for (const auto& [name, value] : encoded)
    query += (query.empty() ? "" : "&") + name + "=" + value;
  return query;
}

std::string value_of(const Pairs& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &Pairs::value_type::first);
  return found == pairs.end() ? "" : found->second;
}

std::string header(const HttpRequest& request, const std::string& lower_name) {
  const auto found = request.headers.find(lower_name);
  return found == request.headers.end() ? "" : found->second;
}

std::optional<Authorization> read_authorization(const std::string& text, std::string_view scheme,
                                                std::string_view separator) {
  std::string_view rest = text;
  if (!rest.starts_with(scheme) || rest.substr(scheme.size(), 1) != " ") return std::nullopt;
  rest.remove_prefix(scheme.size() + 1);
  const auto credential = take(rest, "Credential=", separator);
  const auto names = credential ? take(rest, "SignedHeaders=", separator) : std::nullopt;
  const auto signature = names ? take(rest, "Signature=", "") : std::nullopt;
  if (!signature) return std::nullopt;
  return Authorization{*credential, split(*names, ';'), *signature};
}

std::string canonical_request(const HttpRequest& request, const std::string& query,
                              const std::vector<std::string>& signed_headers, HeaderValues values) {
  std::string headers, names;
  for (const std::string& name : signed_headers) {
    const std::string value(trimmed(header(request, name)));
    headers += name + ":" + (values == HeaderValues::as_sent ? value : in_lower_case(value)) + "\n";
    names += (names.empty() ? "" : ";") + name;
  }
  return request.method + "\n" + request.path + "\n" + query + "\n" + headers + "\n" + names +
         "\n" + sha256_hex(request.body);
}

}  // namespace huiyin::sim::sms
