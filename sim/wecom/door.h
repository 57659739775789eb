// /cgi-bin over HTTP, with the faults that happen on the way to and from it.
#pragma once

#include "sim/http_exchange.h"
#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

inline constexpr std::string_view kApiFolder = "/cgi-bin/";

HttpAnswer answer_api(Platform& platform, const HttpRequest& request);

}  // namespace huiyin::sim::wecom
