#include "gateway/http/addresses.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <latch>

namespace addresses_test {

using namespace huiyin::gateway;
using std::chrono::milliseconds;
using Named = std::optional<std::vector<SocketAddress>>;

namespace {

SocketAddress address(const char* host) { return *numeric_address(host, "80"); }

Addresses::Deadline in(int ms) { return std::chrono::steady_clock::now() + milliseconds{ms}; }

std::vector<SocketAddress> of_office(Addresses& addresses,
                                     Addresses::Deadline deadline = in(10'000)) {
  return addresses.of("office.example", "80", deadline);
}

}  // namespace

TEST_CASE("a number is an address, and a name is asked for") {
  CHECK_FALSE(address("127.0.0.1") == address("127.0.0.2"));
  CHECK_FALSE(address("127.0.0.1") == *numeric_address("127.0.0.1", "81"));
  CHECK(numeric_address("::1", "80"));
  CHECK_FALSE(numeric_address("localhost", "80"));
  CHECK_FALSE(ask_resolver("localhost", "80").value().empty());
  CHECK(ask_resolver("no such host.invalid", "80").value_or(std::vector<SocketAddress>{}).empty());
}

TEST_CASE("addresses keep their order when they are named again, and new ones come last") {
  const auto a = address("127.0.0.1"), b = address("127.0.0.2"), c = address("::1");
  CHECK(renewed({}, {a, b}) == std::vector{a, b});
  CHECK(renewed({b, a}, {a, b}) == std::vector{b, a});
  CHECK(renewed({b, a}, {c, a}) == std::vector{a, c});  // the name has moved
  CHECK(renewed({a}, {}).empty());
}

TEST_CASE("the address that answered last is tried first, those that failed last") {
  const auto a = address("127.0.0.1"), b = address("127.0.0.2"), c = address("::1");
  Addresses addresses([&](auto&&...) { return std::vector{a, b, c}; });
  using Outcome = Addresses::Outcome;
  const auto tried = [&](const SocketAddress& one, Outcome outcome) {
    addresses.tried("office.example", "80", one, outcome);
  };
  CHECK(of_office(addresses) == std::vector{a, b, c});
  tried(a, Outcome::failed);
  CHECK(of_office(addresses) == std::vector{b, c, a});
  tried(b, Outcome::failed);
  CHECK(of_office(addresses) == std::vector{c, a, b});  // two that fail do not hide a third
  tried(a, Outcome::answered);
  CHECK(of_office(addresses) == std::vector{a, c, b});
  tried(address("127.0.0.9"), Outcome::failed);
  CHECK(of_office(addresses) == std::vector{a, c, b});
  CHECK(addresses.of("office.example", "81", in(10'000)) == std::vector{a, b, c});
}

TEST_CASE("a dead resolver is waited for until the deadline, and asked once") {
  const auto a = address("127.0.0.1");
  std::latch wakes(1);
  std::atomic<int> asked{0};
  Addresses addresses([&](auto&&...) {
    ++asked;
    wakes.wait();
    return std::vector{a};
  });
  for (int i = 0; i < 3; ++i) CHECK(of_office(addresses, in(50)).empty());
  CHECK(addresses.of("127.0.0.1", "80", in(50)) == std::vector{a});  // which is no name
  CHECK(asked <= 1);
  wakes.count_down();
  CHECK(of_office(addresses) == std::vector{a});
}

TEST_CASE("where the resolver is silent, what it said before stands in and time is left") {
  const auto a = address("127.0.0.1");
  std::latch wakes(1);
  std::atomic<int> asked{0};
  Addresses addresses([&](auto&&...) {
    if (++asked > 1) wakes.wait();
    return std::vector{a};
  });
  CHECK(of_office(addresses) == std::vector{a});
  const auto deadline = in(20'000);
  for (int i = 0; i < 3; ++i) CHECK(of_office(addresses, deadline) == std::vector{a});
  CHECK(std::chrono::steady_clock::now() < deadline - milliseconds{10'000});
  CHECK(asked <= 2);
  wakes.count_down();
}

TEST_CASE("a resolver that cannot tell changes nothing, one that knows of no such host does") {
  const auto a = address("127.0.0.1"), b = address("127.0.0.2");
  Named says = std::vector{a};
  Addresses addresses([&](auto&&...) { return says; }, milliseconds{10'000});
  CHECK(of_office(addresses) == std::vector{a});
  says = std::nullopt;
  CHECK(of_office(addresses) == std::vector{a});
  says = std::vector{b};
  CHECK(of_office(addresses) == std::vector{b});
  says = std::vector<SocketAddress>{};
  CHECK(of_office(addresses).empty());
}

TEST_CASE("of many hosts those are forgotten that nobody waits for") {
  const auto a = address("127.0.0.1");
  std::latch wakes(1);
  std::atomic<int> asked_for_office{0};
  Addresses addresses([&](const std::string& host, const std::string&) {
    if (host == "office.example") {
      ++asked_for_office;
      wakes.wait();
    }
    return std::vector{a};
  });
  CHECK(of_office(addresses, in(0)).empty());
  for (int i = 0; i < 200; ++i)
    CHECK(addresses.of(std::to_string(i) + ".example", "80", in(10'000)) == std::vector{a});
  wakes.count_down();
  CHECK(of_office(addresses) == std::vector{a});
  CHECK(asked_for_office <= 2);
}

}  // namespace addresses_test
