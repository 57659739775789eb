#include "gateway/http/http_client.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <latch>
#include <semaphore>

#include "base/ensure.h"
#include "gateway/http/http_server.h"
#include "tests/unit/gateway/http/loopback.h"
#include "tests/unit/gateway/http/tls_server.h"

namespace http_client_test {

using namespace huiyin::gateway;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using huiyin::tests::Certificate;
using huiyin::tests::RawServer;
using huiyin::tests::RawSocket;
using huiyin::tests::TlsServer;
using std::chrono::milliseconds;

namespace {

std::string answer_of(const std::string& body, const std::string& fields = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

HttpCall call_to(const std::string& base_url, milliseconds total = milliseconds{5000}) {
  return {.base_url = base_url,
          .target = "/cgi-bin/x?access_token=t%2B",
          .body = "{}",
          .total_timeout = total};
}

// Answers every request of a connection with `wire`, and counts connections and requests.
struct Platform {
  explicit Platform(std::string wire)
      : server([this, wire = std::move(wire)](RawSocket& client) {
          ++connections;
          for (;;) {
            const std::string request = client.read_until("{}");
            if (request.empty()) return;
            last_request = request;
            ++requests;
            if (!client.try_send(wire)) return;
            if (wire.find("Connection: close") != wire.npos || wire.find("HTTP/1.0") == 0) return;
          }
        }) {}
  std::atomic<int> connections{0}, requests{0};
  std::string last_request;
  RawServer server;
};

}  // namespace

TEST_CASE("a call carries its body and comes back with the platform's whole answer") {
  Platform platform(answer_of("{\"errcode\":0}"));
  SocketHttpClient client;
  auto call = call_to(platform.server.base_url());
  call.headers = {{"Authorization", "TC3 x"}};
  const auto answer = client.call(call);
  CHECK(answer.reached == Reached::answered);
  CHECK(answer.status == 200);
  CHECK(answer.body == "{\"errcode\":0}");
  CHECK(answer.content_type == "application/json");
  CHECK_THAT(platform.last_request, Contains("POST /cgi-bin/x?access_token=t%2B HTTP/1.1\r\n"));
  CHECK_THAT(platform.last_request,
             Contains("Host: 127.0.0.1:" + std::to_string(platform.server.port()) + "\r\n"));
  CHECK_THAT(platform.last_request,
             Contains("Content-Length: 2\r\n") && Contains("Authorization: TC3 x\r\n"));
  call.content_type.clear();  // then there is no such header
  CHECK(client.call(call).reached == Reached::answered);
  CHECK_THAT(platform.last_request, !Contains("Content-Type") && EndsWith("\r\n\r\n{}"));
}

TEST_CASE("calls of one thread to one host share a connection, unless the platform closes it") {
  SocketHttpClient client;
  SECTION("kept") {
    Platform platform(answer_of("{}"));
    for (int i = 0; i < 5; ++i)
      CHECK(client.call(call_to(platform.server.base_url())).status == 200);
    CHECK(platform.connections == 1);
    CHECK(platform.requests == 5);
  }
  SECTION("closed, as it says") {
    Platform platform(answer_of("{}", "Connection: close\r\n"));
    for (int i = 0; i < 3; ++i)
      CHECK(client.call(call_to(platform.server.base_url())).status == 200);
    CHECK(platform.connections == 3);
  }
}

TEST_CASE(
    "a kept connection that the platform has closed meanwhile is replaced before anything is "
    "sent") {
  std::atomic<int> requests{0};
  std::binary_semaphore closed(0);
  const RawServer server([&](RawSocket& client) {
    if (client.read_until("{}").empty()) return;
    ++requests;
    client.send(answer_of("{}"));
    client.close();  // without a word of it in the answer
    closed.release();
  });
  SocketHttpClient client;
  for (int i = 0; i < 5; ++i) {
    CHECK(client.call(call_to(server.base_url())).reached == Reached::answered);
    REQUIRE(closed.try_acquire_for(std::chrono::seconds{10}));
  }
  CHECK(requests == 5);
}

TEST_CASE("answers in chunks, up to the connection's end, or without content are read") {
  struct Row {
    const char* because;
    const char* wire;
    int status;
    const char* body;
  };
  const auto row = GENERATE(values<Row>({
      {"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 200,
       "{}"},
      {"to the end", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it", 200, "all of it"},
      {"HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nall of it", 200, "all of it"},
      {"no content", "HTTP/1.1 204 No Content\r\n\r\n", 204, ""},
      {"an interim answer before",
       "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a"},
      {"a fault of the platform", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nngin", 502,
       "ngin"},
      {"a redirect is not followed",
       "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 302, ""},
  }));
  CAPTURE(row.because);
  Platform platform(row.wire);
  SocketHttpClient client;
  const auto answer = client.call(call_to(platform.server.base_url()));
  CHECK(answer.reached == Reached::answered);
  CHECK(answer.status == row.status);
  CHECK(answer.body == row.body);
}

TEST_CASE("what was written and not answered whole and in good form is unanswered") {
  struct Row {
    const char* because;
    std::string wire;  // sent, then the connection ends
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", ""},
      {"half a head", "HTTP/1.1 200 OK\r\nConte"},
      {"half a body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"},
      {"half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"},
      {"no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"},
      {"a broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"},
      {"no HTTP", "220 mail.example ESMTP\r\n\r\n"},
      {"a body beyond the limit",
       "HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n" + std::string(100'001, 'a')},
      {"chunks beyond the limit", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n"},
      {"an end beyond the limit", "HTTP/1.1 200 OK\r\n\r\n" + std::string(200'000, 'a')},
      {"a head without end", "HTTP/1.1 200 OK\r\nX: " + std::string(200'000, 'a')},
      {"a status line without end", "HTTP/1.1 200 " + std::string(200'000, 'a')},
      {"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"},
  }));
  CAPTURE(row.because);
  const RawServer server([&](RawSocket& client) {
    client.read_until("{}");
    client.try_send(row.wire);
  });
  SocketHttpClient client(100'000);
  const auto answer = client.call(call_to(server.base_url()));
  CHECK(answer.reached == Reached::unanswered);
  CHECK(answer.body.empty());
}

TEST_CASE("a connection that is reset after the request is unanswered") {
  const auto* begin = GENERATE("", "HTTP/1.1 200 OK\r\n\r\nhalf of i");
  const RawServer server([&](RawSocket& client) {
    client.read_until("{}");
    client.send(begin);
    client.reset();
  });
  SocketHttpClient client;
  CHECK(client.call(call_to(server.base_url())).reached == Reached::unanswered);
}

TEST_CASE("a kept connection that breaks under a request is not tried again by itself") {
  std::atomic<int> requests{0};
  const RawServer server([&](RawSocket& client) {
    client.read_until("{}");
    ++requests;
    client.send(answer_of("{}"));
    if (client.read_until("{}").empty()) return;
    ++requests;
    client.reset();
  });
  SocketHttpClient client;
  CHECK(client.call(call_to(server.base_url())).reached == Reached::answered);
  CHECK(client.call(call_to(server.base_url())).reached == Reached::unanswered);
  CHECK(requests == 2);
}

TEST_CASE("an answer that drips is cut at the total time limit") {
  const auto* begin =
      GENERATE("", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n",
               "HTTP/1.1 200 OK\r\n\r\n");
  const RawServer server([&](RawSocket& client) {
    client.read_until("{}");
    client.send(begin);
    for (int i = 0; i < 1000 && client.is_silent_for(20); ++i)
      if (!client.try_send("a")) return;
  });
  SocketHttpClient client;
  const auto start = std::chrono::steady_clock::now();
  CHECK(client.call(call_to(server.base_url(), milliseconds{200})).reached == Reached::unanswered);
  const auto took = std::chrono::steady_clock::now() - start;
  CHECK(took >= milliseconds{200});
  CHECK(took < milliseconds{2000});
}

TEST_CASE("a platform that takes nothing of a large request is unanswered in time") {
  std::latch done(1);
  const RawServer server([&](RawSocket&) { done.wait(); });
  SocketHttpClient client;
  auto call = call_to(server.base_url(), milliseconds{200});
  call.body.assign(30'000'000, 'x');
  CHECK(client.call(call).reached == Reached::unanswered);
  done.count_down();
}

TEST_CASE("without a connection nothing was sent") {
  SocketHttpClient client;
  auto call = call_to("http://127.0.0.1:1", milliseconds{3000});
  SECTION("refused") {
    int port = 0;
    { port = port_of(listen_at("127.0.0.1", 0)); }
    call.base_url = "http://127.0.0.1:" + std::to_string(port);
  }
  SECTION("no such name") { call.base_url = "http://no-such-host.invalid"; }
  SECTION("no url") { call.base_url = "qyapi.weixin.qq.com"; }
  SECTION("TLS to one who speaks none") {
    static RawServer talker([](RawSocket& one) {
      one.read_some();
      one.send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    });
    call.base_url = "https://127.0.0.1:" + std::to_string(talker.port());
  }
  CHECK(client.call(call).reached == Reached::not_sent);
}

TEST_CASE("a host that does not take the connection is given up at the connect time limit") {
  // A full backlog drops what comes: connecting to it hangs as to a silent host.
  const Descriptor listener = listen_at("127.0.0.1", 0);
  REQUIRE(::listen(listener.get(), 0) == 0);
  std::vector<Descriptor> fillers;
  for (int i = 0; i < 4; ++i) {
    fillers.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port_of(listener)));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(fillers.back().get(), reinterpret_cast<sockaddr*>(&to), sizeof to);
  }
  SocketHttpClient client;
  auto call = call_to("http://127.0.0.1:" + std::to_string(port_of(listener)));
  call.connect_timeout = milliseconds{200};
  const auto start = std::chrono::steady_clock::now();
  CHECK(client.call(call).reached == Reached::not_sent);
  CHECK(std::chrono::steady_clock::now() - start < milliseconds{2000});
}

TEST_CASE("a call that would break out of its line is our mistake") {
  SocketHttpClient client;
  auto call = call_to("http://127.0.0.1:1");
  SECTION("target") { call.target = "/a HTTP/1.1\r\nX: y"; }
  SECTION("no path") { call.target = "a"; }
  SECTION("header") { call.headers = {{"X", "a\r\nY: b"}}; }
  SECTION("content type") { call.content_type = "a\r\nb"; }
  SECTION("method") { call.method = "PO ST"; }
  CHECK_THROWS_AS(client.call(call), huiyin::Broken);
}

TEST_CASE("many threads call at once, each on its own connection") {
  HttpServer server({.port = 0});
  server.route("POST", "/cgi-bin/x", [](const HttpRequest& request, Responder responder) {
    responder.answer({.body = request.body});
  });
  const std::string base_url = "http://127.0.0.1:" + std::to_string(server.start());
  SocketHttpClient client;
  std::atomic<int> answered{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 100; ++i) {
          auto call = call_to(base_url);
          call.body = std::to_string(t * 1000 + i);
          const auto answer = client.call(call);
          if (answer.reached == Reached::answered && answer.body == call.body) ++answered;
        }
      });
  }
  CHECK(answered == 400);
  CHECK(server.counts().connections_taken == 4);
}

namespace {

// A client that trusts the authorities of one file.
class Trusting {
 public:
  explicit Trusting(const std::string& authority_file) {
    ::setenv("SSL_CERT_FILE", authority_file.c_str(), 1);
  }
  ~Trusting() { ::unsetenv("SSL_CERT_FILE"); }
  SocketHttpClient client;
};

}  // namespace

TEST_CASE(
    "a platform whose certificate is trusted and its own is called over TLS, on a kept "
    "connection") {
  TlsServer platform({});
  Trusting trusting(platform.authority_file());
  for (int i = 0; i < 3; ++i) {
    const auto answer = trusting.client.call(call_to(platform.base_url()));
    CHECK(answer.reached == Reached::answered);
    CHECK(answer.body == "{}");
  }
  CHECK(platform.connections() == 1);
}

TEST_CASE(
    "a kept TLS connection that the platform has closed is replaced before anything is sent") {
  TlsServer platform({}, TlsServer::Manner::closes_after);
  Trusting trusting(platform.authority_file());
  for (int i = 1; i <= 3; ++i) {
    CHECK(trusting.client.call(call_to(platform.base_url())).reached == Reached::answered);
    platform.wait_for_closed(i);
  }
  CHECK(platform.requests() == 3);
}

TEST_CASE("a kept connection is not taken over by a later client, who may trust others") {
  TlsServer platform({});
  auto call = call_to(platform.base_url());
  std::make_unique<Trusting>(platform.authority_file())->client.call(call);
  CHECK(platform.requests() == 1);
  call.connect_timeout = milliseconds{100};
  for (int i = 0; i < 5; ++i) CHECK(SocketHttpClient().call(call).reached == Reached::not_sent);
  CHECK(platform.requests() == 1);
}

TEST_CASE("an answer over TLS that may have been cut off on the way is none") {
  const TlsServer platform({}, TlsServer::Manner::cuts_off);
  Trusting trusting(platform.authority_file());
  CHECK(trusting.client.call(call_to(platform.base_url())).reached == Reached::unanswered);
}

TEST_CASE("nothing is sent to a platform whose certificate does not hold") {
  const TlsServer known({});
  struct Row {
    const char* because;
    Certificate certificate;
    bool is_known;
  };
  const auto row = GENERATE(values<Row>({
      {"an unknown authority", {}, false},
      {"another host's", {.names = "DNS:other.example,IP:127.0.0.2"}, true},
      {"expired", {.valid_from_days = -3, .valid_to_days = -1}, true},
      {"not yet valid", {.valid_from_days = 1, .valid_to_days = 2}, true},
  }));
  CAPTURE(row.because);
  const TlsServer platform(row.certificate);
  Trusting trusting(row.is_known ? platform.authority_file() : known.authority_file());
  CHECK(trusting.client.call(call_to(platform.base_url())).reached == Reached::not_sent);
  CHECK(platform.requests() == 0);
}

TEST_CASE("a platform that never finishes its TLS greeting is given up at the connect time limit") {
  const RawServer platform([](RawSocket& client) {
    client.read_some();
    for (int i = 0; i < 1000 && client.is_silent_for(20); ++i)
      if (!client.try_send(i == 0 ? std::string_view("\x16\x03\x03\x40\x00", 5) : "\x02")) return;
  });
  SocketHttpClient client;
  auto call = call_to("https://127.0.0.1:" + std::to_string(platform.port()));
  call.connect_timeout = milliseconds{200};
  const auto start = std::chrono::steady_clock::now();
  CHECK(client.call(call).reached == Reached::not_sent);
  CHECK(std::chrono::steady_clock::now() - start < milliseconds{2000});
}

}  // namespace http_client_test
