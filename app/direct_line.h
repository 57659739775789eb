// A direct line 直连 as the settings have it.
#pragma once

#include <string>

#include "config/settings.h"
#include "gateway/sms/smpp_line.h"

namespace huiyin::app {

// Of an account whose provider is "smpp", from settings without faults.
gateway::smpp::LineSettings direct_line(const config::SmsAccountSettings& from,
                                        const std::string& ca_file = "");

}  // namespace huiyin::app
