#include "sim/wecom/crypto.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/ensure.h"

namespace huiyin::sim::wecom {
namespace {

constexpr std::size_t kPadBlock = 32;
constexpr std::size_t kAesBlock = 16;
constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kKeyCharacters = 43;
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

enum class SpareBits { zero, any };

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL
  const int n =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
  text.resize(std::size_t(n));
  return text;
}

// Six bits a character; `text` carries no '='.
std::optional<std::string> decode(std::string_view text, SpareBits spare) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | std::uint32_t(value);
    held += 6;
    if (held >= 8) bytes += char(bits >> (held -= 8) & 0xff);
  }
  const bool clean = (bits & ((1U << held) - 1)) == 0;
  if (held >= 6 || (spare == SpareBits::zero && !clean)) return std::nullopt;
  return bytes;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && text.back() == '='; ++i) text.remove_suffix(1);
  return decode(text, SpareBits::zero);
}

std::string run_aes(std::string_view in, const std::array<unsigned char, 32>& key, int encrypt) {
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  ensure(cipher != nullptr, "OpenSSL gives a cipher");
  // The IV is the key's beginning, always; the padding is WeCom's own, so the library's is off.
  ensure(EVP_CipherInit_ex(cipher.get(), EVP_aes_256_cbc(), nullptr, key.data(), key.data(),
                           encrypt) == 1,
         "AES-256-CBC begins");
  EVP_CIPHER_CTX_set_padding(cipher.get(), 0);
  std::string out(in.size() + kAesBlock, '\0');
  int n = 0, rest = 0;
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  const auto* from = reinterpret_cast<const unsigned char*>(in.data());
  ensure(EVP_CipherUpdate(cipher.get(), to, &n, from, int(in.size())) == 1, "AES-256-CBC runs");
  ensure(EVP_CipherFinal_ex(cipher.get(), to + n, &rest) == 1, "AES-256-CBC ends");
  out.resize(std::size_t(n + rest));
  return out;
}

Refused not_sealed() {
  return Refused({"crypto.cipher", "Encrypt", "密文不能解开", "请核对 EncodingAESKey"});
}

}  // namespace

std::string sha1_hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  ensure(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr) == 1,
         "SHA-1 runs");
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

std::string signature(std::string_view token, std::string_view timestamp, std::string_view nonce,
                      std::string_view encrypted) {
  std::array<std::string_view, 4> parts{token, timestamp, nonce, encrypted};
  std::ranges::sort(parts);
  std::string joined;
  for (const auto part : parts) joined += part;
  return sha1_hex(joined);
}

Result<CallbackKey> CallbackKey::parse(std::string_view encoding_aes_key) {
  const auto fault = [](const char* what) {
    return Refused(
        {"crypto.aes_key", "EncodingAESKey", what, "请填管理后台给出的 43 个字母和数字"});
  };
  if (encoding_aes_key.size() != kKeyCharacters) return fault("长度不是 43 个字符");
  // 43 × 6 bits are two more than a key has: the platform leaves anything in them.
  const auto bytes = decode(encoding_aes_key, SpareBits::any);
  if (!bytes) return fault("有字母和数字以外的字符");
  CallbackKey key;
  ensure(bytes->size() == key.key_.size(), "43 characters give 32 bytes");
  std::copy(bytes->begin(), bytes->end(), key.key_.begin());
  return key;
}

std::string CallbackKey::seal(std::string_view message, std::string_view receiver,
                              Random& random) const {
  std::array<unsigned char, kSaltBytes> salt{};
  random.fill(salt);
  return seal(message, receiver, {reinterpret_cast<const char*>(salt.data()), salt.size()});
}

std::string CallbackKey::seal(std::string_view message, std::string_view receiver,
                              std::string_view salt) const {
  ensure(salt.size() == kSaltBytes, "a salt has 16 bytes");
  std::string frame(salt);
  for (int shift = 24; shift >= 0; shift -= 8) frame += char(message.size() >> shift & 0xff);
  frame += message;
  frame += receiver;
  const std::size_t pad = kPadBlock - frame.size() % kPadBlock;
  frame.append(pad, char(pad));
  return base64(run_aes(frame, key_, 1));
}

Result<Opened> CallbackKey::open(std::string_view encrypted) const {
  const auto cipher = from_base64(encrypted);
  if (!cipher || cipher->empty() || cipher->size() % kAesBlock != 0) return not_sealed();
  std::string frame = run_aes(*cipher, key_, 0);
  const auto pad = std::size_t(static_cast<unsigned char>(frame.back()));
  if (pad < 1 || pad > kPadBlock || pad > frame.size()) return not_sealed();
  for (std::size_t i = frame.size() - pad; i < frame.size(); ++i)
    if (std::size_t(static_cast<unsigned char>(frame[i])) != pad) return not_sealed();
  frame.resize(frame.size() - pad);
  if (frame.size() < kSaltBytes + kLengthBytes) return not_sealed();
  std::uint32_t length = 0;
  for (std::size_t i = kSaltBytes; i < kSaltBytes + kLengthBytes; ++i)
    length = length << 8 | static_cast<unsigned char>(frame[i]);
  const std::size_t begin = kSaltBytes + kLengthBytes;
  if (length > frame.size() - begin) return not_sealed();
  return Opened{frame.substr(begin, length), frame.substr(begin + length)};
}

}  // namespace huiyin::sim::wecom
