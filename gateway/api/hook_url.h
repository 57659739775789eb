// Where a webhook may lead. What an office's other system names as its address must not become a
// way into our own network (SSRF): addresses are judged as they are connected to, after the
// resolver, so that a name that changes its meaning helps nobody.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gateway/http/addresses.h"
#include "gateway/http/http_client.h"

namespace huiyin::gateway::api {

enum class Reach {
  internet,     // public addresses by https alone
  own_network,  // private ones and plain http too: the office said so in its settings
};

struct HookUrl {
  std::string base_url;  // "https://host:port"
  std::string target;    // path and query
};
// Refuses webhook.url: no URL of http(s), with a user, a fragment, blanks or control characters,
// or leading where `reach` does not.
Result<HookUrl> hook_url(std::string_view url, Reach reach);

// Whether a connection may lead there. Link-local, multicast and unspecified addresses: never.
bool may_reach(const SocketAddress& address, Reach reach);

// A client that connects to nothing else, whatever the resolver says.
std::unique_ptr<HttpClient> hook_client(Reach reach, Addresses::Resolver resolver = ask_resolver,
                                        std::string ca_file = "");

}  // namespace huiyin::gateway::api
