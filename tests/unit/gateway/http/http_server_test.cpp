#include "gateway/http/http_server.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>

#include "base/ensure.h"
#include "tests/unit/gateway/http/loopback.h"

namespace http_server_test {

using namespace huiyin::gateway;
using Catch::Matchers::Contains;
using huiyin::tests::RawSocket;

namespace {

// What the request was, as text, so that a test reads it from outside.
void tell(const HttpRequest& request, Responder responder) {
  std::string text = request.method + " " + request.path + " from " + request.remote_address;
  for (const auto& [name, value] : request.query) text += "|" + name + "=" + value;
  for (const auto& one : request.captures) text += "|(" + one + ")";
  text += "|" + request.body;
  responder.answer({.body = text});
}

struct Served {
  explicit Served(HttpServerOptions options = {}) : server(at_any_port(std::move(options))) {
    server.route("POST", "/tell", tell);
    server.route("GET", "/tell", tell);
    server.route("GET", "/n/{token}", tell);
    server.route("POST", "/throws", [](const HttpRequest&, Responder) {
      throw std::runtime_error("the citizen's secret");
    });
    server.route("GET", "/drops", [](const HttpRequest&, Responder) {});
    server.route("GET", "/bad-header", [](const HttpRequest&, Responder responder) {
      responder.answer({.headers = {{"X-A", "b\r\nSet-Cookie: c"}}});
    });
    server.route("GET", "/answers-then-throws", [](const HttpRequest&, Responder responder) {
      responder.answer({.body = "given"});
      throw std::runtime_error("after it");
    });
    port = server.start();
  }
  static HttpServerOptions at_any_port(HttpServerOptions options) {
    options.port = 0;
    return options;
  }
  RawSocket connect() const { return RawSocket::connect(port); }

  HttpServer server;
  int port = 0;
};

std::string post(const std::string& path, const std::string& body, const std::string& fields = "") {
  return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

}  // namespace

TEST_CASE("requests on one connection are answered one after the other") {
  Served served;
  auto client = served.connect();
  for (int i = 0; i < 3; ++i) {
    client.send(post("/tell?n=" + std::to_string(i), "hello"));
    const auto answer = client.read_answer();
    CHECK(answer.status == 200);
    CHECK(answer.body == "POST /tell from 127.0.0.1|n=" + std::to_string(i) + "|hello");
  }
  CHECK(served.server.counts().requests == 3);
  CHECK(served.server.counts().connections_taken == 1);
}

TEST_CASE("fifty exchanges on a kept connection never wait for a delayed ACK") {
  Served served;
  auto client = served.connect();
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) {
    client.send(post("/tell", "x"));
    REQUIRE(client.read_answer().status == 200);
  }
  // With Nagle's algorithm on and head and body apart each exchange would take 40 ms.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{1});
}

TEST_CASE("a query is decoded exactly once") {
  Served served;
  auto client = served.connect();
  client.send(get("/tell?echostr=a%2Bb%3D%3D&plus=a+b&twice=%252B"));
  CHECK_THAT(client.read_answer().body, Contains("|echostr=a+b==|plus=a b|twice=%2B|"));
}

TEST_CASE("the peer's address is the socket's, whatever headers say") {
  Served served;
  auto client = served.connect();
  client.send(
      get("/tell", "REMOTE_ADDR: 10.0.0.1\r\nX-Forwarded-For: 10.0.0.2\r\nREMOTE_PORT: 1\r\n"));
  CHECK_THAT(client.read_answer().body, Contains("from 127.0.0.1"));
}

TEST_CASE(
    "a route's groups are handed over, an unknown path is 404, another method 405 with those "
    "allowed") {
  Served served;
  auto client = served.connect();
  client.send(get("/n/%E5%9B%9E%E9%9F%B3"));
  CHECK_THAT(client.read_answer().body, Contains("|(回音)|"));
  client.send(get("/nothing"));
  CHECK(client.read_answer().status == 404);
  client.send("DELETE /tell HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto refused = client.read_answer();
  CHECK(refused.status == 405);
  CHECK_THAT(refused.head, Contains("allow: get, head, post\r\n"));
  client.send(get("/tell"));
  CHECK(client.read_answer().status == 200);  // neither closed the connection
  CHECK(served.server.counts().refused == 2);
}

TEST_CASE("HEAD has the head of GET's answer and no body") {
  Served served;
  auto client = served.connect();
  client.send("HEAD /tell HTTP/1.1\r\nHost: x\r\n\r\n" + get("/tell"));
  const auto head = client.read_answer(true);
  CHECK(head.status == 200);
  CHECK_THAT(head.head, Contains("content-length: 26"));
  CHECK_THAT(client.read_answer().body, Contains("GET /tell"));
}

TEST_CASE(
    "requests sent without waiting are answered in their order, also when answers come later") {
  HttpServerOptions options;
  options.port = 0;
  HttpServer server(options);
  std::vector<std::thread> others;
  server.route("GET", "/later/{n}", [&](const HttpRequest& request, Responder responder) {
    auto held = std::make_shared<Responder>(std::move(responder));
    others.emplace_back([held, name = request.captures.at(0)] { held->answer({.body = name}); });
  });
  server.route("GET", "/now", tell);
  auto client = RawSocket::connect(server.start());
  client.send(get("/later/1") + get("/now") + get("/later/2") + get("/later/3") + get("/now"));
  CHECK(client.read_answer().body == "1");
  CHECK_THAT(client.read_answer().body, Contains("/now"));
  CHECK(client.read_answer().body == "2");
  CHECK(client.read_answer().body == "3");
  CHECK_THAT(client.read_answer().body, Contains("/now"));
  for (auto& one : others) one.join();
}

TEST_CASE("a thousand requests in one packet are all answered") {
  Served served;
  auto client = served.connect();
  std::string all;
  for (int i = 0; i < 1000; ++i) all += get("/tell?i=" + std::to_string(i));
  std::jthread sender([&] { client.send(all); });
  for (int i = 0; i < 1000; ++i)
    REQUIRE_THAT(client.read_answer().body, Contains("|i=" + std::to_string(i) + "|"));
}

TEST_CASE("HTTP/1.0, and who asks for it, has the connection closed after the answer") {
  Served served;
  const auto request =
      GENERATE(std::string("GET /tell HTTP/1.0\r\n\r\n"), get("/tell", "Connection: close\r\n"));
  auto client = served.connect();
  client.send(request);
  const auto answer = client.read_answer();
  CHECK(answer.status == 200);
  CHECK_THAT(answer.head, Contains("connection: close\r\n"));
  CHECK(client.read_to_end().empty());
}

TEST_CASE("HTTP/1.0 that asks to stay, stays") {
  Served served;
  auto client = served.connect();
  for (int i = 0; i < 2; ++i) {
    client.send("GET /tell HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK_THAT(client.read_answer().head, Contains("connection: keep-alive\r\n"));
  }
}

TEST_CASE("a client that has ended its sending still gets its answer") {
  Served served;
  auto client = served.connect();
  client.send(get("/tell"));
  client.end_output();
  CHECK_THAT(client.read_to_end(), Contains("200 OK") && Contains("GET /tell"));
}

TEST_CASE("who waits for leave to send a body gets it, but not for one too long") {
  Served served({.body_bytes_max = 100});
  auto client = served.connect();
  client.send(
      "POST /tell HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("body");
  CHECK_THAT(client.read_answer().body, Contains("|body"));
  client.send(
      "POST /tell HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n");
  CHECK(client.read_answer().status == 413);
}

TEST_CASE("a chunked body is put together") {
  Served served;
  auto client = served.connect();
  client.send(
      "POST /tell HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nT: u\r\n\r\n" +
      get("/tell"));
  CHECK_THAT(client.read_answer().body, Contains("|abcdefg"));
  CHECK_THAT(client.read_answer().body, Contains("GET /tell"));
}

TEST_CASE("what cannot be a request is refused with its status, and the connection closes") {
  Served served({.head_bytes_max = 1000, .headers_max = 10, .body_bytes_max = 1000});
  struct Row {
    const char* because;
    std::string wire;
    int status;
  };
  std::string many;
  for (int i = 0; i < 11; ++i) many += "X: y\r\n";
  const std::string chunked = "POST /tell HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n";
  const auto row = GENERATE_COPY(values<Row>({
      {"no request at all", "hello\r\n\r\n", 400},
      {"TLS on the plain port", std::string("\x16\x03\x01\x02\x00\x01\n\x00", 8), 400},
      {"a length and chunks", chunked + "Content-Length: 5\r\n\r\n0\r\n\r\n", 400},
      {"two lengths", post("/tell", "abc", "Content-Length: 3\r\n"), 400},
      {"a broken chunk", chunked + "\r\nzz\r\n", 400},
      {"an unknown coding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
      {"a body too long by its word",
       "POST /tell HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n", 413},
      {"a chunk too long by its word", chunked + "\r\n3e9\r\n", 413},
      {"chunks too long together", chunked + "\r\n1f4\r\n" + std::string(500, 'a') + "\r\n1f5\r\n",
       413},
      {"too many headers", get("/tell", many), 431},
      {"a head too long", get("/tell", "X: " + std::string(2000, 'a') + "\r\n"), 431},
      {"a line too long", get("/" + std::string(2000, 'a')), 414},
      {"HTTP/2 in clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
  }));
  CAPTURE(row.because);
  auto client = served.connect();
  client.send(row.wire);
  const auto answer = client.read_answer();
  CHECK(answer.status == row.status);
  CHECK_THAT(answer.head, Contains("connection: close\r\n") && !Contains("httplib"));
  CHECK(client.read_to_end().empty());
  CHECK(served.server.counts().requests == 0);
  CHECK(served.server.counts().refused == 1);
}

TEST_CASE("a client that is still sending its oversized body can read why it was refused") {
  Served served({.body_bytes_max = 1000});
  auto client = served.connect();
  const auto head =
      GENERATE("Content-Length: 3000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2dc6c0\r\n");
  client.send(std::string("POST /tell HTTP/1.1\r\nHost: x\r\n") + head +
              std::string(3'000'000, 'a'));
  CHECK(client.read_answer().status == 413);
}

TEST_CASE("a smuggled request is never handled") {
  Served served;
  auto client = served.connect();
  client.send(
      "POST /tell HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n"
      "0\r\n\r\n" +
      get("/tell"));
  CHECK(client.read_answer().status == 400);
  CHECK(client.read_to_end().empty());
  CHECK(served.server.counts().requests == 0);
}

TEST_CASE("what a handler throws is answered with 500 without a word of it, and counted") {
  Served served;
  auto client = served.connect();
  client.send(post("/throws", ""));
  const auto answer = client.read_answer();
  CHECK(answer.status == 500);
  CHECK_THAT(answer.head + answer.body, !Contains("secret"));
  CHECK(served.server.counts().broken == 1);
  client.send(get("/tell"));
  CHECK(client.read_answer().status == 200);
}

TEST_CASE("a request that nobody answers, or not properly, is answered with 500 and counted") {
  Served served;
  auto client = served.connect();
  const auto* path = GENERATE("/drops", "/bad-header");
  client.send(get(path));
  const auto answer = client.read_answer();
  CHECK(answer.status == 500);
  CHECK_THAT(answer.head, !Contains("set-cookie"));
  CHECK(served.server.counts().broken == 1);
}

TEST_CASE("an answer that was given stands, also when its handler then throws") {
  Served served;
  auto client = served.connect();
  client.send(get("/answers-then-throws") + get("/tell"));
  CHECK(client.read_answer().body == "given");
  CHECK_THAT(client.read_answer().body, Contains("GET /tell"));
}

TEST_CASE("a responder can answer a function, answers once, and says 500 when it is dropped") {
  std::vector<int> statuses;
  const auto note = [&](HttpResponse response) { statuses.push_back(response.status); };
  {
    Responder responder(note);
    responder.answer({.status = 201});
    CHECK_THROWS_AS(responder.answer({}), huiyin::Broken);
  }
  { const Responder dropped(note); }
  Responder assigned(note);
  assigned = Responder(note);
  CHECK(statuses == std::vector<int>{201, 500, 500});
  assigned.answer({.status = 204});
  CHECK(statuses.back() == 204);
}

}  // namespace http_server_test
