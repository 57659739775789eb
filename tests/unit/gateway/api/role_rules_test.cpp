#include "gateway/api/role_rules.h"

#include <catch2/catch.hpp>

#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace role_rules_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// An office at work: there is a matter. 高朗 heads it and sees all; 关立 keeps the house alone.
struct Room : ConsoleRoom {
  std::int64_t keeper_id;
  Browser keeper, head;
  Room() {
    remind_in(office);
    keeper_id = user("guan.li", "关立", {"admin"});
    user("gao.lang", "高朗", {"clerk"}, "main", false, "gaolang");
    take_case(1);
    keeper = at_console("guan.li");
    head = at_console("gao.lang");
  }
  Told make(const std::string& login, const json& roles, const std::string& userid = "") {
    json body{{"login", login}, {"name", "白露"}, {"roles", roles}};
    if (!userid.empty()) body["userid"] = userid;
    return by("POST", "/users", keeper, body);
  }
  Told change(std::int64_t id, const json& body) {
    return by("PATCH", "/users/" + std::to_string(id), keeper, body);
  }
  Told confirm(const json& id, const Browser& who) {
    return by("POST", "/users/" + std::to_string(id.get<int>()) + "/roles/confirm", who);
  }
  // Signed in for the first time, with a password of his own.
  Browser first(const Told& made, const std::string& password) {
    Browser browser = at_console(made.body["login"], made.body["password"]);
    const Told changed = by("POST", "/session/password", browser,
                            json::object({{"old", made.body["password"]}, {"new", password}}));
    CAPTURE(changed.code());
    REQUIRE(changed.status < 300);
    return at_console(made.body["login"], password);
  }
};

}  // namespace

TEST_CASE("an admin makes no clerk of himself") {
  Room room;
  const Told told = room.change(room.keeper_id, json::object({{"roles", {"admin", "clerk"}}}));
  REQUIRE(told.status == 200);
  CHECK(told.body["roles"] == json{"admin"});
  CHECK(told.body["waits"]["roles"] == json{"clerk"});
  CHECK(told.body["waits"]["may_pass"] == false);
  CHECK(room.by("GET", "/cases", room.keeper).status == 403);
  CHECK(room.confirm(room.keeper_id, room.keeper).code() == "role.own");
  REQUIRE(room.confirm(room.keeper_id, room.head).status == 200);
  CHECK(room.by("GET", "/cases", room.keeper).status == 200);  // the session follows at once
}

TEST_CASE("nor of an account that he made, nor has such a one let another pass") {
  Room room;
  const Told clerk = room.make("bai.lu", {"clerk"}, "yeqing");
  REQUIRE(clerk.status == 201);
  CHECK(clerk.body["roles"].empty());
  CHECK(clerk.body["password"].is_null());
  const Told second = room.make("bai.mei", {"admin"});
  CHECK(second.body["waits"].is_null());
  const auto mei = room.first(second, "千里江山寒色远芦花深处");
  CHECK(room.confirm(clerk.body["id"], mei).code() == "role.made");
  const Told passed = room.confirm(clerk.body["id"], room.head);
  REQUIRE(passed.status == 200);
  const auto bai = room.first(passed, "江上之清风与山间之明月");
  CHECK(room.by("GET", "/cases", bai).status == 200);
}

TEST_CASE("an account's WeCom account waits where the account sees matters by it") {
  Room room;
  const auto id = room.user("ye.qing", "叶青", {"handler"}, "main", false, "jianghe");
  const Told told = room.change(id, json::object({{"userid", "qinyue"}}));
  REQUIRE(told.status == 200);
  CHECK(told.body["userid"] == "jianghe");
  CHECK(told.body["waits"]["userid"] == "qinyue");
  REQUIRE(room.confirm(id, room.head).status == 200);
  CHECK(room.change(id, json::object({{"userid", ""}})).body["userid"] == "");
}

TEST_CASE("who lacks what is given lets nothing pass; taking away waits for nobody") {
  Room room;
  const auto id = room.user("shen.ji", "沈记", {"auditor"});
  const auto auditor = room.at_console("shen.ji");
  const Told made = room.make("bai.lu", {"clerk", "author"});
  CHECK(made.body["roles"] == json{"author"});
  CHECK(room.confirm(made.body["id"], auditor).code() == "role.beyond");
  CHECK(room.change(id, json::object({{"roles", {"author"}}})).body["roles"] == json{"author"});
  CHECK(room.by("GET", "/readings", auditor).status == 403);
  CHECK(room.change(id, json::object({{"roles", {"auditor"}}})).body["waits"]["roles"] ==
        json{"auditor"});
}

TEST_CASE("an office that begins gives its first roles at once") {
  ConsoleRoom room;
  room.user("guan.li", "关立", {"admin"});
  const auto keeper = room.at_console("guan.li");
  const auto make = [&](const char* login) {
    return room.by("POST", "/users", keeper,
                   json::object({{"login", login}, {"name", "甲"}, {"roles", {"clerk"}}}));
  };
  CHECK(make("first.one").body["roles"] == json{"clerk"});
  const Told second = make("second.one");  // there is somebody to be asked now
  CHECK(second.body["roles"].empty());
  CHECK(second.body["waits"]["by"] == "关立");
}

}  // namespace role_rules_test
