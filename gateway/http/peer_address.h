// Where a request comes from.
#pragma once

#include <string>

#include "gateway/http/http_server.h"

namespace huiyin::gateway {

// The socket's peer; behind a proxy of this machine, whom that proxy names last in
// X-Forwarded-For. Nobody else's header is believed.
std::string address_of(const HttpRequest& request);

}  // namespace huiyin::gateway
