// The digests of the providers' signatures, on OpenSSL: nothing is shared with the gateway, so that
// neither hides the other's fault.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huiyin::sim::sms {

std::string hex_of(std::string_view bytes);  // lower case
std::string sha256_hex(std::string_view bytes);
std::string md5_hex(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view bytes);  // 32 raw bytes

// Nothing where the text is no base64 with its padding.
std::optional<std::string> base64_bytes(std::string_view text);

}  // namespace huiyin::sim::sms
