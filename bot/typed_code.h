// A code 验证码 as people type it back from an SMS: "123456", "１２３ ４５６",
// "验证码是幺二三四五六", "十二万三千四百五十六".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/talk.h"

namespace huiyin::bot {

// Six digits; of several the last, which puts the others right. Nothing: there are none.
std::optional<std::string> typed_code(const Talk& talk);

// "没收到", "再发一次"; `plain` is bot::plain() of what was typed.
bool wants_another_code(std::string_view plain);

}  // namespace huiyin::bot
