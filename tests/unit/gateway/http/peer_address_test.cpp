#include "gateway/http/peer_address.h"

#include <catch2/catch.hpp>

namespace peer_address_test {

using namespace huiyin::gateway;

TEST_CASE("only a proxy of this machine is believed about where a request comes from") {
  const auto from = [](const char* peer, const char* forwarded) {
    return address_of({.headers = {{"x-forwarded-for", forwarded}}, .remote_address = peer});
  };
  CHECK(from("127.0.0.1", "10.1.1.1, 10.2.2.2") == "10.2.2.2");
  CHECK(from("::1", "10.2.2.2") == "10.2.2.2");
  CHECK(from("10.3.3.3", "10.2.2.2") == "10.3.3.3");
  CHECK(from("127.0.0.1", " ") == "127.0.0.1");
}

}  // namespace peer_address_test
