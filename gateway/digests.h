// Digests and codes of authentication, as the protocols of the doors ask for them.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::gateway {

std::string hex_text(std::string_view bytes);  // lower-case digits

std::string hmac_sha256(std::string_view key, std::string_view bytes);  // 32 bytes
std::string md5_hex(std::string_view bytes);  // 32 digits; only where a provider asks for it

}  // namespace huiyin::gateway
