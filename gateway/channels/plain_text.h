// A saying for who cannot tap: its choices are numbered lines, and the number is the answer.
#pragma once

#include <string>

#include "bot/converse.h"

namespace huiyin::gateway {

std::string plain_text(const bot::Saying& saying);  // "1. 预约来访"
// The same for SMS, where each sign counts: "1 预约来访".
std::string sms_text(const bot::Saying& saying);

}  // namespace huiyin::gateway
