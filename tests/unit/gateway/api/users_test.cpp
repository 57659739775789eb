#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_users_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  std::int64_t id;
  Browser admin;
  Room() {
    id = user("gao.lang", "高朗", {"admin"});
    admin = at_console("gao.lang");
  }
  Told make(const json& change = json::object()) {
    json body{{"login", "ye.qing"}, {"name", "叶青"}, {"roles", {"clerk"}}};
    body.update(change);
    return by("POST", "/users", admin, body);
  }
  Told change(std::int64_t whose, const json& body) {
    return by("PATCH", "/users/" + std::to_string(whose), admin, body);
  }
};

}  // namespace

TEST_CASE("an admin makes somebody, who signs in with the password that is told once") {
  Room room;
  const Told made = room.make();
  REQUIRE(made.status == 201);
  CHECK(made.body["must_change_password"] == true);
  const std::string password = made.body["password"];
  const Told listed = room.by("GET", "/users", room.admin);
  REQUIRE(listed.body["items"].size() == 2);
  CHECK_FALSE(listed.body["items"][1].contains("password"));
  CHECK(room.sign_in("ye.qing", password).status == 200);
}

TEST_CASE("who cannot be made is refused, with everything that is wrong") {
  Room room;
  CHECK(room.make({{"roles", {"king"}}}).code() == "user.role");
  CHECK(room.make({{"roles", json::array()}}).code() == "user.no_role");
  CHECK(room.make({{"login", "叶青"}}).code() == "user.login");
  CHECK(room.make({{"office", "yunxi"}}).code() == "user.office");
  CHECK(room.make({{"password", "x"}}).code() == "json.unknown_key");
  REQUIRE(room.make().status == 201);
  CHECK(room.make().status == 409);
  CHECK(room.rows("console_user") == 2);
}

TEST_CASE("whoever is no admin manages nobody") {
  Room room;
  for (const char* role : {"author", "reviewer", "clerk", "handler", "leader", "auditor"}) {
    room.user(std::string(role) + ".one", "某人", {role});
    const Room::Browser browser = room.at_console(std::string(role) + ".one");
    const bool sees = std::string(role) != "author" && std::string(role) != "reviewer" &&
                      std::string(role) != "handler";
    CHECK(room.by("GET", "/users", browser).status == (sees ? 200 : 403));
    CHECK(room.by("POST", "/users", browser,
                  json{{"login", "x.y"}, {"name", "x"}, {"roles", {"admin"}}})
              .code() == "api.scope");
    CHECK(room.by("PATCH", "/users/1", browser, json{{"roles", {"admin"}}}).code() == "api.scope");
    CHECK(room.by("POST", "/users/1/password", browser).code() == "api.scope");
  }
}

TEST_CASE("an admin below has nothing to do with those above") {
  Room room;
  room.add_office("yunxi", "main", "云溪县局");
  room.user("below", "下级", {"admin"}, "yunxi");
  const Room::Browser below = room.at_console("below");
  CHECK(room.by("GET", "/users", below).body["items"].size() == 1);
  CHECK(room.by("PATCH", "/users/" + std::to_string(room.id), below, json{{"is_shut", true}})
            .status == 404);
  CHECK(room.by("POST", "/users/" + std::to_string(room.id) + "/password", below).status == 404);
}

TEST_CASE("whoever is shut out is out at once, and in again when let in") {
  Room room;
  const auto id = room.user("ye.qing", "叶青", {"clerk"});
  const Room::Browser browser = room.at_console("ye.qing");
  CHECK(room.change(id, {{"is_shut", true}}).body["shut_at"].is_string());
  CHECK(room.by("GET", "/session", browser).status == 401);
  CHECK(room.sign_in("ye.qing").code() == "session.wrong");
  CHECK(room.change(id, {{"is_shut", false}}).body["shut_at"].is_null());
  CHECK(room.sign_in("ye.qing").status == 200);
}

TEST_CASE("other roles count from the next call on") {
  Room room;
  const auto id = room.user("ye.qing", "叶青", {"clerk"});
  const Room::Browser browser = room.at_console("ye.qing");
  CHECK(room.by("GET", "/cases", browser).status == 200);
  REQUIRE(room.change(id, {{"roles", {"auditor"}}}).status == 200);
  CHECK(room.by("GET", "/cases", browser).code() == "api.scope");
  CHECK(room.by("GET", "/readings", browser).status == 200);
}

TEST_CASE("what somebody did at the console is on record under his name") {
  Room room;
  REQUIRE(room.make().status == 201);
  room.user("the.auditor", "审计员", {"auditor"});
  const json items = room.by("GET", "/readings", room.at_console("the.auditor")).body["items"];
  const auto made = std::ranges::find(
      items, "createUser", [](const json& one) { return one["what"].get<std::string>(); });
  REQUIRE(made != items.end());
  CHECK((*made)["by"] == "高朗");
}

TEST_CASE("the last admin stays one") {
  Room room;
  CHECK(room.change(room.id, {{"roles", {"clerk"}}}).code() == "user.last_admin");
  CHECK(room.change(room.id, {{"is_shut", true}}).code() == "user.last_admin");
  room.user("second", "第二", {"admin"});
  CHECK(room.change(room.id, {{"roles", {"clerk"}}}).status == 200);
}

TEST_CASE("a new first password ends all sessions and asks for no code any more") {
  Room room;
  const auto id = room.user("ye.qing", "叶青", {"clerk"});
  room.database.write([&](store::Transaction& tx) {
    store::set_code_secret(tx, room.keys, id, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  });
  const Told told = room.by("POST", "/users/" + std::to_string(id) + "/password", room.admin);
  REQUIRE(told.status == 200);
  CHECK(room.sign_in("ye.qing").code() == "session.wrong");
  CHECK(room.sign_in("ye.qing", told.body["password"]).status == 200);
}

}  // namespace api_users_test
