// What a person types to the choices that the newest question showed.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "bot/talk.h"

namespace huiyin::bot::menu {

// The number alone, as it is typed by SMS: "1", "1.", "(1)", "①", "一", "选1", "第一个", "回复1".
// Nothing where it counts something ("一个", "1号", "1点") or has more than two digits. `plain` is
// bot::plain() of what was typed.
std::optional<std::size_t> number_typed(std::string_view plain);

// The choice of the open question that its label typed out, or its number, means; else nullptr.
const Choice* chosen(const Talk& talk);

// By SMS, a bare number that fits no open question: he is told, and shown what there is to choose.
// False: it is none.
bool number_fits_nothing(Talk& talk);

}  // namespace huiyin::bot::menu
