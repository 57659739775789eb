// How many messages a carrier makes of a text, and bills: sms.md 6.1. Letters, digits, signs and
// 汉字 count alike, as UTF-16 units; what counts is the final text, signature 【】 included.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiyin::gateway::sms {

inline constexpr std::size_t kOneMessageUnits = 70;
inline constexpr std::size_t kPartUnits = 67;  // of a long one: the header takes three

// A sign beyond the 16-bit plane (an emoji, 𠮷) counts two. What is not UTF-8 counts one a byte.
std::size_t utf16_units(std::string_view text);

// The parts in which it is sent, one where it fits into one; no sign is cut in two. Never empty.
std::vector<std::string> segments(std::string_view text, std::size_t part_units = kPartUnits);

}  // namespace huiyin::gateway::sms
