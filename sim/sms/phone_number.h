// Numbers of the mainland as the providers take them (sms.md 1.2, 2.2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huiyin::sim::sms {

// The 11 digits of "13800001234", "+86…", "0086…", "86…"; nothing of any other text.
std::optional<std::string> mainland_phone(std::string_view text);

bool are_digits(std::string_view text);  // at least one, and nothing else

}  // namespace huiyin::sim::sms
