// Base64 in the one form that we write ourselves, for sealed values and keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huiyin::store {

std::string base64(std::span<const unsigned char> bytes);

// Only the canonical form: padded, no spaces, no bits over. So two texts never mean the same bytes.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace huiyin::store
