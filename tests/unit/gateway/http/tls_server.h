// A TLS server on loopback with a certificate of the test's own making.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "tests/unit/gateway/http/loopback.h"

struct ssl_ctx_st;

namespace huiyin::tests {

struct Certificate {
  std::string names = "IP:127.0.0.1,DNS:localhost";  // whom it is for
  int valid_from_days = -1;
  int valid_to_days = 1;
};

class TlsServer {
 public:
  // Answers each request (one that ends with "{}") with "{}"; `closes_after`: says goodbye after
  // each answer; `cuts_off`: ends an answer of no length in its middle, without a goodbye. Greets a
  // client only after `before_greeting`.
  enum class Manner { keeps_open, closes_after, cuts_off };
  explicit TlsServer(
      const Certificate& certificate, Manner manner = Manner::keeps_open,
      std::function<void()> before_greeting = [] {});
  ~TlsServer();

  const std::string& authority_file() const { return authority_file_; }
  std::string base_url(const std::string& host = "127.0.0.1") const;
  int connections() const { return connections_; }
  int requests() const { return requests_; }
  void wait_for_closed(int count) const;

 private:
  void serve(RawSocket& client);

  const Manner manner_;
  const std::function<void()> before_greeting_;
  std::string authority_file_;
  std::shared_ptr<ssl_ctx_st> context_;
  std::atomic<int> connections_{0}, requests_{0}, closed_{0};
  std::unique_ptr<RawServer> server_;
};

}  // namespace huiyin::tests
