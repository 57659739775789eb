#include "gateway/http/addresses.h"

#include <netdb.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace huiyin::gateway {
namespace {

constexpr std::size_t kHostsMax = 64;  // hosts come from settings: a handful

}  // namespace

bool SocketAddress::operator==(const SocketAddress& other) const {
  return bytes == other.bytes && std::memcmp(&at, &other.at, bytes) == 0;
}

std::vector<SocketAddress> beginning_with(const SocketAddress& first,
                                          std::vector<SocketAddress> all) {
  const auto found = std::ranges::find(all, first);
  if (found != all.end()) std::ranges::rotate(all, found);
  return all;
}

std::vector<SocketAddress> Addresses::of(const std::string& host, const std::string& port) const {
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
  const std::scoped_lock lock(mutex_);
  const auto first = first_.find(host + " " + port);
  return first == first_.end() ? all : beginning_with(first->second, std::move(all));
}

void Addresses::begin_with(const std::string& host, const std::string& port,
                           const SocketAddress& first) {
  const std::scoped_lock lock(mutex_);
  if (first_.size() >= kHostsMax) first_.clear();
  first_[host + " " + port] = first;
}

}  // namespace huiyin::gateway
