// Where a host is: its addresses, that one first which answered last.
#pragma once

#include <sys/socket.h>

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

// `all` in its order, from `first` on and round to before it; as it is where `first` is not there.
std::vector<SocketAddress> beginning_with(const SocketAddress& first,
                                          std::vector<SocketAddress> all);

// Any thread.
class Addresses {
 public:
  // Asks the resolver, and blocks for it. Empty: it knows none.
  std::vector<SocketAddress> of(const std::string& host, const std::string& port) const;

  // The next of() begins with it, as long as the resolver names it.
  void begin_with(const std::string& host, const std::string& port, const SocketAddress& first);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, SocketAddress> first_;  // by "host port"; guarded by mutex_
};

}  // namespace huiyin::gateway
