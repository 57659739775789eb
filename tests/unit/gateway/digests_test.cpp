#include "gateway/digests.h"

#include <catch2/catch.hpp>

namespace digests_test {

using namespace huiyin::gateway;

TEST_CASE("digests and codes are those of the standards") {
  CHECK(hex_text(hmac_sha256("Jefe", "what do ya want for nothing?")) ==  // RFC 4231, case 2
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(md5_hex("abc") == "900150983cd24fb0d6963f7d28e17f72");  // RFC 1321, A.5
  CHECK(hex_text(std::string_view("\x00\xff", 2)) == "00ff");
}

}  // namespace digests_test
