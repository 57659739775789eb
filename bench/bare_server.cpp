#include "bare_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <cstdio>
#include <thread>

#include "callback_requests.h"
#include "gateway/http/http_server.h"

namespace huiyin::bench {
namespace {

constexpr int kBacklog = 4096;
constexpr std::size_t kThreads = 300;  // one for each of 256 connections, and some that end

class TunedServer : public httplib::Server {
 public:
  int bind_with_backlog() {
    const int port = bind_to_any_port("127.0.0.1");
    ::listen(svr_sock_, kBacklog);  // the library's own is 5
    return port;
  }
};

}  // namespace

int serve_bare() {
  TunedServer server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1'000'000'000);
  server.set_keep_alive_timeout(60);
  const auto answer = [](const httplib::Request&, httplib::Response& response) {
    response.set_content("success", "text/plain");
  };
  server.Post(kKfPath, answer);
  server.Post(kAppPath, answer);
  const int port = server.bind_with_backlog();
  std::jthread serving([&] { server.listen_after_bind(); });
  std::printf("port %d\n", port);
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  server.stop();
  return 0;
}

int serve_constant() {
  gateway::HttpServer server({.port = 0});
  for (const char* path : {kKfPath, kAppPath})
    server.route("POST", path, [](const gateway::HttpRequest&, gateway::Responder responder) {
      responder.answer({.body = "success"});
    });
  std::printf("port %d\n", server.start());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return 0;
}

}  // namespace huiyin::bench
