#include "gateway/digests.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/ensure.h"

namespace huiyin::gateway {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string bytes_of(const Digest& digest, unsigned size) {
  return {reinterpret_cast<const char*>(digest.data()), size};
}

}  // namespace

std::string hex_text(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned size = 0;
  const auto* made = HMAC(EVP_sha256(), key.data(), int(key.size()),
                          reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                          digest.data(), &size);
  ensure(made != nullptr && size == 32, "HMAC-SHA256 is always to be had");
  return bytes_of(digest, size);
}

std::string md5_hex(std::string_view bytes) {
  Digest digest{};
  unsigned size = 0;
  const int made = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_md5(), nullptr);
  ensure(made == 1 && size == 16, "MD5 is to be had outside FIPS mode");
  return hex_text(bytes_of(digest, size));
}

}  // namespace huiyin::gateway
