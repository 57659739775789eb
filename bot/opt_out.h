// 退订 and 恢复: a citizen stops what he may refuse (reminders, invitations to rate, polls), and
// takes it back. What the law serves, and the answers to his questions, go on; he is told so at
// once.
#pragma once

#include "bot/talk.h"

namespace huiyin::bot::opt_out {

enum class Wish { none, stop, resume };

// `plain` is bot::plain() of what was typed. Whole messages and plain sentences only: "退订", "TD",
// "不要再发", "别给我发短信了"; not "不要再发生这种事", "商家不退订金".
Wish wish(std::string_view plain);

// True: dealt with.
bool hear(Talk& talk);

void stop(Talk& talk);

}  // namespace huiyin::bot::opt_out
