#include "gateway/wecom/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "base/ensure.h"
#include "gateway/wecom/base64.h"

namespace huiyin::gateway::wecom {
namespace {

constexpr std::size_t kBlock = 32;  // of the padding; the cipher's own is 16
constexpr std::size_t kHead = 20;   // 16 random bytes and the length
constexpr std::size_t kKeyText = 43;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
  void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};

void must(bool worked) {
  if (!worked) throw std::runtime_error("OpenSSL callback_refused a cipher or digest call");
}

// Fetching an algorithm costs more than a short message: once a process.
const EVP_CIPHER* aes() {
  static const std::unique_ptr<EVP_CIPHER, Free> cipher(
      EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr));
  must(cipher != nullptr);
  return cipher.get();
}

const EVP_MD* sha1() {
  static const std::unique_ptr<EVP_MD, Free> digest(EVP_MD_fetch(nullptr, "SHA1", nullptr));
  must(digest != nullptr);
  return digest.get();
}

// One context for each thread and direction; it keeps the key schedule of the key used last.
class Cipher {
 public:
  explicit Cipher(int encrypts) : encrypts_(encrypts), context_(EVP_CIPHER_CTX_new()) {
    must(context_ != nullptr);
  }

  std::string run(const std::array<unsigned char, 32>& key, std::string_view in) {
    if (!ready_ || CRYPTO_memcmp(key_.data(), key.data(), key.size()) != 0) {
      ready_ = false;
      must(EVP_CipherInit_ex(context_.get(), aes(), nullptr, key.data(), key.data(), encrypts_) ==
           1);
      EVP_CIPHER_CTX_set_padding(context_.get(), 0);
      key_ = key;
      ready_ = true;
    } else {
      must(EVP_CipherInit_ex(context_.get(), nullptr, nullptr, nullptr, key.data(), encrypts_) ==
           1);
    }
    std::string out(in.size(), '\0');
    int written = 0;
    const auto* from = reinterpret_cast<const unsigned char*>(in.data());
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    must(EVP_CipherUpdate(context_.get(), to, &written, from, static_cast<int>(in.size())) == 1);
    ensure(static_cast<std::size_t>(written) == in.size(), "whole blocks come out at once");
    return out;
  }

 private:
  const int encrypts_;
  std::unique_ptr<EVP_CIPHER_CTX, Free> context_;
  std::array<unsigned char, 32> key_{};
  bool ready_ = false;
};

Refused callback_refused(const char* code, const char* what) {
  return Refused({code, "wecom.callback", what,
                  "请核对企业微信后台与本系统的 Token、EncodingAESKey 和企业 ID"});
}

bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// All pad bytes are looked at, and none alone decides when.
bool padding_holds(std::string_view padded, std::size_t pad) {
  if (pad < 1 || pad > kBlock || pad > padded.size()) return false;
  unsigned char differs = 0;
  for (const char byte : padded.substr(padded.size() - pad))
    differs |= static_cast<unsigned char>(byte) ^ static_cast<unsigned char>(pad);
  return differs == 0;
}

}  // namespace

Result<CallbackCrypto> CallbackCrypto::make(std::string token, std::string_view encoding_aes_key,
                                            std::string receive_id, std::string_view where) {
  const std::string prefix(where);
  if (token.empty())
    return Refused({"wecom.token", prefix + ".token", "没有填写 Token",
                    "请填写企业微信后台“接收消息”里的 Token"});
  if (encoding_aes_key.size() != kKeyText ||
      !std::ranges::all_of(encoding_aes_key, is_letter_or_digit))
    return Refused({"wecom.key", prefix + ".aes_key", "EncodingAESKey 应是 43 位字母和数字",
                    "请从企业微信后台“接收消息”里重新复制 EncodingAESKey，不要带空格或换行"});
  CallbackCrypto crypto;
  crypto.token_ = std::move(token);
  crypto.receive_id_ = std::move(receive_id);
  // 43 characters hold 258 bits for 256: the platform's own generator leaves the two spare bits as
  // they fall.
  std::uint32_t bits = 0;
  std::size_t have = 0, filled = 0;
  for (const char character : encoding_aes_key) {
    bits = bits << 6 | static_cast<std::uint32_t>(base64_value(character));
    have += 6;
    if (have < 8) continue;
    have -= 8;
    crypto.key_[filled++] = static_cast<unsigned char>(bits >> have);
  }
  ensure(filled == crypto.key_.size(), "43 characters make 32 bytes");
  return crypto;
}

std::string CallbackCrypto::signature(std::string_view timestamp, std::string_view nonce,
                                      std::string_view encrypt) const {
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  must(context != nullptr);
  std::array<std::string_view, 4> parts{token_, timestamp, nonce, encrypt};
  std::ranges::sort(parts);  // string_view compares bytes as unsigned: what the platform does
  must(EVP_DigestInit_ex(context.get(), sha1(), nullptr) == 1);
  for (const std::string_view part : parts)
    must(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
  std::array<unsigned char, 20> digest{};
  must(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1);
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

bool CallbackCrypto::verify(std::string_view signature, std::string_view timestamp,
                            std::string_view nonce, std::string_view encrypt) const {
  const std::string right = this->signature(timestamp, nonce, encrypt);
  return signature.size() == right.size() &&
         CRYPTO_memcmp(signature.data(), right.data(), right.size()) == 0;
}

Result<std::string> CallbackCrypto::decrypt(std::string_view encrypt) const {
  const auto cipher_text = base64_bytes(encrypt);
  if (!cipher_text) return callback_refused("wecom.base64", "密文不是合法的 base64");
  if (cipher_text->empty() || cipher_text->size() % 16 != 0 || cipher_text->size() > 0x7FFFFFF0)
    return callback_refused("wecom.length", "密文长度不对");
  thread_local Cipher cipher(0);
  std::string frame = cipher.run(key_, *cipher_text);
  const std::size_t pad = static_cast<unsigned char>(frame.back());
  if (!padding_holds(frame, pad))
    return callback_refused("wecom.padding", "密文填充不对，可能是 EncodingAESKey 不一致");
  frame.resize(frame.size() - pad);
  if (frame.size() < kHead) return callback_refused("wecom.frame", "密文内容不完整");
  std::size_t length = 0;
  for (std::size_t i = 16; i < kHead; ++i)
    length = length << 8 | static_cast<unsigned char>(frame[i]);
  const std::size_t rest = frame.size() - kHead;
  if (length > rest) return callback_refused("wecom.frame", "密文内容的长度不对");
  const auto receiver = std::string_view(frame).substr(kHead + length);
  if (receiver != receive_id_) return callback_refused("wecom.receive_id", "消息不是发给本企业的");
  return frame.substr(kHead, length);
}

std::string CallbackCrypto::encrypt(std::string_view plain,
                                    std::span<const unsigned char, 16> random) const {
  ensure(plain.size() <= 0x7FFFFF00, "a message fits its length field");
  std::string frame(reinterpret_cast<const char*>(random.data()), random.size());
  for (int shift = 24; shift >= 0; shift -= 8) frame += static_cast<char>(plain.size() >> shift);
  frame += plain;
  frame += receive_id_;
  const std::size_t pad = kBlock - frame.size() % kBlock;
  frame.append(pad, static_cast<char>(pad));
  thread_local Cipher cipher(1);
  return base64_text(cipher.run(key_, frame));
}

int library_code(std::string_view problem_code) {
  struct Row {
    std::string_view code;
    int number;
  };
  constexpr std::array kRows{
      Row{"wecom.signature", -40001},  Row{"wecom.body", -40002},   Row{"wecom.key", -40004},
      Row{"wecom.receive_id", -40005}, Row{"wecom.length", -40008}, Row{"wecom.padding", -40008},
      Row{"wecom.frame", -40008},      Row{"wecom.base64", -40010},
  };
  const auto row = std::ranges::find(kRows, problem_code, &Row::code);
  return row == kRows.end() ? 0 : row->number;
}

}  // namespace huiyin::gateway::wecom
