#include "sim/sms/digests.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_digests_test {

using namespace huiyin::sim::sms;

TEST_CASE("digests are those of their documents") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(md5_hex("abc") == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(hex_of(hmac_sha256("Jefe", "what do ya want for nothing?")) ==  // RFC 4231, case 2
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("base64 is read back, and what is none is refused") {
  for (const std::string bytes : {"a", "ab", "abc", "您好\n"})
    CHECK(base64_bytes(Stage::base64_text(bytes)) == bytes);
  for (const char* text : {"", "a", "ab=", "====", "a===", "{\"a\":1}", "YWI=YWI="}) {
    CAPTURE(text);
    CHECK_FALSE(base64_bytes(text));
  }
}

}  // namespace sms_digests_test
