#include "gateway/http/parked.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <future>
#include <latch>

#include "tests/unit/gateway/http/loopback.h"

namespace parked_test {

using namespace huiyin::gateway;
using Catch::Matchers::Contains;
using huiyin::tests::RawSocket;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr auto kBound = std::chrono::seconds{10};

HttpServerOptions quick(HttpServerOptions options = {}) {
  options.port = 0;
  return options;
}

void hello(const HttpRequest&, Responder responder) { responder.answer({.body = "hello"}); }

constexpr std::size_t kLarge = 20'000'000;

void large(const HttpRequest&, Responder responder) {
  responder.answer({.body = std::string(kLarge, 'x')});
}

const std::string kGet = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

milliseconds time_of_this_process() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto of = [](const timeval& t) { return t.tv_sec * 1000 + t.tv_usec / 1000; };
  return milliseconds{of(used.ru_utime) + of(used.ru_stime)};
}

bool eventually(const std::function<bool()>& holds) {
  const auto until = steady_clock::now() + kBound;
  while (!holds()) {
    if (steady_clock::now() > until) return false;
    std::this_thread::yield();
  }
  return true;
}

// Holds answers until a test gives them.
class Held {
 public:
  HttpHandler handler() {
    return [this](const HttpRequest&, Responder responder) {
      std::scoped_lock lock(mutex_);
      responders_.push_back(std::move(responder));
      came_.notify_all();
    };
  }
  Responder take() {
    std::unique_lock lock(mutex_);
    REQUIRE(came_.wait_for(lock, kBound, [this] { return !responders_.empty(); }));
    Responder first = std::move(responders_.front());
    responders_.erase(responders_.begin());
    return first;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<Responder> responders_;
};

}  // namespace

TEST_CASE("five hundred idle connections hold no thread and no time") {
  HttpServer server(quick({.workers = 2}));
  server.route("GET", "/hello", hello);
  const int port = server.start();
  std::vector<RawSocket> idle;
  for (int i = 0; i < 500; ++i) {
    idle.push_back(RawSocket::connect(port));
    if (i % 2 == 0) {  // half of them have had a request
      idle.back().send(kGet);
      REQUIRE(idle.back().read_answer().status == 200);
    }
  }
  auto active = RawSocket::connect(port);
  for (int i = 0; i < 20; ++i) {
    active.send(kGet);
    REQUIRE(active.read_answer().body == "hello");
  }
  CHECK(server.counts().connections_open == 501);
  const auto before = time_of_this_process();
  CHECK(active.is_silent_for(500));
  CHECK(time_of_this_process() - before <= milliseconds{50});
  idle.front().send(kGet);
  CHECK(idle.front().read_answer().body == "hello");
}

TEST_CASE("a burst of connections is taken while no worker is free") {
  HttpServer server(quick({.workers = 1}));
  std::latch entered(1), may_go(1);
  server.route("GET", "/blocks", [&](const HttpRequest&, Responder responder) {
    entered.count_down();
    may_go.wait();
    responder.answer({});
  });
  server.route("GET", "/hello", hello);
  const int port = server.start();
  auto blocking = RawSocket::connect(port);
  blocking.send("GET /blocks HTTP/1.1\r\nHost: x\r\n\r\n");
  entered.wait();
  std::vector<RawSocket> burst;
  const auto start = steady_clock::now();
  for (int i = 0; i < 100; ++i) {
    burst.push_back(RawSocket::connect(port));
    burst.back().send(kGet);
  }
  // A SYN beyond the backlog is repeated after a second at the earliest.
  CHECK(steady_clock::now() - start < milliseconds{900});
  may_go.count_down();
  for (RawSocket& one : burst) REQUIRE(one.read_answer().body == "hello");
}

TEST_CASE("senders of a byte at a time hold no worker") {
  HttpServer server(quick({.workers = 1}));
  server.route("GET", "/hello", hello);
  const int port = server.start();
  std::vector<RawSocket> slow;
  for (int i = 0; i < 20; ++i) slow.push_back(RawSocket::connect(port));
  auto quick_one = RawSocket::connect(port);
  for (const char c : kGet) {
    for (RawSocket& one : slow) one.send(std::string_view(&c, 1));
    quick_one.send(kGet);
    REQUIRE(quick_one.read_answer().body == "hello");
  }
  for (RawSocket& one : slow) CHECK(one.read_answer().body == "hello");
}

TEST_CASE("a reader that takes nothing of its answer holds no worker and gets all once it reads") {
  HttpServer server(quick({.workers = 1}));
  server.route("GET", "/hello", hello);
  server.route("GET", "/large", large);
  const int port = server.start();
  auto reader = RawSocket::connect(port);
  reader.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  auto other = RawSocket::connect(port);
  other.send(kGet);
  CHECK(other.read_answer().body == "hello");
  CHECK(reader.read_answer().body.size() == kLarge);
}

TEST_CASE("a reader that takes nothing for long is closed") {
  HttpServer server(quick({.write_timeout = milliseconds{100}}));
  server.route("GET", "/large", large);
  auto reader = RawSocket::connect(server.start());
  reader.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(eventually([&] { return server.counts().connections_taken == 1; }));
  CHECK(eventually([&] { return server.counts().connections_open == 0; }));
  CHECK_THROWS(reader.read_answer());
}

TEST_CASE("a request that does not end in time is answered 408, an idle connection just closed") {
  HttpServer server(quick({.head_timeout = milliseconds{150},
                           .body_timeout = milliseconds{150},
                           .idle_timeout = milliseconds{150}}));
  server.route("POST", "/hello", hello);
  const int port = server.start();
  auto client = RawSocket::connect(port);
  SECTION("within the head") {
    client.send("POST /hello HTTP/1.1\r\nHost");
    CHECK(client.read_answer().status == 408);
  }
  SECTION("within the body") {
    client.send("POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
    CHECK(client.read_answer().status == 408);
  }
  SECTION("without a byte") { CHECK(client.read_to_end().empty()); }
  SECTION("after an answer") {
    client.send("POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    CHECK(client.read_answer().status == 200);
    CHECK(client.read_to_end().empty());
  }
  SECTION("a byte now and then does not make it longer") {
    std::string all;
    for (int i = 0; i < 1000 && all.empty(); ++i) {
      client.try_send(i == 0 ? "POST /hello HTTP/1.1\r\nX: " : "a");
      if (!client.is_silent_for(20)) all = client.read_to_end();
    }
    CHECK_THAT(all, Contains("408"));
  }
  client.end_output();
  CHECK(eventually([&] { return server.counts().connections_open == 0; }));
}

TEST_CASE("an answer that is awaited long is not cut by the time limits of requests") {
  Held held;
  HttpServer server(quick({.head_timeout = milliseconds{50},
                           .body_timeout = milliseconds{50},
                           .idle_timeout = milliseconds{50},
                           .write_timeout = milliseconds{50}}));
  server.route("GET", "/hello", held.handler());
  auto client = RawSocket::connect(server.start());
  client.send(kGet);
  Responder responder = held.take();
  CHECK(client.is_silent_for(200));
  responder.answer({.body = "late"});
  CHECK(client.read_answer().body == "late");
}

TEST_CASE("beyond the limit a new connection is told 503, and taken again when one has gone") {
  HttpServer server(quick({.connections_max = 3}));
  server.route("GET", "/hello", hello);
  const int port = server.start();
  std::vector<RawSocket> held;
  for (int i = 0; i < 3; ++i) {
    held.push_back(RawSocket::connect(port));
    held.back().send(kGet);
    REQUIRE(held.back().read_answer().status == 200);
  }
  auto refused = RawSocket::connect(port);
  refused.send(kGet);
  CHECK(refused.read_answer().status == 503);
  CHECK(refused.read_to_end().empty());
  refused.reset();
  held.pop_back();
  for (int status = 503, tries = 0; status == 503; ++tries) {
    REQUIRE(tries < 1000);
    auto again = RawSocket::connect(port);
    again.send(kGet);
    status = again.read_answer().status;
    again.reset();
  }
}

TEST_CASE("unfinished requests together have a limit") {
  HttpServer server(quick({.body_bytes_max = 100'000, .gathered_bytes_max = 150'000}));
  server.route("POST", "/hello", hello);
  const int port = server.start();
  const std::string part = "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" +
                           std::string(99'000, 'a');
  auto first = RawSocket::connect(port), second = RawSocket::connect(port);
  first.send(part);
  second.send(part);
  // One of the two is refused, whichever came second; the other can go on.
  auto& one = first.is_silent_for(200) ? second : first;
  auto& other = &one == &first ? second : first;
  CHECK(one.read_answer().status == 503);
  other.send(std::string(1000, 'a'));
  CHECK(other.read_answer().status == 200);
}

TEST_CASE("an answer is given later from another thread, to HEAD without its body") {
  Held held;
  HttpServer server(quick());
  server.route("GET", "/hello", held.handler());
  auto client = RawSocket::connect(server.start());
  client.send(kGet);
  std::thread([responder = held.take()]() mutable { responder.answer({.body = "later"}); }).join();
  CHECK(client.read_answer().body == "later");
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  held.take().answer({.body = "later"});
  CHECK_THAT(client.read_answer(true).head, Contains("content-length: 5"));
  client.send(kGet);
  { const Responder dropped = held.take(); }
  CHECK(client.read_answer().status == 500);
  CHECK(server.counts().broken == 1);
}

TEST_CASE("hundreds of held answers are released at once by one thread") {
  Held held;
  HttpServer server(quick());
  server.route("GET", "/hello", held.handler());
  const int port = server.start();
  std::vector<RawSocket> clients;
  for (int i = 0; i < 300; ++i) {
    clients.push_back(RawSocket::connect(port));
    clients.back().send(kGet);
  }
  std::vector<Responder> all;
  for (int i = 0; i < 300; ++i) all.push_back(held.take());
  for (Responder& one : all) one.answer({.body = "committed"});
  for (RawSocket& one : clients) REQUIRE(one.read_answer().body == "committed");
}

TEST_CASE("an answer for a connection that is gone is nothing") {
  Held held;
  HttpServer server(quick());
  server.route("GET", "/hello", held.handler());
  server.route("GET", "/other", hello);
  const int port = server.start();
  auto gone = RawSocket::connect(port);
  gone.send(kGet);
  Responder responder = held.take();
  gone.reset();
  responder.answer({.body = "for nobody"});
  auto other = RawSocket::connect(port);
  other.send("GET /other HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(other.read_answer().body == "hello");
}

TEST_CASE("stopping waits for answers under way and closes the others") {
  Held held;
  HttpServer server(quick());
  server.route("GET", "/hello", held.handler());
  const int port = server.start();
  auto waiting = RawSocket::connect(port), idle = RawSocket::connect(port),
       half = RawSocket::connect(port);
  half.send("GET /hello HT");
  waiting.send(kGet);
  Responder responder = held.take();
  auto stopped = std::async(std::launch::async, [&] { server.stop(kBound); });
  CHECK(idle.read_to_end().empty());
  CHECK(half.read_to_end().empty());
  CHECK_THROWS(RawSocket::connect(port));
  CHECK(stopped.wait_for(milliseconds{50}) == std::future_status::timeout);
  responder.answer({.body = "last"});
  const auto answer = waiting.read_answer();
  CHECK(answer.body == "last");
  CHECK_THAT(answer.head, Contains("connection: close"));
  CHECK(waiting.read_to_end().empty());
  CHECK(stopped.wait_for(kBound) == std::future_status::ready);
}

TEST_CASE("stopping ends after its grace, and an answer after that is nothing") {
  Held held;
  auto server = std::make_unique<HttpServer>(quick());
  server->route("GET", "/hello", held.handler());
  auto client = RawSocket::connect(server->start());
  client.send(kGet);
  Responder responder = held.take();
  server->stop(milliseconds{20});
  CHECK(client.read_to_end().empty());
  server.reset();
  responder.answer({.body = "too late"});
}

TEST_CASE("when descriptors run out the server waits for one and goes on") {
  HttpServer server(quick({.connections_max = 10}));
  server.route("GET", "/hello", hello);
  const int port = server.start();
  auto client = RawSocket::connect(port);
  client.send(kGet);
  REQUIRE(client.read_answer().status == 200);

  Descriptor waiting(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto before = limit.rlim_cur;
  limit.rlim_cur = 3;  // no further descriptor for anybody
  ::setrlimit(RLIMIT_NOFILE, &limit);
  RawSocket late = RawSocket::connect(port, std::move(waiting));
  late.send(kGet);
  // Judged only when there are descriptors again: UBSan needs one to look at a type it meets first.
  const auto used = time_of_this_process();
  const bool is_silent = late.is_silent_for(300);
  const auto spent = time_of_this_process() - used;
  client.send(kGet);
  const auto other = client.read_answer();
  limit.rlim_cur = before;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  CHECK(is_silent);
  CHECK(spent <= milliseconds{100});  // it does not spin
  CHECK(other.body == "hello");
  CHECK(late.read_answer().body == "hello");
}

TEST_CASE("a server that is stopped while connections come in ends in order, every time") {
  for (int round = 0; round < 200; ++round) {
    HttpServer server(quick());
    server.route("GET", "/hello", hello);
    const int port = server.start();
    const auto come_in = [port](const std::stop_token& stop) {
      try {
        while (!stop.stop_requested()) RawSocket::connect(port);
      } catch (const std::runtime_error&) {  // it listens no more
      }
    };
    std::jthread one(come_in), other(come_in);
    REQUIRE(eventually([&] { return server.counts().connections_taken > 0; }));
    server.stop(milliseconds{0});
    CHECK(server.counts().connections_open == 0);
  }
}

}  // namespace parked_test
