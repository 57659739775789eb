// JSON of strangers: bounded in depth, each key once at the top, and never an exception.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace huiyin::gateway::wecom {

inline constexpr int kJsonDepthMax = 32;

// Nothing when it is not JSON, nests deeper than kJsonDepthMax, or names a key of the outermost
// object twice.
std::optional<nlohmann::json> json_from(std::string_view text);

// As json_from(), but what alone would make a whole answer unreadable is mended: bytes that are no
// UTF-8, and one half of a surrogate pair written as "\ud83d", are read as U+FFFD; a control
// character that stands in a string as it is, is read as itself. One citizen's odd words must not
// hide everybody else's on the same page.
std::optional<nlohmann::json> json_from_mended(std::string_view text);

// As json_from_mended(), and of an object or an array that cannot be read as a whole what can be
// read of it, three levels deep: members that cannot are left out, elements are null, and of a
// doubled key the last one counts. Nothing when its brackets do not fit. Never for what is signed:
// there a text must not mean two things.
std::optional<nlohmann::json> json_salvaged(std::string_view text);

// The text with what is no UTF-8 in it as U+FFFD.
std::string well_formed_text(std::string_view text);

// The member as text: a string as it stands, a number in digits, anything else or none as "".
std::string text_at(const nlohmann::json& object, const char* key);
// The member as a whole number: also one written as a string of digits.
std::optional<std::int64_t> integer_at(const nlohmann::json& object, const char* key);
std::optional<double> number_at(const nlohmann::json& object, const char* key);
// The member if it is an object or an array; else a null.
const nlohmann::json& object_at(const nlohmann::json& object, const char* key);
const nlohmann::json& array_at(const nlohmann::json& object, const char* key);

// Decimal digits, with a '-' before them at most; the whole text.
std::optional<std::int64_t> integer_from(std::string_view text);

}  // namespace huiyin::gateway::wecom
