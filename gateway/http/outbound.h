// A connection to a platform, plain or TLS, on which every step has one deadline.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/addresses.h"
#include "gateway/http/listener.h"

struct ssl_ctx_st;
struct ssl_st;

namespace huiyin::gateway {

struct Endpoint {
  bool is_tls = false;
  std::string host;  // without brackets
  std::string port;
  std::string host_header;
};

// "https://host[:port]", also "http://[::1]:8080"; a closing slash is overlooked. Nothing when it
// is not that.
std::optional<Endpoint> endpoint_of(std::string_view base_url);

class Outbound {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  struct Connected {
    std::unique_ptr<Outbound> connection;  // nothing: none (or no trusted TLS) before `deadline`
    // What is best tried first the next time: the one that answered, else the first one for which
    // no time was left; without a name when all were tried in vain.
    SocketAddress first_next_time{};
  };
  // One of `at` after the other, each with its share of the time, but at least a second.
  static Connected connect(const Endpoint& to, const std::vector<SocketAddress>& at,
                           ssl_ctx_st* tls, Deadline deadline);
  ~Outbound();

  // Kept alive by the other side too, and silent: fit for another request.
  bool is_fresh();

  enum class Io { done, closed, late };
  struct Written {
    Io io;
    bool any_sent;  // false: not one byte of it left us
  };
  Written write(std::string_view bytes, Deadline deadline);

  // Appends what has come, waiting for the first of it.
  Io read(std::string& to, Deadline deadline);

 private:
  explicit Outbound(Descriptor socket) : socket_(std::move(socket)) {}
  bool shake_hands(const Endpoint& to, ssl_ctx_st* tls, Deadline deadline);
  bool wait_for(int ssl_result, Deadline deadline);

  Descriptor socket_;
  ssl_st* ssl_ = nullptr;
};

}  // namespace huiyin::gateway
