// The HTTP server. Idle connections are parked in epoll and cost nothing; each request is gathered
// without blocking, within limits, and handed whole to one of a few workers; an answer may be given
// later and from any thread (a callback is answered when its commit is durable).
//
// The requests are read by our own strict parser (request_head.h) and not by cpp-httplib 0.11.4:
// its server has a thread for each connection, reads what we would have had to parse before it all
// the same (lengths, limits), and two parsers may understand one request in two ways. README.md has
// the figures.
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
  std::string method = {};  // "GET"; a HEAD comes to the route for GET, as "HEAD"
  std::string path = {};    // decoded, without the query
  std::vector<std::pair<std::string, std::string>> query = {};    // decoded once ('+' is a blank)
  std::vector<std::pair<std::string, std::string>> headers = {};  // names in lower case, in order
  std::vector<std::string> captures = {};                         // what the route's places took
  std::string body = {};
  std::string remote_address = {};  // the socket's peer, never a header's word

  std::optional<std::string_view> parameter(std::string_view name) const;  // the first of that name
  std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

struct HttpResponse {
  int status = 200;
  std::string body = {};
  std::string content_type = "text/plain; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// An answer that goes on (text/event-stream): what is put in is sent as it comes, until one of both
// sides ends it. It holds up no thread. Any thread; let go of it without end() and the client waits
// until it or the server ends.
class Stream {
 public:
  static constexpr std::size_t kUnsentMax = 64 * 1024;

  virtual ~Stream() = default;
  // False: the client is gone, or so much that he did not read is waiting that he is given up.
  virtual bool put(std::string bytes) = 0;
  virtual void end() = 0;  // what was put in is sent before
  virtual bool is_open() const = 0;
};

// The right to answer one request, once, from any thread, also after the handler returned. Dropped
// without an answer, it answers 500. An answer to a connection that is gone is nothing.
class Responder {
 public:
  // Where the answer goes: a connection's place. Of the three, one is called, and once.
  class Slot {
   public:
    virtual ~Slot() = default;
    virtual void answer(HttpResponse response) = 0;
    virtual std::shared_ptr<Stream> stream(
        HttpResponse head);  // no server: the head alone, nullptr
    virtual void abandon();  // answers 500
  };

  explicit Responder(std::shared_ptr<Slot> slot) : slot_(std::move(slot)) {}
  // Gives the answer to a function: for handlers that are called without a server.
  explicit Responder(std::function<void(HttpResponse)> answered);
  Responder(Responder&&) = default;
  Responder& operator=(Responder&& other) noexcept;
  ~Responder();
  void answer(HttpResponse response);
  // Instead of answer(): the head is sent, without its body, and the stream goes on after it.
  std::shared_ptr<Stream> stream(HttpResponse head);

 private:
  std::shared_ptr<Slot> slot_;
};

// A handler must not block; what it throws is answered with 500 and counted, without a word of
// detail.
using HttpHandler = std::function<void(const HttpRequest&, Responder)>;

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any free one
  int workers = 2;  // threads that run handlers; more than cores lowers the rate (measured)
  std::size_t head_bytes_max = 16 * 1024;
  std::size_t headers_max = 100;
  std::size_t body_bytes_max =
      1024 * 1024;  // also for chunked bodies; beyond it 413 and the connection closes
  std::size_t connections_max = 10000;  // beyond it a new one is answered 503 and closed
  std::size_t gathered_bytes_max = 256 * 1024 * 1024;  // of all unfinished requests; beyond it 503
  std::chrono::milliseconds head_timeout{10000};       // from the first byte to the end of the head
  std::chrono::milliseconds body_timeout{30000};
  std::chrono::milliseconds idle_timeout{75000};   // a parked connection without a request
  std::chrono::milliseconds write_timeout{10000};  // without any progress
};

class HttpServer {
 public:
  explicit HttpServer(HttpServerOptions options);
  ~HttpServer();  // stops

  // Before start(). A `pattern` is a path, "/healthz", or a path with places: "/n/{token}" takes
  // one segment, "/console/{file...}" all that is left (also nothing); what they took is in
  // `captures`. Paths without places are found first, then the others in the order given. HEAD is
  // answered by the routes for GET. A path that has routes for other methods only is answered 405.
  void route(std::string method, std::string pattern, HttpHandler handler);

  // Binds and serves on threads of its own. Throws std::system_error when it cannot bind. Answers
  // the port.
  int start();

  // Takes no new connections, waits for answers under way (at most `grace`), closes the others. Not
  // from a handler.
  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds{5000});

  struct Counts {
    std::uint64_t requests;  // handed to a handler
    std::uint64_t
        refused;  // answered by the server itself: malformed, too large, no route, too many
    std::uint64_t broken;  // a handler threw, or gave no answer
    std::uint64_t connections_open;
    std::uint64_t connections_taken;
  };
  Counts counts() const;

 private:
  class Parked;
  std::unique_ptr<Parked> parked_;
};

}  // namespace huiyin::gateway
