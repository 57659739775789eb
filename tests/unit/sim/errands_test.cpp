#include "sim/errands.h"

#include <catch2/catch.hpp>

#include "sim/http_server.h"

namespace errands_test {

using namespace huiyin;
using namespace huiyin::sim;

TEST_CASE("errands are done in the order of their times, and then it is quiet") {
  std::mutex mutex;
  std::string done;
  const auto write = [&](char letter) {
    return [&, letter](Line&) {
      const std::scoped_lock lock(mutex);
      done += letter;
    };
  };
  Errands errands;
  errands.after(milliseconds(200), write('b'));
  errands.after(milliseconds(0), write('a'));
  REQUIRE(errands.wait_idle(seconds(10)));
  CHECK(done == "ab");
  CHECK(errands.waiting() == 0);
}

TEST_CASE("a line posts to one address after another, and to one that is not there") {
  std::atomic<int> heard{0};
  const auto answer = [&](const HttpRequest& request) -> HttpAnswer {
    ++heard;
    return {.body = request.path + request.raw_query + request.headers.at("content-type")};
  };
  HttpServer first({.threads = 4}, answer), second({.threads = 4}, answer);
  Line line;
  for (HttpServer* server : {&first, &second}) {
    const std::string url =
        "http://127.0.0.1:" + std::to_string(server->open("127.0.0.1", 0).value());
    const auto reply = line.post(url, "/a?b=%20c", "x", "text/x", seconds(10));
    CHECK(reply.status == 200);
    CHECK(reply.body == "/ab=%20ctext/x");
  }
  CHECK(heard == 2);
  CHECK(line.post("http://127.0.0.1:1", "/", "x", "text/x", seconds(1)).status == 0);
  line.hang_up();
  CHECK(line.post("http://127.0.0.1:1", "/", "x", "text/x", seconds(1)).status == 0);
}

}  // namespace errands_test
