#include "gateway/api/user_view.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace user_view_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("accounts are those of the own office and below, and tell what waits for whom") {
  ConsoleRoom room;
  room.add_office("yunxi", "main", "云溪县");
  const auto above = room.user("guan.li", "关立", {"admin"});
  room.user("su.he", "苏河", {"admin"}, "yunxi");
  const auto below = room.at_console("su.he");
  const json items = room.by("GET", "/users", below).body["items"];
  REQUIRE(items.size() == 1);
  CHECK(items[0]["login"] == "su.he");
  CHECK(items[0]["waits"].is_null());
  CHECK(room.by("PATCH", "/users/" + std::to_string(above), below, json::object({{"name", "甲"}}))
            .status == 404);
  CHECK(room.by("PATCH", "/users/x", below, json::object({{"name", "甲"}})).status == 404);
}

}  // namespace user_view_test
