// A saying for who cannot tap: its choices are numbered lines, and the number is the answer.
#pragma once

#include <string>

#include "bot/converse.h"

namespace huiyin::gateway {

std::string plain_text(const bot::Saying& saying);

}  // namespace huiyin::gateway
