// The one form in which a citizen's number is compared, whoever wrote it: sms.md 0.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huiyin::gateway::sms {

// "13800001234" of "+86 138-0000-1234", "8613800001234", "008613800001234" and of itself; a number
// of another country, written with + or 00, as "+85291234567". Nothing where it is neither.
std::optional<std::string> phone_form(std::string_view text);

// Where the code of the country stands by itself: "86", "+852"; "" is the mainland. It counts
// unless the number brings its own.
std::optional<std::string> phone_form(std::string_view country, std::string_view text);

bool is_mainland(std::string_view phone_form);

// "+8613800001234", as E.164 has it.
std::string e164(std::string_view phone_form);

}  // namespace huiyin::gateway::sms
