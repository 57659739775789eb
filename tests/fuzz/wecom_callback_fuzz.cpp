// Any bytes as a callback: the outer body as it stands; the body sealed with the right keys, so
// that what is inside is reached; and the bytes as cipher text under a right signature.
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "base/ensure.h"
#include "gateway/wecom/callback.h"

using namespace huiyin;
using namespace huiyin::gateway::wecom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const CallbackCrypto crypto =
      *CallbackCrypto::make("token", std::string(43, 'k'), "ww1", "fuzz");
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Instant now{seconds{1767229200}};
  const auto read = [&](const std::string& encrypt, const std::string& body) {
    const std::array<std::pair<std::string, std::string>, 3> query{
        {{"msg_signature", crypto.signature("1767229200", "n", encrypt)},
         {"timestamp", "1767229200"},
         {"nonce", "n"}}};
    return read_callback(crypto, query, body, now, {});
  };
  const std::string sealed = crypto.encrypt(bytes, std::array<unsigned char, 16>{});
  const auto inside = read(sealed, "<xml><Encrypt>" + sealed + "</Encrypt></xml>");
  ensure(inside && inside->text == bytes, "a genuine envelope is always opened");
  ensure(!inside->content_key.empty(), "whatever is kept has a key");
  const auto outside = encrypted_part(bytes);
  if (outside) {
    const auto opened = read(*outside, bytes);
    if (!opened) ensure(opened.error().status == 403, "a right signature around nonsense is a 403");
  }
  const auto plain = crypto.decrypt(bytes);
  if (!plain) ensure(library_code(plain.error().code) != 0, "every fault has its number");
  return 0;
}
