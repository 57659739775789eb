#include "gateway/http/outbound.h"

#include <netinet/in.h>
#include <openssl/ssl.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <semaphore>
#include <vector>

#include "tests/unit/gateway/http/loopback.h"
#include "tests/unit/gateway/http/tls_server.h"

namespace outbound_test {

using namespace huiyin::gateway;
using huiyin::tests::RawServer;
using huiyin::tests::RawSocket;
using std::chrono::milliseconds;

namespace {

Outbound::Deadline in(int ms) { return std::chrono::steady_clock::now() + milliseconds{ms}; }

SocketAddress loopback_address(int port) {
  return *numeric_address("127.0.0.1", std::to_string(port));
}

std::unique_ptr<Outbound> connect(const std::string& base_url) {
  const auto to = endpoint_of(base_url);
  return Outbound::connect(*to, {*numeric_address(to->host, to->port)}, nullptr, in(5000));
}

// An address that is silent: its queue of connections is full, so that the kernel answers none.
class SilentAddress {
 public:
  SilentAddress() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t bytes = sizeof at;
    REQUIRE(::bind(listener_.get(), reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
    REQUIRE(::listen(listener_.get(), 0) == 0);
    REQUIRE(::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&at), &bytes) == 0);
    port_ = ntohs(at.sin_port);
    for (int i = 0; i < 4; ++i) {
      waiting_.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
      ::connect(waiting_.back().get(), reinterpret_cast<sockaddr*>(&at), sizeof at);
    }
  }
  SocketAddress address() const { return loopback_address(port_); }

 private:
  Descriptor listener_;
  std::vector<Descriptor> waiting_;
  int port_ = 0;
};

using TlsContext = std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)>;

TlsContext trusting(const std::string& authority_file) {
  TlsContext context(::SSL_CTX_new(::TLS_client_method()), &::SSL_CTX_free);
  REQUIRE(::SSL_CTX_load_verify_locations(context.get(), authority_file.c_str(), nullptr) == 1);
  ::SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  return context;
}

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
  const auto made = connect(server.base_url());
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
  const auto made = connect(server.base_url());
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

TEST_CASE("an address that is silent is not waited for while the next can be tried") {
  const SilentAddress silent;
  const RawServer server([](RawSocket& client) { client.read_to_end(); });
  const auto to = endpoint_of(server.base_url());
  const auto well = loopback_address(server.port());
  const auto made =
      Outbound::connect(*to, {silent.address(), silent.address(), well}, nullptr, in(2500));
  REQUIRE(made);
  CHECK(made->address() == well);
  CHECK_FALSE(Outbound::connect(*to, {silent.address(), silent.address()}, nullptr, in(200)));
  CHECK_FALSE(Outbound::connect(*to, {}, nullptr, in(5000)));
}

TEST_CASE("a slow address has all the time there is, also when others have been tried meanwhile") {
  std::counting_semaphore<2> tried(0);
  const auto serve_mutely = [&](RawSocket& client) {
    tried.release();
    client.read_to_end();
  };
  const RawServer mute(serve_mutely), mute_too(serve_mutely);
  const huiyin::tests::TlsServer slow({}, huiyin::tests::TlsServer::Manner::keeps_open, [&] {
    for (int i = 0; i < 2; ++i)
      if (!tried.try_acquire_for(std::chrono::seconds{20})) return;
  });
  const auto tls = trusting(slow.authority_file());
  const auto to = endpoint_of(slow.base_url());
  const auto at = loopback_address(std::stoi(to->port));
  const auto made =
      Outbound::connect(*to, {at, loopback_address(mute.port()), loopback_address(mute_too.port())},
                        tls.get(), in(10'000));
  REQUIRE(made);
  CHECK(made->address() == at);
}

TEST_CASE("an address that refuses, or with which no trusted TLS stands, is not the last") {
  std::atomic<int> strangers = 0;
  const RawServer stranger([&](RawSocket& client) {
    ++strangers;
    client.send("HTTP/1.1 400 no TLS here\r\n\r\n");
  });
  const huiyin::tests::TlsServer other({});  // of an authority that is not trusted
  const huiyin::tests::TlsServer server({});
  const auto tls = trusting(server.authority_file());
  const auto to = endpoint_of(server.base_url());
  const auto well = loopback_address(std::stoi(to->port));
  const auto untrusted = loopback_address(std::stoi(endpoint_of(other.base_url())->port));
  int closed_port = 0;
  {
    const RawServer gone([](RawSocket&) {});
    closed_port = gone.port();
  }
  const auto made = Outbound::connect(
      *to, {loopback_address(closed_port), loopback_address(stranger.port()), untrusted, well},
      tls.get(), in(10'000));
  REQUIRE(made);
  CHECK(made->address() == well);
  CHECK(strangers == 1);
  CHECK_FALSE(Outbound::connect(*to, {untrusted}, tls.get(), in(5000)));
}

}  // namespace outbound_test
