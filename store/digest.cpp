#include "store/digest.h"

#include <openssl/evp.h>

#include <array>

#include "base/ensure.h"

namespace huiyin::store {

std::string sha256_hex(std::string_view text) {
  // Fetched once: each use of EVP_sha256() would fetch it anew, which costs more than the hash.
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  ensure(sha256 != nullptr &&
             EVP_Digest(text.data(), text.size(), digest.data(), &size, sha256, nullptr) == 1 &&
             size == digest.size(),
         "OpenSSL has SHA-256");
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace huiyin::store
