#include "gateway/http/outbound.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/http/loopback.h"

namespace outbound_test {

using namespace huiyin::gateway;
using huiyin::tests::RawServer;
using huiyin::tests::RawSocket;
using std::chrono::milliseconds;

namespace {

Outbound::Deadline in(int ms) { return std::chrono::steady_clock::now() + milliseconds{ms}; }

}  // namespace

TEST_CASE("a base url is scheme, host and port") {
  const auto plain = endpoint_of("http://office.example");
  REQUIRE(plain);
  CHECK(!plain->is_tls);
  CHECK(plain->host == "office.example");
  CHECK(plain->port == "80");
  CHECK(plain->host_header == "office.example");
  const auto tls = endpoint_of("https://qyapi.weixin.qq.com:8443/");
  REQUIRE(tls);
  CHECK(tls->is_tls);
  CHECK(tls->port == "8443");
  CHECK(tls->host_header == "qyapi.weixin.qq.com:8443");
  CHECK(endpoint_of("https://a")->port == "443");
  const auto six = endpoint_of("http://[::1]:8080");
  REQUIRE(six);
  CHECK(six->host == "::1");
  CHECK(six->port == "8080");
  CHECK(six->host_header == "[::1]:8080");
}

TEST_CASE("what is not a base url is nothing") {
  const auto* url = GENERATE("", "office.example", "ftp://a", "http://", "http://a/b", "http://a?b",
                             "http://u@a", "http://a:", "http://a:x", "http://a:123456",
                             "http://[::1", "http://[::1]x", "http://a b", "http://a\r\nX: y");
  CAPTURE(url);
  CHECK(!endpoint_of(url));
}

TEST_CASE("bytes go there and back, and a silent open connection is fresh") {
  const RawServer server([](RawSocket& client) {
    client.send("got " + client.read_until("!"));
    client.read_to_end();
  });
  const auto made = Outbound::connect(*endpoint_of(server.base_url()), nullptr, in(5000));
  REQUIRE(made);
  CHECK(made->is_fresh());
  CHECK(made->write("hello!", in(5000)).io == Outbound::Io::done);
  std::string answer;
  while (answer.size() < 10) REQUIRE(made->read(answer, in(5000)) == Outbound::Io::done);
  CHECK(answer == "got hello!");
  CHECK(made->is_fresh());
  CHECK(made->read(answer, in(50)) == Outbound::Io::late);
}

TEST_CASE("a connection that was closed, or speaks unasked, is not fresh") {
  const bool speaks = GENERATE(true, false);
  const RawServer server([&](RawSocket& client) {
    client.read_until("!");
    client.send(speaks ? "a and more" : "a");
    if (speaks) client.read_to_end();
  });
  const auto made = Outbound::connect(*endpoint_of(server.base_url()), nullptr, in(5000));
  REQUIRE(made);
  made->write("!", in(5000));
  std::string answer;
  REQUIRE(made->read(answer, in(5000)) == Outbound::Io::done);
  if (speaks) {
    CHECK(answer.size() >= 1);
    made->write("!", in(100));
  } else {
    CHECK(made->read(answer, in(5000)) == Outbound::Io::closed);
    CHECK(!made->is_fresh());
  }
}

}  // namespace outbound_test
