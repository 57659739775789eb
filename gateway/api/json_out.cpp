#include "gateway/api/json_out.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"

namespace huiyin::gateway::api {
namespace {

using Digest = std::array<unsigned char, 32>;

std::string hex_of(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

std::string text_of(const OrderedJson& json) { return json_text(json); }

std::string moment_text(Instant moment) { return office_iso(moment) + "+08:00"; }

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned size = 0;
  const int made =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  ensure(made == 1 && size == digest.size(), "SHA-256 is always to be had");
  return hex_of(digest);
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned size = 0;
  const auto* made = HMAC(EVP_sha256(), key.data(), int(key.size()),
                          reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                          digest.data(), &size);
  ensure(made != nullptr && size == digest.size(), "HMAC-SHA256 is always to be had");
  return hex_of(digest);
}

std::string etag_of(std::string_view body) { return "\"" + sha256_hex(body).substr(0, 32) + "\""; }

}  // namespace huiyin::gateway::api
