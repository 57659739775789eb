#include <catch2/catch.hpp>

#include "gateway/http/addresses.h"
#include "gateway/http/http_client.h"
#include "tests/unit/gateway/http/tls_server.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace http_client_trust_test {

using namespace huiyin::gateway;
using huiyin::tests::TlsServer;

namespace {

HttpCall call_over_tls(const std::string& base_url) {
  HttpCall call;
  call.base_url = base_url;
  call.target = "/";
  call.body = "{}";
  return call;
}

}  // namespace

TEST_CASE("a platform of an authority of our own file is trusted, another's is told as such") {
  const TlsServer own({}), strange({});
  SocketHttpClient client(SocketHttpClient::kAnswerBytesMax, std::make_unique<Addresses>(),
                          own.authority_file());
  huiyin::testing::Log log;
  CHECK(client.call(call_over_tls(own.base_url())).reached == Reached::answered);
  CHECK_FALSE(log.has("not trusted"));
  const auto refused = client.call(call_over_tls(strange.base_url()));
  CHECK(refused.reached == Reached::not_sent);
  CHECK(refused.is_distrusted);
  CHECK(log.has("platform not trusted url=" + strange.base_url()));
  CHECK(strange.requests() == 0);
  CHECK_FALSE(client.call(call_over_tls("https://127.0.0.1:1")).is_distrusted);
}

}  // namespace http_client_trust_test
