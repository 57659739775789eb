// Where a host is: its addresses, in the order in which they are best tried.
#pragma once

#include <sys/socket.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace huiyin::gateway {

struct SocketAddress {
  sockaddr_storage at{};
  socklen_t bytes = 0;

  bool operator==(const SocketAddress& other) const;
};

// "127.0.0.1", "::1". Nothing: it is a name, for which the resolver must be asked.
std::optional<SocketAddress> numeric_address(const std::string& host, const std::string& port);

// Asks the system's resolver, and blocks for it: for a dead one half a minute or longer. Nothing:
// it did not answer. Empty: there is no such host.
std::optional<std::vector<SocketAddress>> ask_resolver(const std::string& host,
                                                       const std::string& port);

// `known` in its order, without those that are not `named` any more; then those that are new.
std::vector<SocketAddress> renewed(std::vector<SocketAddress> known,
                                   const std::vector<SocketAddress>& named);

// Any thread. The resolver, which has no time limit, is asked for each host by a thread of its own,
// and not again before it has answered. Destruction waits for those that are asking.
class Addresses {
 public:
  using Deadline = std::chrono::steady_clock::time_point;
  using Resolver = decltype(std::function(ask_resolver));
  // For the resolver where it is known what it said before; most answer in a tenth of it.
  static constexpr std::chrono::milliseconds kPatience{500};
  explicit Addresses(Resolver resolver = ask_resolver,
                     std::chrono::milliseconds patience = kPatience)
      : resolver_(std::move(resolver)), patience_(patience) {}

  // What the resolver says until `deadline`. If it does not answer, or not soon enough to leave
  // time for connecting: what it said before. Empty: there is no such host, or nothing is known of
  // it.
  std::vector<SocketAddress> of(const std::string& host, const std::string& port,
                                Deadline deadline);

  // How a call to it went. One that answered is the first to try from now on. One that did not is
  // the last, and be it that it took the connection: it may do so for ever.
  enum class Outcome { answered, failed };
  void tried(const std::string& host, const std::string& port, const SocketAddress& address,
             Outcome outcome);

 private:
  struct Host {
    std::vector<SocketAddress> known;  // in the order to try
    Deadline asked{};
    bool is_asked = false;
    std::uint64_t times_told = 0;
    int waiting = 0;      // for the resolver
    std::jthread asking;  // last
  };
  Host* place_for(const std::string& name);
  void ask(const std::string& host, const std::string& port, Host& place);

  const Resolver resolver_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable told_;
  // By "host port"; guarded by mutex_. Last: its threads end before what they use.
  std::map<std::string, Host> hosts_;
};

}  // namespace huiyin::gateway
