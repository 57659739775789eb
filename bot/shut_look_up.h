// After too many wrong tries looking up is shut for a while: how that is said, and for how long.
#pragma once

#include <chrono>
#include <string>

#include "bot/talk.h"

namespace huiyin::bot {

// As people say it: "半小时", "45分钟", "1小时", "1个半小时", "1小时20分钟". Of a minute at least.
std::string length_words(std::chrono::minutes length);

void say_look_up_shut(Talk& talk);

}  // namespace huiyin::bot
