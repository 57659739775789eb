// /control/…: what the pages and the tests do with the stand-in.
#pragma once

#include "sim/actions.h"
#include "sim/http_exchange.h"
#include "sim/wecom/courier.h"
#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

HttpAnswer answer_control(Platform& platform, Courier& courier, const HttpRequest& request);

std::string control_help();  // one line an action

}  // namespace huiyin::sim::wecom
