#include "gateway/http/addresses.h"

#include <catch2/catch.hpp>

namespace addresses_test {

using namespace huiyin::gateway;

namespace {

SocketAddress address(const char* host) { return ask_resolver(host, "80").at(0); }

}  // namespace

TEST_CASE("the resolver knows an address, and knows nothing of a name that is none") {
  CHECK(ask_resolver("127.0.0.1", "80").size() == 1);
  CHECK_FALSE(address("127.0.0.1") == address("127.0.0.2"));
  CHECK_FALSE(address("127.0.0.1") == ask_resolver("127.0.0.1", "81").at(0));
  CHECK(ask_resolver("no such host.invalid", "80").empty());
}

TEST_CASE(
    "addresses keep their order when they are named again, and new ones "
    "come last") {
  const auto a = address("127.0.0.1"), b = address("127.0.0.2"), c = address("::1");
  CHECK(renewed({}, {a, b}) == std::vector{a, b});
  CHECK(renewed({b, a}, {a, b}) == std::vector{b, a});
  CHECK(renewed({b, a}, {c, a}) == std::vector{a, c});  // the name has moved
  CHECK(renewed({a}, {}).empty());
}

TEST_CASE("the address that answered last is tried first, those that failed last") {
  const auto a = address("127.0.0.1"), b = address("127.0.0.2"), c = address("::1");
  Addresses addresses([&](const std::string&, const std::string&) { return std::vector{a, b, c}; });
  using Outcome = Addresses::Outcome;
  const auto tried = [&](const SocketAddress& one, Outcome outcome) {
    addresses.tried("office.example", "80", one, outcome);
  };
  const auto order = [&] { return addresses.of("office.example", "80"); };
  CHECK(order() == std::vector{a, b, c});
  tried(a, Outcome::failed);
  CHECK(order() == std::vector{b, c, a});
  tried(b, Outcome::failed);
  CHECK(order() == std::vector{c, a, b});  // two that fail do not hide a third
  tried(a, Outcome::answered);
  CHECK(order() == std::vector{a, c, b});
  tried(address("127.0.0.9"), Outcome::failed);
  CHECK(order() == std::vector{a, c, b});
  CHECK(addresses.of("office.example", "81") == std::vector{a, b, c});
}

}  // namespace addresses_test
