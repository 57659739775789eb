#include "sim/sms/digests.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <climits>

#include "base/ensure.h"

namespace huiyin::sim::sms {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string raw(const Digest& digest, unsigned size) {
  return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string digest_of(std::string_view bytes, const EVP_MD* kind) {
  Digest digest{};
  unsigned size = 0;
  ensure(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, kind, nullptr) == 1,
         "a digest runs");
  return raw(digest, size);
}

}  // namespace

std::string hex_of(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) { return hex_of(digest_of(bytes, EVP_sha256())); }
std::string md5_hex(std::string_view bytes) { return hex_of(digest_of(bytes, EVP_md5())); }

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned size = 0;
  ensure(HMAC(EVP_sha256(), key.data(), int(key.size()),
              reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(),
              &size) != nullptr,
         "HMAC runs");
  return raw(digest, size);
}

std::optional<std::string> base64_bytes(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0 || text.size() > INT_MAX) return std::nullopt;
  const auto padding = text.size() - (text.find_last_not_of('=') + 1);
  // The library takes "=" for nought anywhere.
  if (padding > 2 || text.find('=') < text.size() - padding) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int n =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), int(text.size()));
  if (n < 0) return std::nullopt;
  bytes.resize(std::size_t(n) - padding);  // it counts the padding as bytes
  return bytes;
}

}  // namespace huiyin::sim::sms
