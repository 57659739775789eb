// The crypto of WeCom's callbacks 加解密方案说明 (document 91144), the platform's half: it seals
// what the gateway opens, and opens what the gateway answers. Shares nothing with the gateway, so
// that neither hides the other's fault.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace huiyin::sim::wecom {

// Lower-case hex SHA-1 of the sorted and joined four texts.
std::string signature(std::string_view token, std::string_view timestamp, std::string_view nonce,
                      std::string_view encrypted);

// SHA-1 as 40 lower-case digits.
std::string sha1_hex(std::string_view bytes);

struct Opened {
  std::string message;
  std::string receiver;  // whom it was sealed for: CorpID
};

// The AES key of one callback address (EncodingAESKey, 43 characters).
class CallbackKey {
 public:
  static constexpr std::size_t kSaltBytes = 16;

  // Refuses with code crypto.aes_key.
  static Result<CallbackKey> parse(std::string_view encoding_aes_key);

  // Base64 of AES-256-CBC over salt, length, message and receiver.
  std::string seal(std::string_view message, std::string_view receiver, Random& random) const;
  std::string seal(std::string_view message, std::string_view receiver,
                   std::string_view salt) const;  // salt of kSaltBytes
  // Refuses with code crypto.cipher whatever is not sealed with this key.
  Result<Opened> open(std::string_view encrypted) const;

 private:
  std::array<unsigned char, 32> key_{};
};

}  // namespace huiyin::sim::wecom
