#include "gateway/http/etag.h"

#include <algorithm>

#include "base/utf8.h"
#include "store/digest.h"

namespace huiyin::gateway {

std::string etag_of(std::string_view bytes) {
  return "\"" + store::sha256_hex(bytes).substr(0, 32) + "\"";
}

bool names_etag(std::string_view condition, std::string_view etag) {
  if (trimmed(condition) == "*") return true;
  for (;;) {
    condition.remove_prefix(std::min(condition.find_first_not_of(" \t,"), condition.size()));
    if (condition.starts_with("W/")) condition.remove_prefix(2);
    if (!condition.starts_with('"')) return false;  // nothing is left, or nothing that is a tag
    const auto closing = condition.find('"', 1);    // a tag may hold commas, and escapes nothing
    if (closing == condition.npos) return false;
    if (condition.substr(0, closing + 1) == etag) return true;
    condition.remove_prefix(closing + 1);
  }
}

void add_etag(const HttpRequest& request, HttpResponse& response) {
  const std::string etag = etag_of(response.body);
  response.headers.emplace_back("ETag", etag);
  const auto known = request.header("if-none-match");
  if (!known || !names_etag(*known, etag)) return;
  response.status = 304;
  response.body.clear();
}

}  // namespace huiyin::gateway
