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

  // To the first of `at` with which a connection, and trusted TLS, stands. They begin one after the
  // other, the next when one has failed or had its head start, and go on side by side: a silent one
  // costs its head start, and a slow line has all the time there is. Nothing: none before
  // `deadline`. `distrust`, where it is given: why TLS did not come about with the last one that
  // failed over it (OpenSSL's X509_V_…; X509_V_OK: not for its certificate), else as it was.
  static std::unique_ptr<Outbound> connect(const Endpoint& to, const std::vector<SocketAddress>& at,
                                           ssl_ctx_st* tls, Deadline deadline,
                                           std::optional<long>* distrust = nullptr);
  ~Outbound();

  const SocketAddress& address() const { return address_; }

  // Kept alive by the other side too, and silent: fit for another request.
  bool is_fresh();

  enum class Io { done, closed, broken, late };  // closed: as the other side wished, at its end
  struct Written {
    Io io;
    bool any_sent;  // false: not one byte of it left us
  };
  Written write(std::string_view bytes, Deadline deadline);

  // Appends what has come, waiting for the first of it.
  Io read(std::string& to, Deadline deadline);

  // The same without waiting, for who polls the descriptor himself; late: nothing can be moved now.
  // What comes over TLS may lie here already: read until nothing does, and poll then.
  struct Moved {
    Io io;
    std::size_t bytes = 0;
  };
  Moved write_now(std::string_view bytes);
  Io read_now(std::string& to);
  int descriptor() const { return socket_.get(); }

 private:
  enum class Progress { ready, waits, failed };

  Outbound(Descriptor socket, const SocketAddress& address)
      : socket_(std::move(socket)), address_(address) {}
  static std::unique_ptr<Outbound> begin(const Endpoint& to, const SocketAddress& at,
                                         ssl_ctx_st* tls);
  bool prepare_tls(const Endpoint& to, ssl_ctx_st* tls);
  Progress go_on();
  std::optional<long> distrust() const;  // nothing: it did not fail over TLS
  short awaited_after(int ssl_result) const;
  bool wait_for(int ssl_result, Deadline deadline);

  Descriptor socket_;
  const SocketAddress address_;
  ssl_st* ssl_ = nullptr;
  bool is_connected_ = false;
  short awaited_ = 0;  // what poll() shall wait for until it is connected
};

}  // namespace huiyin::gateway
