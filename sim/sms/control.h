// /control/sms/…: what the page and the tests do with phones.
#pragma once

#include "sim/actions.h"
#include "sim/sms/platform.h"

namespace huiyin::sim::sms {

inline constexpr std::string_view kControlFolder = "/control/sms/";

HttpAnswer answer_control(Platform& platform, const HttpRequest& request);

std::string control_help();  // one line an action

}  // namespace huiyin::sim::sms
