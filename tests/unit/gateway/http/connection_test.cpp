#include "gateway/http/connection.h"

#include <sys/socket.h>

#include <catch2/catch.hpp>

#include "tests/unit/gateway/http/loopback.h"

namespace connection_test {

using namespace huiyin::gateway;
using huiyin::tests::RawSocket;
using Gathered = Connection::Gathered;

namespace {

struct Pair {
  explicit Pair(HttpServerOptions with = {}) : options(std::move(with)) {}
  HttpServerOptions options;
  int fds[2] = {-1, -1};
  int made = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds);
  RawSocket client{Descriptor(fds[0])};
  Connection connection{Taken{Descriptor(fds[1]), "192.0.2.7"}, options};
  HttpRequest request;

  Gathered gather_all() {
    for (;;) {
      const auto gathered = connection.gather(request);
      if (gathered != Gathered::incomplete) return gathered;
      if (connection.receive() == Connection::Received::nothing &&
          connection.receive() == Connection::Received::nothing)
        return gathered;
    }
  }
};

}  // namespace

TEST_CASE("a request that comes byte by byte passes through its phases and is gathered whole") {
  Pair pair;
  const std::string wire = "\r\nPOST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
  CHECK(pair.connection.phase() == Connection::Phase::idle);
  for (std::size_t i = 0; i + 1 < wire.size(); ++i) {
    pair.client.send(wire.substr(i, 1));
    REQUIRE(pair.gather_all() == Gathered::incomplete);
    const bool has_head = i + 2 >= wire.size() - 1;
    CAPTURE(i);
    CHECK(pair.connection.phase() == (has_head ? Connection::Phase::body
                                      : i == 1 ? Connection::Phase::idle
                                               : Connection::Phase::head));
  }
  pair.client.send("i");
  REQUIRE(pair.gather_all() == Gathered::ready);
  CHECK(pair.request.method == "POST");
  CHECK(pair.request.path == "/a");
  CHECK(pair.request.parameter("b") == "c");
  CHECK(pair.request.body == "hi");
  CHECK(pair.request.remote_address == "192.0.2.7");
  CHECK(pair.connection.phase() == Connection::Phase::idle);
}

TEST_CASE("requests that come together are given one by one") {
  Pair pair;
  pair.client.send(
      "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\n"
      "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nHEAD /3 HTTP/1.0\r\n\r\n");
  REQUIRE(pair.gather_all() == Gathered::ready);
  CHECK(pair.request.path == "/1");
  REQUIRE(pair.gather_all() == Gathered::ready);
  CHECK(pair.request.path == "/2");
  CHECK(pair.request.body == "a");
  REQUIRE(pair.gather_all() == Gathered::ready);
  CHECK(pair.request.path == "/3");
  CHECK(pair.request.body.empty());
  CHECK(pair.connection.form().without_body);
  CHECK(!pair.connection.form().keep_alive);
}

TEST_CASE("limits hold as bytes come, not when all have come") {
  struct Row {
    const char* because;
    std::string wire;
    int status;
  };
  const std::string host = "Host: x\r\n";
  const auto row = GENERATE_COPY(values<Row>({
      {"a line without end", "GET /" + std::string(300, 'a'), 414},
      {"a head without end", "GET / HTTP/1.1\r\nX: " + std::string(300, 'a'), 431},
      {"a head too long at once", "GET / HTTP/1.1\r\nX: " + std::string(300, 'a') + "\r\n\r\n",
       431},
      {"many fields", "GET / HTTP/1.1\r\na:1\r\nb:1\r\nc:1\r\nd:1\r\n\r\n", 431},
      {"a length too long", "POST / HTTP/1.1\r\n" + host + "Content-Length: 11\r\n\r\n", 413},
      {"a length beyond numbers",
       "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999999\r\n\r\n", 413},
      {"chunks too long", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nb\r\n",
       413},
      {"a broken chunk", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nx", 400},
      {"a line with LF alone", "GET / HTTP/1.1\n", 400},
      {"two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
  }));
  CAPTURE(row.because);
  Pair pair({.head_bytes_max = 200, .headers_max = 3, .body_bytes_max = 10});
  pair.client.send(row.wire);
  REQUIRE(pair.gather_all() == Gathered::refused);
  CHECK(pair.connection.refused_with() == row.status);
}

TEST_CASE("a connection that waits holds no buffers") {
  Pair pair;
  pair.client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n" +
                   std::string(50000, 'a'));
  REQUIRE(pair.gather_all() == Gathered::ready);
  pair.connection.release_spare();
  CHECK(pair.connection.bytes_held() == 0);
}

TEST_CASE("an answer larger than the socket takes is sent in parts") {
  Pair pair;
  const std::string big(5'000'000, 'x');
  pair.connection.put(big);
  REQUIRE(pair.connection.send() == Connection::Sent::part);
  std::size_t read = 0;
  while (read < big.size()) {
    read += pair.client.read_some().size();
    pair.connection.send();
  }
  CHECK(pair.connection.send() == Connection::Sent::all);
  CHECK(!pair.connection.has_to_send());
}

TEST_CASE("sending to a client that is gone is told") {
  Pair pair;
  { const RawSocket gone = std::move(pair.client); }
  pair.connection.put("x");
  CHECK(pair.connection.send() == Connection::Sent::broken);
}

}  // namespace connection_test
