#include "store/base64.h"

#include <openssl/evp.h>

namespace huiyin::store {

namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string base64(std::span<const unsigned char> bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(), int(bytes.size()));
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.empty()) return "";
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  auto* to = reinterpret_cast<unsigned char*>(bytes.data());
  if (EVP_DecodeBlock(to, bytes_of(text), int(text.size())) != int(bytes.size()))
    return std::nullopt;
  // OpenSSL counts the padding as bytes, and lets spaces and loose bits pass.
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  bytes.resize(bytes.size() - padding);
  if (base64({bytes_of(bytes), bytes.size()}) != text) return std::nullopt;
  return bytes;
}

}  // namespace huiyin::store
