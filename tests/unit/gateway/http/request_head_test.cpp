#include "gateway/http/request_head.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace request_head_test {

using namespace huiyin::gateway;
using namespace huiyin::testing;

namespace {

auto read(const std::string& line, const std::string& fields = "Host: a\r\n") {
  return read_request_head(line + "\r\n" + fields + "\r\n", HeadLimits{.fields_max = 5});
}

}  // namespace

TEST_CASE("a request line is method, path and query, each decoded once") {
  const auto head = read("GET /webhooks/wecom/kf?echostr=a%2Bb&nonce=c+d HTTP/1.1");
  REQUIRE(head);
  CHECK(head->method == "GET");
  CHECK(head->path == "/webhooks/wecom/kf");
  CHECK(head->query == HttpFields{{"echostr", "a+b"}, {"nonce", "c d"}});
  CHECK(head->minor_version == 1);
  CHECK(head->keep_alive);
  CHECK(head->body.kind == Framing::Kind::none);
}

TEST_CASE("a path may be encoded, and may come with its host before it") {
  CHECK(read("GET /n/%E5%9B%9E%2541+ HTTP/1.1")->path == "/n/回%41+");
  CHECK(read("GET http://office.example:80/a?b=c HTTP/1.1")->path == "/a");
  CHECK(read("GET HTTPS://office.example HTTP/1.1")->path == "/");
  CHECK(read("OPTIONS * HTTP/1.1")->path == "*");
}

TEST_CASE("a malformed or ambiguous head is refused with its status") {
  struct Row {
    const char* because;
    std::string line, fields;
    int status;
  };
  const auto row = GENERATE(values<Row>({
      {"no version", "GET /", "Host: a\r\n", 400},
      {"two blanks", "GET  / HTTP/1.1", "Host: a\r\n", 400},
      {"a blank at the end", "GET / HTTP/1.1 ", "Host: a\r\n", 400},
      {"a blank in the target", "GET /a b HTTP/1.1", "Host: a\r\n", 400},
      {"a tab", "GET\t/ HTTP/1.1", "Host: a\r\n", 400},
      {"nothing", "", "Host: a\r\n", 400},
      {"a method that is no word", "G(T / HTTP/1.1", "Host: a\r\n", 400},
      {"an endless method", std::string(33, 'A') + " / HTTP/1.1", "Host: a\r\n", 400},
      {"not HTTP", "GET / XTTP/1.1", "Host: a\r\n", 400},
      {"a version of letters", "GET / HTTP/a.b", "Host: a\r\n", 400},
      {"HTTP/2 in clear", "GET / HTTP/2.0", "Host: a\r\n", 505},
      {"HTTP/0.9", "GET / HTTP/0.9", "Host: a\r\n", 505},
      {"a target without a slash", "GET webhooks HTTP/1.1", "Host: a\r\n", 400},
      {"another scheme", "GET ftp://a/ HTTP/1.1", "Host: a\r\n", 400},
      {"no host in the target", "GET http:///a HTTP/1.1", "Host: a\r\n", 400},
      {"a tunnel", "CONNECT a:443 HTTP/1.1", "Host: a\r\n", 400},
      {"a fragment", "GET /a#b HTTP/1.1", "Host: a\r\n", 400},
      {"a bad escape in the path", "GET /%zz HTTP/1.1", "Host: a\r\n", 400},
      {"a bad escape in the query", "GET /?a=%zz HTTP/1.1", "Host: a\r\n", 400},
      {"a zero byte in the path", "GET /a%00b HTTP/1.1", "Host: a\r\n", 400},
      {"a long path", "GET /" + std::string(3000, 'a') + " HTTP/1.1", "Host: a\r\n", 414},
      {"no host", "GET / HTTP/1.1", "", 400},
      {"two hosts", "GET / HTTP/1.1", "Host: a\r\nHost: b\r\n", 400},
      {"an unknown expectation", "POST / HTTP/1.1", "Host: a\r\nExpect: gold\r\n", 417},
      {"two lengths", "POST / HTTP/1.1", "Host: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n",
       400},
      {"an unknown coding", "POST / HTTP/1.1", "Host: a\r\nTransfer-Encoding: br\r\n", 501},
      {"many fields", "GET / HTTP/1.1", "Host: a\r\nb: 1\r\nc: 1\r\nd: 1\r\ne: 1\r\nf: 1\r\n", 431},
  }));
  CAPTURE(row.because);
  const auto head = read(row.line, row.fields);
  REQUIRE(!head);
  CHECK(head.error() == row.status);
}

TEST_CASE(
    "a connection is kept unless the request says otherwise, and before HTTP/1.1 only if it asks") {
  CHECK(read("GET / HTTP/1.1", "Host: a\r\nConnection: upgrade, close\r\n")->keep_alive == false);
  CHECK(read("GET / HTTP/1.0", "")->keep_alive == false);
  CHECK(read("GET / HTTP/1.0", "Connection: Keep-Alive\r\n")->keep_alive);
}

TEST_CASE("a client that waits for leave to send is known") {
  CHECK(read("POST / HTTP/1.1", "Host: a\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n")
            ->expects_continue);
  CHECK(
      !read("POST / HTTP/1.0", "Content-Length: 3\r\nExpect: 100-continue\r\n")->expects_continue);
}

TEST_CASE("whatever the bytes, a head is read or refused with an error status") {
  CHECK(holds([] {
    const std::string noise = any_bytes();
    const auto place = any_in<std::size_t>(0, 40);
    std::string head = "POST /a?b=c HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
    head.insert(place, noise);
    const auto read = read_request_head(head, {});
    if (!read) PROPERTY_ASSERT(read.error() >= 400 && read.error() <= 505);
  }));
}

}  // namespace request_head_test
