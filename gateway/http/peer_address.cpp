#include "gateway/http/peer_address.h"

#include "base/utf8.h"

namespace huiyin::gateway {

std::string address_of(const HttpRequest& request) {
  const bool is_here = request.remote_address == "127.0.0.1" || request.remote_address == "::1";
  const auto forwarded = request.header("x-forwarded-for");
  if (!is_here || !forwarded) return request.remote_address;
  const auto last = forwarded->rfind(',');
  const auto named = trimmed(last == forwarded->npos ? *forwarded : forwarded->substr(last + 1));
  return named.empty() ? request.remote_address : std::string(named.substr(0, 64));
}

}  // namespace huiyin::gateway
