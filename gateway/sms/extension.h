// An office's own digits behind the number that its SMS come from 扩展码: what is answered to them
// is answered to that office.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huiyin::gateway::sms {

// "007" of office code "7" where three digits are ours. "": the office has no code, or it has more
// digits than that.
std::string extension_of(std::string_view office_code, int digits);

// "7" of a number, or of its tail alone, that ends so: providers tell either. Nothing: it is no
// number, or too short, or ends in the digits of no office.
std::optional<std::string> office_code_in(std::string_view answered_to, int digits);

}  // namespace huiyin::gateway::sms
