// /control/…: what the pages and the tests do with the stand-in. JSON in (body or query), JSON out;
// a refusal is 400 with {"error", "where", "remedy"}.
#pragma once

#include "sim/http_exchange.h"
#include "sim/wecom/courier.h"
#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

inline constexpr std::string_view kControlFolder = "/control/";

HttpAnswer answer_control(Platform& platform, Courier& courier, const HttpRequest& request);

std::string control_help();  // one line an action

}  // namespace huiyin::sim::wecom
