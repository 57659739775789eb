// How many SMS a text is billed as (sms.md 6.1).
#pragma once

#include <cstddef>
#include <string_view>

namespace huiyin::sim::sms {

// UTF-16 code units of the final text, 【签名】 included.
std::size_t units_of(std::string_view text);
// 1 up to 70 units; else parts of 67, which no surrogate pair is cut by.
std::size_t parts_of(std::string_view text);

}  // namespace huiyin::sim::sms
