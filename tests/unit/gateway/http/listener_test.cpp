#include "gateway/http/listener.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>

#include "tests/unit/gateway/http/loopback.h"

namespace listener_test {

using namespace huiyin::gateway;
using huiyin::tests::RawSocket;

TEST_CASE("a burst of thousands of connections waits in the backlog") {
  const auto listener = listen_at("127.0.0.1", 0);
  tcp_info info{};
  socklen_t bytes = sizeof info;
  REQUIRE(::getsockopt(listener.get(), IPPROTO_TCP, TCP_INFO, &info, &bytes) == 0);
  unsigned system_max = 0;
  std::ifstream("/proc/sys/net/core/somaxconn") >> system_max;
  CHECK(info.tcpi_sacked == std::min(4096u, system_max));  // of a listening socket: its backlog
}

TEST_CASE("a taken connection does not delay small packets, and knows its peer from the socket") {
  const auto listener = listen_at("127.0.0.1", 0);
  const auto client = RawSocket::connect(port_of(listener));
  Taken taken;
  REQUIRE(accept_one(listener, taken) == Accepted::one);
  int on = 0;
  socklen_t bytes = sizeof on;
  ::getsockopt(taken.socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, &bytes);
  CHECK(on != 0);
  CHECK(taken.remote_address == "127.0.0.1");
  CHECK(accept_one(listener, taken) == Accepted::none_waits);
}

TEST_CASE("an address that is taken or is none is told") {
  const auto listener = listen_at("127.0.0.1", 0);
  CHECK_THROWS_AS(listen_at("127.0.0.1", port_of(listener)), std::runtime_error);
  CHECK_THROWS_AS(listen_at("256.1.1.1.1", 0), std::runtime_error);
  CHECK_THROWS_AS(listen_at("192.0.2.1", 0), std::runtime_error);  // an address of documentation
}

TEST_CASE("the process may open as many descriptors as are wanted, as far as the system allows") {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto before = limit.rlim_cur;
  limit.rlim_cur = 256;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  allow_descriptors(1000);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  CHECK(limit.rlim_cur == std::min<rlim_t>(1000, limit.rlim_max));
  allow_descriptors(10);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  CHECK(limit.rlim_cur == std::min<rlim_t>(1000, limit.rlim_max));
  limit.rlim_cur = before;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace listener_test
