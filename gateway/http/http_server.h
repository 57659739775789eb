// The HTTP server: cpp-httplib reads and routes each request, idle connections are parked in epoll, and an answer may be
// given later and from any thread (a callback is answered when its commit is durable).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huiyin::gateway {

struct HttpRequest {
  std::string method;  // "GET"
  std::string path;    // decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;    // decoded exactly once ('+' is a blank), in order
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, in order
  std::vector<std::string> captures;                         // what the route's groups matched
  std::string body;
  std::string remote_address;  // the socket's peer, never a header's word

  std::optional<std::string_view> parameter(std::string_view name) const;  // the first of that name
  std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

struct HttpResponse {
  int status = 200;
  std::string body;
  std::string content_type = "text/plain; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
};

// The right to answer one request, once, from any thread, also after the handler returned. Dropped without an answer, it
// answers 500. An answer to a connection that is gone is nothing.
class Responder {
 public:
  class Slot;
  explicit Responder(std::shared_ptr<Slot> slot) : slot_(std::move(slot)) {}
  Responder(Responder&&) = default;
  Responder& operator=(Responder&&) = default;
  ~Responder();
  void answer(HttpResponse response);

 private:
  std::shared_ptr<Slot> slot_;
};

// A handler must not block; what it throws is answered with 500 and counted, without a word of detail.
using HttpHandler = std::function<void(const HttpRequest&, Responder)>;

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any free one
  int workers = 2;  // threads that run handlers; more than cores lowers the rate (measured)
  std::size_t head_bytes_max = 16 * 1024;
  std::size_t headers_max = 100;
  std::size_t body_bytes_max = 1024 * 1024;  // also for chunked bodies; beyond it 413 and the connection closes
  std::size_t connections_max = 10000;       // beyond it a new one is answered 503 and closed
  std::chrono::seconds head_timeout{10};     // from the first byte to the end of the head
  std::chrono::seconds body_timeout{30};
  std::chrono::seconds idle_timeout{75};     // a parked connection without a request
  std::chrono::seconds write_timeout{10};
};

class HttpServer {
 public:
  explicit HttpServer(HttpServerOptions options);
  ~HttpServer();  // stops

  // Before start(). `pattern` is matched against the whole path (std::regex); routes are tried in the order given, so
  // the busiest come first. A path that has routes for other methods only is answered 405.
  void route(std::string method, std::string pattern, HttpHandler handler);

  // Binds and serves on threads of its own. Throws std::runtime_error when it cannot bind. Answers the port.
  int start();

  // Takes no new connections, waits for answers under way (at most `grace`), closes the others.
  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds{5000});

  struct Counts {
    std::uint64_t requests, refused, broken, connections_open, connections_taken;
  };
  Counts counts() const;

 private:
  class Parked;
  std::unique_ptr<Parked> parked_;
};

}  // namespace huiyin::gateway
