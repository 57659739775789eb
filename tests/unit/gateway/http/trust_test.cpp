#include "gateway/http/trust.h"

#include <openssl/ssl.h>

#include <catch2/catch.hpp>

namespace trust_test {

using huiyin::gateway::Trust;

TEST_CASE("a platform must prove who it is, by TLS 1.2 or newer, and trust is made once") {
  Trust trust;
  SSL_CTX* context = trust.get();
  REQUIRE(context != nullptr);
  CHECK(trust.get() == context);
  CHECK(::SSL_CTX_get_verify_mode(context) == SSL_VERIFY_PEER);
  CHECK(::SSL_CTX_get_min_proto_version(context) == TLS1_2_VERSION);
}

}  // namespace trust_test
