#include <catch2/catch.hpp>

#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace user_roles_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  std::int64_t id;
  Browser keeper, head;
  Room() {
    remind_in(office);
    user("guan.li", "关立", {"admin"});
    user("gao.lang", "高朗", {"clerk"}, "main", false, "gaolang");
    id = user("bai.lu", "白露", {"author"});
    take_case(1);
    keeper = at_console("guan.li");
    head = at_console("gao.lang");
    by("PATCH", path(), keeper, json::object({{"roles", {"author", "handler"}}}));
  }
  std::string path(const std::string& more = "") { return "/users/" + std::to_string(id) + more; }
};

}  // namespace

TEST_CASE("what waits is seen by who may let it pass, and passing is on record") {
  Room room;
  const json items = room.by("GET", "/users", room.head).body["items"];
  for (const json& one : items)
    if (one["id"] == room.id) CHECK(one["waits"]["may_pass"] == true);
  const Told passed = room.by("POST", room.path("/roles/confirm"), room.head);
  REQUIRE(passed.status == 200);
  CHECK(passed.body["roles"] == json{"author", "handler"});
  CHECK(passed.body["waits"].is_null());
  CHECK(passed.body["password"].is_null());  // the command made it: the giver does not know it
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE what = 'confirmRoles'") == 1);
  CHECK(room.by("POST", room.path("/roles/confirm"), room.head).code() == "role.not_waiting");
}

TEST_CASE("what waits can be taken back, and gives way to what is given later") {
  Room room;
  REQUIRE(room.by("DELETE", room.path("/roles/waiting"), room.keeper).status == 200);
  CHECK(room.by("DELETE", room.path("/roles/waiting"), room.head).code() == "role.not_waiting");
  room.by("PATCH", room.path(), room.keeper, json::object({{"roles", {"author", "clerk"}}}));
  const Told later =
      room.by("PATCH", room.path(), room.keeper, json::object({{"roles", {"author"}}}));
  CHECK(later.body["waits"].is_null());
  CHECK(room.by("POST", "/users/999/roles/confirm", room.head).status == 404);
}

TEST_CASE("another name or a shut door leaves what waits as it is") {
  Room room;
  const Told renamed =
      room.by("PATCH", room.path(), room.keeper, json::object({{"name", "白小露"}}));
  CHECK(renamed.body["waits"]["roles"] == json{"handler"});
}

}  // namespace user_roles_test
