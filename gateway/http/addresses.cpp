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

struct LookedUp {
  int fault;  // of getaddrinfo
  std::vector<SocketAddress> addresses;
};

LookedUp look_up(const std::string& host, const std::string& port, int flags) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV | flags;
  addrinfo* found = nullptr;
  const int fault = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
  if (fault != 0) return {fault, {}};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
  LookedUp all{0, {}};
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    SocketAddress address;
    if (one->ai_addrlen > sizeof address.at) continue;
    std::memcpy(&address.at, one->ai_addr, one->ai_addrlen);
    address.bytes = one->ai_addrlen;
    all.addresses.push_back(address);
  }
  return all;
}

}  // namespace

bool SocketAddress::operator==(const SocketAddress& other) const {
  return bytes == other.bytes && std::memcmp(&at, &other.at, bytes) == 0;
}

std::optional<SocketAddress> numeric_address(const std::string& host, const std::string& port) {
  const auto found = look_up(host, port, AI_NUMERICHOST);
  if (found.addresses.empty()) return std::nullopt;
  return found.addresses.front();
}

std::optional<std::vector<SocketAddress>> ask_resolver(const std::string& host,
                                                       const std::string& port) {
  auto found = look_up(host, port, 0);
  if (found.fault != 0 && found.fault != EAI_NONAME && found.fault != EAI_NODATA)
    return std::nullopt;
  return std::move(found.addresses);
}

std::vector<SocketAddress> renewed(std::vector<SocketAddress> known,
                                   const std::vector<SocketAddress>& named) {
  std::erase_if(known, [&](const SocketAddress& one) { return !holds(named, one); });
  for (const SocketAddress& one : named)
    if (!holds(known, one)) known.push_back(one);
  return known;
}

std::vector<SocketAddress> Addresses::of(const std::string& host, const std::string& port,
                                         Deadline deadline) {
  if (const auto number = numeric_address(host, port)) return {*number};
  std::unique_lock lock(mutex_);
  Host* const place = place_for(host + " " + port);
  if (place == nullptr) return {};
  const auto now = std::chrono::steady_clock::now();
  if (!place->is_asked) ask(host, port, *place);
  auto until = deadline;
  if (!place->known.empty()) until = std::min(place->asked + patience_, now + (deadline - now) / 2);
  const auto answer = place->times_told + 1;
  ++place->waiting;
  told_.wait_until(lock, until, [&] { return place->times_told >= answer; });
  --place->waiting;
  return place->known;
}

void Addresses::tried(const std::string& host, const std::string& port,
                      const SocketAddress& address, Outcome outcome) {
  const std::scoped_lock lock(mutex_);
  const auto place = hosts_.find(host + " " + port);
  if (place == hosts_.end()) return;
  auto& known = place->second.known;
  const auto found = std::ranges::find(known, address);
  if (found == known.end()) return;
  if (outcome == Outcome::answered)
    std::rotate(known.begin(), found, found + 1);
  else
    std::rotate(found, found + 1, known.end());
}

// Nothing: as many as may be are being asked for.
Addresses::Host* Addresses::place_for(const std::string& name) {
  const auto place = hosts_.find(name);
  if (place != hosts_.end()) return &place->second;
  if (hosts_.size() >= kHostsMax)
    std::erase_if(hosts_,
                  [](const auto& one) { return !one.second.is_asked && one.second.waiting == 0; });
  return hosts_.size() >= kHostsMax ? nullptr : &hosts_[name];
}

void Addresses::ask(const std::string& host, const std::string& port, Host& place) {
  // The thread before has told what it knew, and ends without the lock.
  place.asking = std::jthread([this, host, port, &place] {
    const auto named = resolver_(host, port);
    const std::scoped_lock lock(mutex_);
    if (named) place.known = renewed(std::move(place.known), *named);
    place.is_asked = false;
    ++place.times_told;
    told_.notify_all();
  });
  place.asked = std::chrono::steady_clock::now();
  place.is_asked = true;
}

}  // namespace huiyin::gateway
