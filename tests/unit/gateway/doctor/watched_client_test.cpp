#include "gateway/doctor/watched_client.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/http/loopback.h"

namespace watched_client_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::literals;
using doctor::WatchedClient;

namespace {

struct Echo final : HttpClient {
  HttpAnswer call(const HttpCall& call) override {
    ++calls;
    last = call;
    return {Reached::answered, 200, "", "", date};
  }
  std::string date;
  HttpCall last;
  int calls = 0;
};

}  // namespace

TEST_CASE("a call is cut to what is left of the check's limit, and past it there is none") {
  Echo echo;
  const FakeClock clock("2026-11-24T09:10"_at);
  WatchedClient client(echo, clock);
  client.begin(milliseconds{700});
  CHECK(client.call({.base_url = "http://a"}).reached == Reached::answered);
  CHECK(echo.last.total_timeout <= milliseconds{700});
  CHECK(echo.last.connect_timeout <= milliseconds{700});
  client.begin(milliseconds{0});
  CHECK(client.call({.base_url = "http://a"}).reached == Reached::unanswered);
  CHECK(echo.calls == 1);
}

TEST_CASE("a shorter time that the caller sets stays") {
  Echo echo;
  const FakeClock clock("2026-11-24T09:10"_at);
  WatchedClient client(echo, clock);
  client.begin(milliseconds{60'000});
  client.call({.base_url = "http://a", .total_timeout = milliseconds{50}});
  CHECK(echo.last.total_timeout == milliseconds{50});
}

TEST_CASE("the clocks are compared by what the answer dates") {
  Echo echo;
  const FakeClock clock("2026-11-24T09:10"_at);  // 01:10 GMT
  WatchedClient client(echo, clock);
  client.begin(milliseconds{60'000});
  client.call({.base_url = "http://silent"});
  echo.date = "yesterday";
  client.call({.base_url = "http://wrong"});
  CHECK(client.skews().empty());
  echo.date = "Tue, 24 Nov 2026 01:00:00 GMT";
  client.call({.base_url = "http://slow"});
  echo.date = "Tue, 24 Nov 2026 01:10:30 GMT";
  client.call({.base_url = "http://fast"});
  CHECK(client.skews() == std::map<std::string, seconds>{{"http://slow", minutes{10}},
                                                         {"http://fast", seconds{-30}}});
}

TEST_CASE("the header Date is taken from a real answer as it came") {
  tests::RawServer server([](tests::RawSocket& client) {
    if (client.read_until("\r\n\r\n").empty()) return;
    client.try_send(
        "HTTP/1.1 200 OK\r\ndate: Tue, 24 Nov 2026 01:00:00 GMT\r\nContent-Length: 0\r\n\r\n");
  });
  SocketHttpClient http;
  const FakeClock clock("2026-11-24T09:10"_at);
  WatchedClient client(http, clock);
  client.begin(milliseconds{5000});
  const HttpAnswer answer =
      client.call({.method = "GET", .base_url = server.base_url(), .target = "/"});
  CHECK(answer.date == "Tue, 24 Nov 2026 01:00:00 GMT");
  CHECK(client.skews().at(server.base_url()) == minutes{10});
}

}  // namespace watched_client_test
