// How a client gets on with what the resolver says.
#include <atomic>
#include <catch2/catch.hpp>
#include <latch>

#include "gateway/http/addresses.h"
#include "gateway/http/http_client.h"
#include "tests/unit/gateway/http/loopback.h"

namespace http_client_addresses_test {

using namespace huiyin::gateway;
using huiyin::tests::RawServer;
using huiyin::tests::RawSocket;
using std::chrono::milliseconds;

namespace {

SocketAddress address_of(const RawServer& server) {
  return *numeric_address("127.0.0.1", std::to_string(server.port()));
}

// Answers each request (one that ends with "{}").
struct Platform {
  std::atomic<int> requests{0};
  const RawServer server{[this](RawSocket& client) {
    while (!client.read_until("{}").empty()) {
      ++requests;
      if (!client.try_send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) return;
    }
  }};
};

HttpCall call_within(milliseconds total) {
  return {.base_url = "http://office.example",
          .target = "/cgi-bin/x",
          .body = "{}",
          .total_timeout = total};
}

}  // namespace

TEST_CASE("an address that takes a call and never answers is not the first of the next call") {
  std::atomic<int> taken{0};
  const RawServer mute([&](RawSocket& client) {
    ++taken;
    client.read_to_end();
  });
  const Platform platform;
  const std::vector both{address_of(mute), address_of(platform.server)};
  SocketHttpClient client(
      SocketHttpClient::kAnswerBytesMax,
      std::make_unique<Addresses>([&](const std::string&, const std::string&) { return both; }));
  CHECK(client.call(call_within(milliseconds{300})).reached == Reached::unanswered);
  CHECK(client.call(call_within(milliseconds{5000})).reached == Reached::answered);
  CHECK(client.call(call_within(milliseconds{5000})).reached == Reached::answered);
  CHECK(taken == 1);
  CHECK(platform.requests == 2);
}

TEST_CASE("a dead resolver holds up no call beyond its time") {
  const Platform platform;
  std::latch wakes(1);
  SocketHttpClient client(SocketHttpClient::kAnswerBytesMax,
                          std::make_unique<Addresses>([&](auto&&...) {
                            wakes.wait();
                            return std::vector{address_of(platform.server)};
                          }));
  const auto soon = std::chrono::steady_clock::now() + milliseconds{5000};
  CHECK(client.call(call_within(milliseconds{100})).reached == Reached::not_sent);
  CHECK(std::chrono::steady_clock::now() < soon);
  wakes.count_down();
  CHECK(client.call(call_within(milliseconds{10'000})).reached == Reached::answered);
}

}  // namespace http_client_addresses_test
