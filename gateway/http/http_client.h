// One call to a platform. An interface, so that the simulator and the tests can be the platform.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace huiyin::gateway {

class Addresses;
class Trust;

struct HttpCall {
  std::string method = "POST";
  std::string base_url = {};  // "https://qyapi.weixin.qq.com", scheme, host and port only
  std::string target = {};    // path and query, encoded; may hold a secret: never logged
  std::string body = {};
  std::string content_type = "application/json; charset=utf-8";  // "": no such header
  // Besides Host, Content-Type and Content-Length.
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::chrono::milliseconds connect_timeout{3000};  // to find the host and connect to it
  std::chrono::milliseconds total_timeout{10000};   // all together, however slowly the answer drips
};

enum class Reached {
  answered,    // a whole answer came
  not_sent,    // the request was surely not read: no connection
  unanswered,  // written, or partly; whether it took effect is unknown
};

struct HttpAnswer {
  Reached reached = Reached::not_sent;
  int status = 0;
  std::string body = {};
  std::string content_type = {};
  std::string date = {};       // the header Date as it came: what the other side's clock says
  bool is_distrusted = false;  // with `not_sent`: its certificate does not hold
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  virtual HttpAnswer call(
      const HttpCall& call) = 0;  // any thread; does not throw for what the network does
};

// Over sockets of its own, with one kept-alive connection for each thread and host: cpp-httplib's
// client has no total time limit, cannot tell "not sent" from "unanswered", and makes half the
// calls (measured: 44 k/s of 78 k/s on eight threads). TCP_NODELAY is on; redirects are not
// followed; TLS is verified against the system's authorities and
// those of `ca_file` (PEM; "": none), and who is not trusted is in the log. Of a host with several
// addresses the one that answered last is tried first, and one that is silent is not waited for:
// the next is tried beside it. A call is repeated by itself only when a kept connection turns out
// to be closed before a byte of it went out.
class SocketHttpClient final : public HttpClient {
 public:
  static constexpr std::size_t kAnswerBytesMax = 32 * 1024 * 1024;
  explicit SocketHttpClient(std::size_t answer_bytes_max = kAnswerBytesMax);
  SocketHttpClient(std::size_t answer_bytes_max, std::unique_ptr<Addresses> addresses,
                   std::string ca_file = "");
  ~SocketHttpClient() override;
  HttpAnswer call(const HttpCall& call) override;

 private:
  const std::size_t answer_bytes_max_;
  const std::shared_ptr<Trust> trust_;
  const std::unique_ptr<Addresses> addresses_;
};

}  // namespace huiyin::gateway
