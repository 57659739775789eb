#include <catch2/catch.hpp>

#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace user_passwords_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// 关立 keeps the house; 高朗 heads the office; 叶青 is its clerk.
struct Room : ConsoleRoom {
  std::int64_t clerk;
  Browser keeper, head;
  Room() {
    remind_in(office);
    user("guan.li", "关立", {"admin"});
    user("gao.lang", "高朗", {"clerk"}, "main", false, "gaolang");
    clerk = user("ye.qing", "叶青", {"clerk"}, "main", false, "yeqing");
    take_case(1);
    keeper = at_console("guan.li");
    head = at_console("gao.lang");
  }
  Told resets(std::int64_t id, const std::string& more = "/password") {
    return by("POST", "/users/" + std::to_string(id) + more, keeper);
  }
  Told passes(std::int64_t id, const std::string& what) {
    return by("POST", "/users/" + std::to_string(id) + what + "/confirm", head);
  }
  Told makes(const std::string& login, const std::vector<std::string>& roles) {
    return by("POST", "/users", keeper,
              json::object({{"login", login}, {"name", "白露"}, {"roles", roles}}));
  }
};

}  // namespace

TEST_CASE("whoever resets the password of one who may more never learns it") {
  Room room;
  const Told asked = room.resets(room.clerk);
  REQUIRE(asked.status == 200);
  CHECK(asked.body["password"].is_null());
  CHECK(asked.body["password_waits"]["by"] == "关立");
  CHECK(asked.body["password_waits"]["may_pass"] == false);
  CHECK(room.sign_in("ye.qing").status == 200);  // nothing changed yet
  CHECK(room.resets(room.clerk, "/password/confirm").code() == "password.own");
  CHECK(room.by("POST", "/users/" + std::to_string(room.clerk) + "/password/confirm",
                room.at_console("ye.qing"))
            .code() == "password.self");

  const Told passed = room.passes(room.clerk, "/password");
  REQUIRE(passed.status == 200);
  CHECK(passed.body["password_waits"].is_null());
  CHECK(room.sign_in("ye.qing").code() == "session.wrong");
  CHECK(room.sign_in("ye.qing", passed.body["password"]).status == 200);
  CHECK(room.passes(room.clerk, "/password").code() == "password.not_waiting");
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE what = 'confirmPassword'") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE what = 'resetPassword'") == 1);
}

TEST_CASE("who may all that the account may resets it alone, and his own") {
  Room room;
  const auto author = room.user("bai.lu", "白露", {"author"});
  const Told told = room.resets(author);
  REQUIRE(told.status == 200);
  CHECK(told.body["password_waits"].is_null());
  CHECK(room.sign_in("bai.lu", told.body["password"]).status == 200);
}

TEST_CASE(
    "a new password that waits can be dropped, and is passed by nobody of the asker's making") {
  Room room;
  room.resets(room.clerk);
  const std::string waiting = "/users/" + std::to_string(room.clerk) + "/password/waiting";
  const Told dropped = room.by("DELETE", waiting, room.head);
  REQUIRE(dropped.status == 200);
  CHECK(dropped.body["password_waits"].is_null());
  CHECK(room.by("DELETE", waiting, room.head).code() == "password.not_waiting");
  CHECK(room.sign_in("ye.qing").status == 200);

  room.resets(room.clerk);
  room.database.write([](store::Transaction& tx) {
    tx.execute(
        "UPDATE console_user SET made_by = (SELECT 'user/' || k.id FROM console_user k WHERE "
        "k.login = 'guan.li') WHERE login = 'gao.lang'");
  });
  CHECK(room.passes(room.clerk, "/password").code() == "password.made");
  CHECK(room.by("DELETE", "/users/999/password/waiting", room.head).status == 404);
  CHECK(room.by("POST", "/users/999/password/confirm", room.head).status == 404);
}

TEST_CASE("an account made with roles that wait gets its password when they pass") {
  Room room;
  const Told made = room.makes("bai.lu", {"author", "handler"});
  REQUIRE(made.status == 201);
  CHECK(made.body["password"].is_null());
  const Told passed = room.passes(made.body["id"], "/roles");
  REQUIRE(passed.status == 200);
  CHECK(room.sign_in("bai.lu", passed.body["password"]).status == 200);
}

TEST_CASE("who resets his own password keeps it when another lets his roles pass") {
  Room room;
  const json me = room.by("GET", "/session", room.keeper).body["user"];
  const Told own = room.resets(me["id"]);
  REQUIRE(own.status == 200);
  CHECK(own.body["password_waits"].is_null());
  const std::string first = own.body["password"], mine = "江上之清风与山间之明月";
  room.keeper = room.at_console("guan.li", first);
  REQUIRE(room.by("POST", "/session/password", room.keeper,
                  json::object({{"old", first}, {"new", mine}}))
              .status < 300);
  room.keeper = room.at_console("guan.li", mine);
  room.by("PATCH", "/users/" + std::to_string(me["id"].get<int>()), room.keeper,
          json::object({{"roles", {"admin", "clerk"}}}));
  const Told passed = room.passes(me["id"], "/roles");
  REQUIRE(passed.status == 200);
  CHECK(passed.body["password"].is_null());
  CHECK(room.sign_in("guan.li", mine).status == 200);
}

TEST_CASE("roles that pass make a password anew that the giver was told") {
  Room room;
  const Told made = room.makes("bai.lu", {"author"});
  const std::string known = made.body["password"];
  const std::int64_t id = made.body["id"];
  const auto give = [&](const std::vector<std::string>& roles) {
    room.by("PATCH", "/users/" + std::to_string(id), room.keeper, json::object({{"roles", roles}}));
    return room.passes(id, "/roles");
  };
  const Told passed = give({"author", "handler"});
  REQUIRE(passed.status == 200);
  CHECK(room.sign_in("bai.lu", known).code() == "session.wrong");
  const std::string handed = passed.body["password"];
  // The giver does not know this one: further roles leave it as it is.
  const Told later = give({"author", "handler", "clerk"});
  REQUIRE(later.status == 200);
  CHECK(later.body["password"].is_null());
  CHECK(room.sign_in("bai.lu", handed).status == 200);
}

}  // namespace user_passwords_test
