#include "gateway/api/sign_in.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_sign_in_test {

using namespace huiyin;
using namespace huiyin::testing;

TEST_CASE("a cookie is hidden from scripts and other sites, and goes by https alone where it can") {
  ConsoleRoom open, secure({.is_secure = true});
  CHECK(gateway::api::cookie_header(open.api_parts, "a", "b", "") ==
        "a=b; Path=/; HttpOnly; SameSite=Strict");
  CHECK(gateway::api::cookie_header(secure.api_parts, "a", "", "; Max-Age=0") ==
        "a=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
}

TEST_CASE("who signs in anew leaves the session that this browser had") {
  ConsoleRoom room;
  room.user("ye.qing", "叶青", {"clerk"});
  const auto before = room.at_console("ye.qing");
  REQUIRE(room.sign_in("ye.qing", ConsoleRoom::kPassword, "", before).status == 200);
  CHECK(room.by("GET", "/session", before).status == 401);
}

}  // namespace api_sign_in_test
