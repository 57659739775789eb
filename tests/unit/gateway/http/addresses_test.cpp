#include "gateway/http/addresses.h"

#include <catch2/catch.hpp>

namespace addresses_test {

using namespace huiyin::gateway;

namespace {

SocketAddress address(const char* host) { return Addresses().of(host, "80").at(0); }

}  // namespace

TEST_CASE("the addresses go round from the one to begin with") {
  const auto a = address("127.0.0.1"), b = address("127.0.0.2"), c = address("::1");
  CHECK(beginning_with(b, {a, b, c}) == std::vector{b, c, a});
  CHECK(beginning_with(a, {a, b, c}) == std::vector{a, b, c});
  CHECK(beginning_with(c, {a, b}) == std::vector{a, b});  // the name has moved
  CHECK(beginning_with(a, {}).empty());
  CHECK_FALSE(a == b);
  CHECK_FALSE(a == Addresses().of("127.0.0.1", "81").at(0));
}

TEST_CASE("what is begun with is remembered for its host and port, if the resolver names it") {
  Addresses addresses;
  const auto a = address("127.0.0.1");
  addresses.begin_with("127.0.0.1", "80", address("127.0.0.2"));
  CHECK(addresses.of("127.0.0.1", "80") == std::vector{a});
  const auto all = addresses.of("localhost", "80");
  REQUIRE_FALSE(all.empty());
  addresses.begin_with("localhost", "80", all.back());
  CHECK(addresses.of("localhost", "80").front() == all.back());
  CHECK(addresses.of("no such host.invalid", "80").empty());
}

}  // namespace addresses_test
