// The crypto of WeCom's callbacks 加解密方案说明
// (developer.work.weixin.qq.com/document/path/91144): SHA-1 signature over the sorted parts,
// AES-256-CBC with PKCS#7 of block 32, and a frame that names the receiver.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace huiyin::gateway::wecom {

// What one callback URL was given in the admin page. Any thread may use it.
class CallbackCrypto {
 public:
  // `where` is the prefix of the settings' names ("wecom.app"). Refuses: wecom.key (not 43 letters
  // and digits), wecom.token (empty: then anybody could sign).
  static Result<CallbackCrypto> make(std::string token, std::string_view encoding_aes_key,
                                     std::string receive_id, std::string_view where);

  // Compares in constant time. `encrypt` is the text exactly as it came.
  bool verify(std::string_view signature, std::string_view timestamp, std::string_view nonce,
              std::string_view encrypt) const;

  // The message inside. Refuses: wecom.base64, wecom.length, wecom.padding, wecom.frame,
  // wecom.receive_id. Outwardly they must all look alike. Call verify() first: the signature is the
  // real guard.
  Result<std::string> decrypt(std::string_view encrypt) const;

  // The other direction, for what a platform sends.
  std::string encrypt(std::string_view plain, std::span<const unsigned char, 16> random) const;
  std::string signature(std::string_view timestamp, std::string_view nonce,
                        std::string_view encrypt) const;

 private:
  CallbackCrypto() = default;
  std::string token_;
  std::array<unsigned char, 32> key_{};
  std::string receive_id_;
};

// The number by which the platform's own libraries know a fault: -40001 for "wecom.signature" …; 0
// when there is none.
int library_code(std::string_view problem_code);

}  // namespace huiyin::gateway::wecom
