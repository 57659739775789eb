#include "gateway/http/response_head.h"

#include <catch2/catch.hpp>

namespace response_head_test {

using namespace huiyin::gateway;

TEST_CASE("an answer's head tells status, length and whether the connection stays") {
  const auto head = read_response_head(
      "HTTP/1.1 200 OK fine\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n", 10);
  REQUIRE(head);
  CHECK(head->status == 200);
  CHECK(head->keep_alive);
  CHECK(head->body.kind == Framing::Kind::length);
  CHECK(head->body.length == 7);
  CHECK(field(head->headers, "content-type") == "application/json");
}

TEST_CASE("an answer without a reason, of HTTP/1.0, that closes is read too") {
  CHECK(read_response_head("HTTP/1.1 503\r\n\r\n", 10)->status == 503);
  CHECK(read_response_head("HTTP/1.1 503 \r\n\r\n", 10)->status == 503);
  CHECK(!read_response_head("HTTP/1.0 200 OK\r\n\r\n", 10)->keep_alive);
  CHECK(!read_response_head("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", 10)->keep_alive);
  CHECK(read_response_head("HTTP/1.1 200 OK\r\n\r\n", 10)->body.kind == Framing::Kind::none);
}

TEST_CASE("what is not an answer of HTTP/1 is nothing") {
  const auto* head =
      GENERATE("", "\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 20\r\n\r\n",
               "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1 000 OK\r\n\r\n",
               "ICY 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nbroken\r\n\r\n",
               "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
  CAPTURE(head);
  CHECK(!read_response_head(head, 10));
}

}  // namespace response_head_test
