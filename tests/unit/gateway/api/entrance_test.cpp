#include "gateway/api/entrance.h"

#include <catch2/catch.hpp>

namespace entrance_test {

using namespace huiyin::gateway;
using namespace huiyin::gateway::api;

namespace {

std::string cookie_in(std::string header) {
  return cookie_of({.headers = {{"cookie", std::move(header)}}}, kSessionCookie);
}

}  // namespace

TEST_CASE("the session's cookie is found among others, wherever it stands") {
  CHECK(cookie_in("huiyin_session=abc") == "abc");
  CHECK(cookie_in("a=b; huiyin_session=abc; c=d") == "abc");
  CHECK(cookie_in("a=b;huiyin_session=a=b=") == "a=b=");
  CHECK(cookie_in("xhuiyin_session=abc") == "");
  CHECK(cookie_in("huiyin_session") == "");
  CHECK(cookie_in(";;=;") == "");
  CHECK(cookie_in("") == "");
  CHECK(cookie_of({}, kSessionCookie) == "");
}

}  // namespace entrance_test
