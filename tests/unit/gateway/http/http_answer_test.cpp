#include "gateway/http/http_answer.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"

namespace http_answer_test {

using namespace huiyin::gateway;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

TEST_CASE("an answer is one piece of head and body, and tells nothing of the server") {
  const std::string wire =
      wire_form({.status = 200, .body = "{}", .content_type = "application/json"}, {});
  CHECK_THAT(
      wire,
      StartsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"));
  CHECK_THAT(wire, EndsWith("\r\n\r\n{}"));
  CHECK_THAT(wire, Contains("Cache-Control: no-store\r\n"));
  CHECK_THAT(wire, Contains("X-Content-Type-Options: nosniff\r\n"));
  CHECK_THAT(wire, !Contains("Server:") && !Contains("Connection:"));
}

TEST_CASE("a response's own word on caching stands") {
  const std::string wire = wire_form({.headers = {{"cache-control", "max-age=60"}}}, {});
  CHECK_THAT(wire, Contains("cache-control: max-age=60\r\n") && !Contains("no-store"));
}

TEST_CASE("an answer to HEAD has the length and not the body") {
  const std::string wire = wire_form({.body = "12345"}, {.without_body = true});
  CHECK_THAT(wire, Contains("Content-Length: 5\r\n") && EndsWith("\r\n\r\n"));
}

TEST_CASE("an answer without content has neither body nor length") {
  const auto status = GENERATE(204, 304);
  CHECK_THAT(wire_form({.status = status, .body = "x"}, {}),
             !Contains("Content-Length") && EndsWith("\r\n\r\n"));
}

TEST_CASE("an answer says when the connection closes, and to HTTP/1.0 when it stays") {
  CHECK_THAT(wire_form({}, {.keep_alive = false}), Contains("Connection: close\r\n"));
  CHECK_THAT(wire_form({}, {.minor_version = 0}), Contains("Connection: keep-alive\r\n"));
}

TEST_CASE("a header cannot break out of its line, nor claim another framing") {
  using Headers = std::vector<std::pair<std::string, std::string>>;
  const auto headers = GENERATE(values<Headers>({{{"Location", "/a\r\nSet-Cookie: b"}},
                                                 {{"X-A", std::string("a\0b", 3)}},
                                                 {{"X A", "b"}},
                                                 {{"", "b"}},
                                                 {{"content-length", "7"}},
                                                 {{"Transfer-Encoding", "chunked"}},
                                                 {{"Connection", "close"}}}));
  CHECK_THROWS_AS(wire_form({.headers = headers}, {}), huiyin::Broken);
  CHECK_THROWS_AS(wire_form({.content_type = "a\r\nb: c"}, {}), huiyin::Broken);
  CHECK_THROWS_AS(wire_form({.status = 100}, {}), huiyin::Broken);
}

}  // namespace http_answer_test
