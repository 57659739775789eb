// What was understood as one line of JSON, in the vocabulary of `huiyin understand --batch`
// (docs/developer).
#pragma once

#include <string>

#include "bot/understanding/understood.h"

namespace huiyin::bot {

// Without a line break. Bytes of the text that are not UTF-8 stand as U+FFFD.
std::string to_json_line(const Understood& understood);

}  // namespace huiyin::bot
