// Codes that a phone's app shows beside the password 动态口令: TOTP (RFC 6238) with HMAC-SHA-1, six
// digits, a new one every 30 seconds, as the apps of all makers read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"

namespace huiyin::store {

// 160 bits in Base32 (RFC 4648), as one types it into an app.
std::string new_totp_secret(Random& random);

// "otpauth://totp/…": what the app reads from a QR code.
std::string totp_address(std::string_view issuer, std::string_view login, std::string_view secret);

// Of that secret in that step of 30 seconds since 1970; nothing: the secret is no Base32.
std::optional<std::string> totp_code(std::string_view secret, std::int64_t step);

// The step of which `typed` is the code: this one, or one beside it, for clocks differ; later than
// `taken`, for each is good once. Nothing: it is none of them.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view typed,
                                      std::int64_t taken, Instant now);

}  // namespace huiyin::store
