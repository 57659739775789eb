#include "sim/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

namespace http_server_test {

using namespace huiyin::sim;

namespace {

// Sends raw bytes and reads until the server closes or `enough` is seen.
std::string exchange(int port, const std::string& bytes, const std::string& enough) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const ::timeval patience{.tv_sec = 5, .tv_usec = 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(std::uint16_t(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(socket, reinterpret_cast<const ::sockaddr*>(&to), sizeof to) == 0);
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t n = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) break;
    sent += std::size_t(n);
  }
  std::string answer;
  char buffer[4096];
  while (answer.find(enough) == std::string::npos) {
    const ssize_t n = ::recv(socket, buffer, sizeof buffer, 0);
    if (n <= 0) break;
    answer.append(buffer, std::size_t(n));
  }
  ::close(socket);
  return answer;
}

HttpAnswer echo(const HttpRequest& request) {
  if (request.path == "/drop") {
    HttpAnswer answer;
    answer.ending = Ending::dropped;
    return answer;
  }
  if (request.path == "/throw") throw std::runtime_error("no");
  return {.type = "text/plain",
          .body = request.method + " " + request.path + " " + request.body + "."};
}

}  // namespace

TEST_CASE("requests are answered on a kept connection, bodies with and without a length") {
  HttpServer server({.threads = 4}, echo);
  const int port = server.open("127.0.0.1", 0).value();
  const std::string first = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
  const std::string second = "POST /b HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string third =
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nyes\r\n0\r\n\r\n";
  const std::string answers = exchange(port, first + second + third, "POST /c yes.");
  CHECK(answers.find("POST /a hi.") != std::string::npos);
  CHECK(answers.find("POST /b .") != std::string::npos);
  CHECK(answers.find("POST /c yes.") != std::string::npos);
}

TEST_CASE("a body beyond the limit is refused, also in chunks without a length") {
  HttpServer server({.threads = 4, .body_bytes_max = 10}, echo);
  const int port = server.open("127.0.0.1", 0).value();
  CHECK(exchange(port, "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n12345678901",
                 "\r\n\r\n")
            .starts_with("HTTP/1.1 413"));
  const std::string chunked =
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\nb\r\n12345678901\r\n0\r\n\r\n";
  CHECK(exchange(port, chunked, "\r\n\r\n").starts_with("HTTP/1.1 413"));
}

TEST_CASE("a dropped answer is a closed connection without a byte, and a throw is a 500") {
  HttpServer server({.threads = 4}, echo);
  const int port = server.open("127.0.0.1", 0).value();
  CHECK(exchange(port, "GET /drop HTTP/1.1\r\nHost: x\r\n\r\n", "never").empty());
  CHECK(exchange(port, "GET /throw HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n")
            .starts_with("HTTP/1.1 500"));
}

TEST_CASE(
    "a port in use is refused with a sentence, and closing does not wait for idle connections") {
  HttpServer server({.threads = 4}, echo);
  const int port = server.open("127.0.0.1", 0).value();
  HttpServer second({.threads = 4}, echo);
  const auto refused = second.open("127.0.0.1", port);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "sim.listen");
  CHECK(exchange(port, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a .").find("200") !=
        std::string::npos);
  const auto begun = std::chrono::steady_clock::now();
  server.close();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
}

}  // namespace http_server_test
