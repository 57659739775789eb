#include "gateway/http/tls_trust.h"

#include <openssl/ssl.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/unit/gateway/http/tls_server.h"

namespace tls_trust_test {

using namespace huiyin::gateway;

TEST_CASE("a platform's certificate is asked for, and old TLS is not spoken") {
  const TlsContext context = tls_trust();
  REQUIRE(context);
  CHECK(::SSL_CTX_get_verify_mode(context.get()) == SSL_VERIFY_PEER);
  CHECK(::SSL_CTX_get_min_proto_version(context.get()) == TLS1_2_VERSION);
  CHECK((::SSL_CTX_get_mode(context.get()) & SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER) != 0);
}

TEST_CASE("a file of authorities is read before the start, and what is none is told") {
  const huiyin::tests::TlsServer known({});
  CHECK_FALSE(ca_file_fault(""));
  CHECK_FALSE(ca_file_fault(known.authority_file()));
  CHECK(ca_file_fault(known.authority_file() + ".gone")->code == "ca_file.unreadable");
  const auto code_of = [&](const std::string& text) {
    const std::string path = known.authority_file() + ".other";
    std::ofstream(path) << text;
    const auto fault = ca_file_fault(path);
    std::filesystem::remove(path);
    return fault ? fault->code : "";
  };
  const std::string begin = "-----BEGIN CERTIFICATE-----\n";
  CHECK(code_of("") == "ca_file.empty");
  CHECK(code_of("my certificate") == "ca_file.empty");
  CHECK(code_of(begin + "AAAA\n-----END CERTIFICATE-----\n") == "ca_file.empty");
  std::ifstream file(known.authority_file());
  const std::string good{std::istreambuf_iterator<char>(file), {}};
  CHECK(code_of(good + good) == "");
  CHECK(code_of(good + begin + "AAAA\n-----END CERTIFICATE-----\n") == "ca_file.unreadable");
}

TEST_CASE("trust that is read when it is needed is read once") {
  Trust trust;
  ssl_ctx_st* context = trust.get();
  REQUIRE(context != nullptr);
  CHECK(trust.get() == context);
}

}  // namespace tls_trust_test
