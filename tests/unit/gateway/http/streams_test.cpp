// Answers that go on (text/event-stream): over real sockets, with clients that behave and others.
#include <catch2/catch.hpp>
#include <future>

#include "gateway/http/http_server.h"
#include "tests/unit/gateway/http/loopback.h"

namespace streams_test {

using namespace huiyin::gateway;
using Catch::Matchers::Contains;
using huiyin::tests::RawSocket;
using std::chrono::milliseconds;

namespace {

const std::string kGet = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

// A server whose streams are given to the test as they begin.
class Streaming {
 public:
  explicit Streaming(HttpServerOptions options = {}) : server(with_any_port(options)) {
    server.route("GET", "/events", [this](const HttpRequest&, Responder responder) {
      auto stream = responder.stream({.content_type = "text/event-stream"});
      std::scoped_lock lock(mutex_);
      begun_.push_back(std::move(stream));
      came_.notify_all();
    });
    server.route("GET", "/hello", [](const HttpRequest&, Responder responder) {
      responder.answer({.body = "hello"});
    });
    port = server.start();
  }
  std::shared_ptr<Stream> next() {
    std::unique_lock lock(mutex_);
    REQUIRE(came_.wait_for(lock, std::chrono::seconds{10}, [this] { return !begun_.empty(); }));
    auto first = std::move(begun_.front());
    begun_.erase(begun_.begin());
    return first;
  }
  RawSocket asks() {
    auto client = RawSocket::connect(port);
    client.send(kGet);
    return client;
  }
  bool becomes(std::uint64_t open) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (server.counts().connections_open != open) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::yield();
    }
    return true;
  }

  HttpServer server;
  int port = 0;

 private:
  static HttpServerOptions with_any_port(HttpServerOptions options) {
    options.port = 0;
    return options;
  }
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<std::shared_ptr<Stream>> begun_;
};

}  // namespace

TEST_CASE("what is put into a stream is sent as it comes, until it is ended") {
  Streaming house;
  auto client = house.asks();
  const auto stream = house.next();
  const std::string head = client.read_until("\r\n\r\n");
  CHECK_THAT(head,
             Contains("200 OK") && Contains("text/event-stream") && Contains("Connection: close"));
  CHECK_THAT(head, !Contains("Content-Length"));
  for (const char* event : {"data: 1\n\n", "data: 2\n\n"}) {
    REQUIRE(stream->put(event));
    CHECK(client.read_until("\n\n") == event);
  }
  REQUIRE(stream->put("data: last\n\n"));
  stream->end();
  CHECK(client.read_to_end() == "data: last\n\n");
  CHECK_FALSE(stream->put("data: too late\n\n"));
}

TEST_CASE("a stream holds up no thread, and many are served by one") {
  Streaming house({.workers = 1});
  std::vector<RawSocket> clients;
  std::vector<std::shared_ptr<Stream>> streams;
  for (int i = 0; i < 50; ++i) {
    clients.push_back(house.asks());
    streams.push_back(house.next());
    clients.back().read_until("\r\n\r\n");
  }
  auto other = RawSocket::connect(house.port);
  other.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(other.read_answer().body == "hello");
  for (std::size_t i = 0; i < streams.size(); ++i)
    REQUIRE(streams[i]->put("data: " + std::to_string(i) + "\n\n"));
  for (std::size_t i = 0; i < clients.size(); ++i)
    CHECK(clients[i].read_until("\n\n") == "data: " + std::to_string(i) + "\n\n");
}

TEST_CASE("many threads put into one stream, and each event arrives whole and once") {
  Streaming house;
  auto client = house.asks();
  const auto stream = house.next();
  client.read_until("\r\n\r\n");
  constexpr int kThreads = 4, kEach = 300;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < kEach; ++i) stream->put("data: x\n\n");
      });
  }
  stream->end();
  const std::string all = client.read_to_end();
  CHECK(all.size() == kThreads * kEach * std::string("data: x\n\n").size());
}

TEST_CASE("a stream outlives the idle limit, and its client's end is noticed") {
  Streaming house({.head_timeout = milliseconds{40}, .idle_timeout = milliseconds{40}});
  auto client = house.asks();
  const auto stream = house.next();
  client.read_until("\r\n\r\n");
  CHECK(client.is_silent_for(300));  // and not closed
  REQUIRE(stream->put("data: still here\n\n"));
  CHECK(client.read_until("\n\n") == "data: still here\n\n");
  client.close();
  CHECK(house.becomes(0));
  CHECK_FALSE(stream->put("data: to nobody\n\n"));
}

TEST_CASE("a client that does not read is given up, and holds no more than the bound") {
  Streaming house({.write_timeout = milliseconds{200}});
  auto client = house.asks();
  const auto stream = house.next();
  const std::string block(16 * 1024, 'x');
  std::size_t put = 0;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (stream->put(block) && std::chrono::steady_clock::now() < until) put += block.size();
  CHECK(std::chrono::steady_clock::now() < until);
  CHECK(put < 32 * 1024 * 1024);  // the system's own buffers on loopback, and 64 KB
  CHECK(house.becomes(0));
}

TEST_CASE("streams are closed when the server stops, at once") {
  Streaming house;
  auto client = house.asks();
  const auto stream = house.next();
  client.read_until("\r\n\r\n");
  const auto began = std::chrono::steady_clock::now();
  house.server.stop(std::chrono::seconds{10});
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{5});
  CHECK(client.read_to_end().empty());
  CHECK_FALSE(stream->put("data: too late\n\n"));
}

TEST_CASE("HEAD of a stream is its head alone") {
  Streaming house;
  auto client = RawSocket::connect(house.port);
  client.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto stream = house.next();
  CHECK_THAT(client.read_to_end(), Contains("text/event-stream"));
}

}  // namespace streams_test
