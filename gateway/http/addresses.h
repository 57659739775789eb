// Where a host is: its addresses, in the order in which they are best tried.
#pragma once

#include <sys/socket.h>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace huiyin::gateway {

struct SocketAddress {
  sockaddr_storage at{};
  socklen_t bytes = 0;

  bool operator==(const SocketAddress& other) const;
};

// Asks the system's resolver, and blocks for it. Empty: it knows none.
std::vector<SocketAddress> ask_resolver(const std::string& host, const std::string& port);

// `known` in its order, without those that are not `named` any more; then those that are new.
std::vector<SocketAddress> renewed(std::vector<SocketAddress> known,
                                   const std::vector<SocketAddress>& named);

// Any thread.
class Addresses {
 public:
  using Resolver = decltype(std::function(ask_resolver));
  explicit Addresses(Resolver resolver = ask_resolver) : resolver_(std::move(resolver)) {}

  // Asks the resolver, and blocks for it. Empty: it knows none.
  std::vector<SocketAddress> of(const std::string& host, const std::string& port);

  // How a call to it went. One that answered is the first to try from now on. One that did not is
  // the last, and be it that it took the connection: it may do so for ever.
  enum class Outcome { answered, failed };
  void tried(const std::string& host, const std::string& port, const SocketAddress& address,
             Outcome outcome);

 private:
  const Resolver resolver_;
  std::mutex mutex_;
  // By "host port", in the order to try; guarded by mutex_.
  std::map<std::string, std::vector<SocketAddress>> known_;
};

}  // namespace huiyin::gateway
