#include "gateway/http/addresses.h"

#include <netdb.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace huiyin::gateway {
namespace {

constexpr std::size_t kHostsMax = 64;  // hosts come from settings: a handful

bool holds(const std::vector<SocketAddress>& all, const SocketAddress& one) {
  return std::ranges::find(all, one) != all.end();
}

}  // namespace

bool SocketAddress::operator==(const SocketAddress& other) const {
  return bytes == other.bytes && std::memcmp(&at, &other.at, bytes) == 0;
}

std::vector<SocketAddress> ask_resolver(const std::string& host, const std::string& port) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return {};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
  std::vector<SocketAddress> all;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    SocketAddress address;
    if (one->ai_addrlen > sizeof address.at) continue;
    std::memcpy(&address.at, one->ai_addr, one->ai_addrlen);
    address.bytes = one->ai_addrlen;
    all.push_back(address);
  }
  return all;
}

std::vector<SocketAddress> renewed(std::vector<SocketAddress> known,
                                   const std::vector<SocketAddress>& named) {
  std::erase_if(known, [&](const SocketAddress& one) { return !holds(named, one); });
  for (const SocketAddress& one : named)
    if (!holds(known, one)) known.push_back(one);
  return known;
}

std::vector<SocketAddress> Addresses::of(const std::string& host, const std::string& port) {
  const auto named = resolver_(host, port);
  const std::scoped_lock lock(mutex_);
  if (known_.size() >= kHostsMax) known_.clear();
  auto& known = known_[host + " " + port];
  known = renewed(std::move(known), named);
  return known;
}

void Addresses::tried(const std::string& host, const std::string& port,
                      const SocketAddress& address, Outcome outcome) {
  const std::scoped_lock lock(mutex_);
  auto& known = known_[host + " " + port];
  const auto found = std::ranges::find(known, address);
  if (found == known.end()) return;
  if (outcome == Outcome::answered)
    std::rotate(known.begin(), found, found + 1);
  else
    std::rotate(found, found + 1, known.end());
}

}  // namespace huiyin::gateway
