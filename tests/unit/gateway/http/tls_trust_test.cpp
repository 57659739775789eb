#include "gateway/http/tls_trust.h"

#include <openssl/ssl.h>

#include <catch2/catch.hpp>

namespace tls_trust_test {

using namespace huiyin::gateway;

TEST_CASE("a platform's certificate is asked for, and old TLS is not spoken") {
  const TlsContext context = trust_of_system();
  REQUIRE(context);
  CHECK(::SSL_CTX_get_verify_mode(context.get()) == SSL_VERIFY_PEER);
  CHECK(::SSL_CTX_get_min_proto_version(context.get()) == TLS1_2_VERSION);
  CHECK((::SSL_CTX_get_mode(context.get()) & SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER) != 0);
}

TEST_CASE("trust that is read when it is needed is read once") {
  Trust trust;
  ssl_ctx_st* context = trust.get();
  REQUIRE(context != nullptr);
  CHECK(trust.get() == context);
}

}  // namespace tls_trust_test
