#include "gateway/sms/canonical_request.h"

#include <algorithm>

#include "base/utf8.h"
#include "gateway/http/url_text.h"
#include "store/digest.h"

namespace huiyin::gateway::sms {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
  return text;
}

}  // namespace

Canonical canonical_request(std::string_view method, std::string_view query, const Pairs& headers,
                            std::string_view body) {
  Pairs sorted;
  for (const auto& [name, value] : headers)
    sorted.emplace_back(lower(name), std::string(trimmed(value)));
  std::ranges::sort(sorted);
  std::string block;
  Canonical canonical;
  for (const auto& [name, value] : sorted) {
    block += name + ":" + value + "\n";
    canonical.signed_headers += (canonical.signed_headers.empty() ? "" : ";") + name;
  }
  canonical.request = std::string(method) + "\n/\n" + std::string(query) + "\n" + block + "\n" +
                      canonical.signed_headers + "\n" + store::sha256_hex(body);
  return canonical;
}

std::string canonical_query(const Pairs& parameters) {
  Pairs encoded;
  for (const auto& [name, value] : parameters)
    encoded.emplace_back(percent_encoded(name), percent_encoded(value));
  std::ranges::sort(encoded);
  std::string query;
  for (const auto& [name, value] : encoded)
    query += (query.empty() ? "" : "&") + name + "=" + value;
  return query;
}

}  // namespace huiyin::gateway::sms
