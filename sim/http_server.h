// The HTTP frame of the stand-ins: cpp-httplib's request processing on connections of our own
// keeping.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "sim/http_exchange.h"
#include "sim/tls.h"

namespace huiyin::sim {

struct HttpLimits {
  std::size_t threads = 512;                // one a connection; later ones wait for a free one
  std::size_t body_bytes_max = 22'000'000;  // a 20 MB file and its form; larger: 413
};

// `answer` is called by many threads and may throw (then 500).
class HttpServer {
 public:
  using Answerer = std::function<HttpAnswer(const HttpRequest&)>;

  // With `tls` nothing else is spoken.
  HttpServer(HttpLimits limits, Answerer answer, std::optional<TlsIdentity> tls = std::nullopt);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Binds (port 0: a free one) and starts to answer; the port in use, or why not.
  Result<int> open(const std::string& host, int port);
  void close();  // takes no more and waits for the answers in hand

 private:
  class Frame;
  std::unique_ptr<Frame> frame_;
};

}  // namespace huiyin::sim
