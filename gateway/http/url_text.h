// Percent-encoding, as it stands in paths, queries and posted forms. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huiyin::gateway {

// What a hexadecimal digit of either case stands for; -1: it is none.
int hex_digit(char c);

enum class Plus { stays, is_blank };  // in a path it stays, in a query or a form it is a blank

// Decoded once. Nothing when a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view encoded, Plus plus);

// "a=1&b=%2B" as pairs, decoded once, in order; a name alone has an empty value. Nothing when a
// pair cannot be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> query_pairs(std::string_view text);

// All but letters, digits and "-._~" encoded.
std::string percent_encoded(std::string_view text);

}  // namespace huiyin::gateway
