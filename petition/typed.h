// Numbers as people type them, brought into one plain form before they are read.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::petition {

// Half width, capitals, every kind of dash as '-', every kind of space as ' ', both ends trimmed.
// What is none of these stays as UTF-8. Total.
std::string plain_typed(std::string_view typed);

// `plain` without the given ASCII characters.
std::string without(std::string_view plain, std::string_view characters);

bool is_digits(std::string_view text);  // one digit 0–9 or more, and nothing else

}  // namespace huiyin::petition
