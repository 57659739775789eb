// Base64 as WeCom writes it: standard alphabet, padded, one line. Nothing else is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huiyin::gateway::wecom {

// Refuses a character outside the alphabet, a length that is no multiple of 4, a '=' anywhere but
// at the end, and spare bits that are not zero (another text for the same bytes). OpenSSL's
// EVP_DecodeBlock lets several of these through.
std::optional<std::string> base64_bytes(std::string_view text);
std::string base64_text(std::string_view bytes);

// The value 0 … 63 of one character, or -1.
int base64_value(char character);

}  // namespace huiyin::gateway::wecom
