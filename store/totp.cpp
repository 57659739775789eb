#include "store/totp.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cctype>

#include "base/ensure.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t kStepMs = 30'000;
constexpr std::int64_t kStepsBeside = 1;
constexpr std::size_t kSecretBytes = 20, kCodeDigits = 6;

std::string base32(const std::array<unsigned char, kSecretBytes>& bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const unsigned char byte : bytes) {
    bits = bits << 8 | byte;
    for (held += 8; held >= 5; held -= 5) text += kBase32[bits >> (held - 5) & 31];
  }
  return text;  // 160 bits are 32 signs: nothing is left over
}

std::optional<std::string> bytes_of_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto sign = kBase32.find(c);
    if (sign == kBase32.npos) return std::nullopt;
    bits = bits << 5 | std::uint32_t(sign);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes += char(bits >> held & 255);
    }
  }
  return bytes;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '-' || c == '.' || c == '_' || c == '~')
      out += c;
    else
      out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return out;
}

}  // namespace

std::string new_totp_secret(Random& random) {
  std::array<unsigned char, kSecretBytes> bytes{};
  random.fill(bytes);
  return base32(bytes);
}

std::string totp_address(std::string_view issuer, std::string_view login, std::string_view secret) {
  return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(login) +
         "?secret=" + std::string(secret) + "&issuer=" + percent_encoded(issuer);
}

std::optional<std::string> totp_code(std::string_view secret, std::int64_t step) {
  const auto key = bytes_of_base32(secret);
  if (!key) return std::nullopt;
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i)
    counter[i] = static_cast<unsigned char>(step >> (56 - 8 * i));
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  const auto* done = ::HMAC(EVP_sha1(), key->data(), int(key->size()), counter.data(),
                            counter.size(), mac.data(), &size);
  ensure(done != nullptr && size == 20, "HMAC-SHA-1 has twenty bytes");
  // Dynamic truncation (RFC 4226 §5.3).
  const std::size_t at = mac[size - 1] & 15;
  const std::uint32_t number = (std::uint32_t(mac[at]) & 127) << 24 |
                               std::uint32_t(mac[at + 1]) << 16 | std::uint32_t(mac[at + 2]) << 8 |
                               mac[at + 3];
  std::string digits = std::to_string(number % 1'000'000);
  return std::string(kCodeDigits - digits.size(), '0') + digits;
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view typed,
                                      std::int64_t taken, Instant now) {
  if (typed.size() != kCodeDigits) return std::nullopt;
  const std::int64_t step = unix_ms(now) / kStepMs;
  std::optional<std::int64_t> found;
  for (std::int64_t one = step - kStepsBeside; one <= step + kStepsBeside; ++one) {
    const auto code = totp_code(secret, one);
    const bool is_it = code && CRYPTO_memcmp(code->data(), typed.data(), kCodeDigits) == 0;
    if (is_it && one > taken && !found) found = one;
  }
  return found;
}

}  // namespace huiyin::store
