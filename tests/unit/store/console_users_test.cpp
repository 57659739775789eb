#include "store/console_users.h"

#include <catch2/catch.hpp>

#include "store/console_sessions.h"
#include "store/offices.h"
#include "store/totp.h"
#include "tests/support/store_room.h"

namespace console_users_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  NewConsoleUser wanted{.office = "main", .login = "ye.qing", .name = "叶青", .roles = {"clerk"}};

  Result<std::int64_t> make() {
    return write([&](Transaction& tx) { return make_console_user(tx, wanted, clock.now()); });
  }
  std::string refusal() {
    const auto made = make();
    return made ? "" : made.error().code;
  }
  ConsoleUser kept(std::int64_t id) {
    return database.read([&](Transaction& tx) { return console_user(tx, id).value(); });
  }
};

}  // namespace

TEST_CASE("somebody of the console is found by his login, whatever its capitals") {
  Room room;
  room.wanted.login = " Ye.Qing ";
  const auto id = room.make().value();
  room.database.read([&](Transaction& tx) {
    const auto user = console_user_named(tx, "YE.QING");
    REQUIRE(user);
    CHECK(user->id == id);
    CHECK(user->login == "ye.qing");
    CHECK(user->roles == std::vector<std::string>{"clerk"});
    CHECK(user->must_change);
    CHECK_FALSE(user->has_code);
    CHECK_FALSE(console_user_named(tx, "nobody"));
  });
}

TEST_CASE("what cannot be is refused with its reason, and makes nobody") {
  struct Row {
    const char* because;
    NewConsoleUser wanted;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"no such office", {.office = "x", .login = "ab", .name = "甲"}, "user.office"},
      {"a login of one sign", {.office = "main", .login = "a", .name = "甲"}, "user.login"},
      {"a login with a blank", {.office = "main", .login = "a b", .name = "甲"}, "user.login"},
      {"a login in Chinese", {.office = "main", .login = "叶青", .name = "甲"}, "user.login"},
      {"no name", {.office = "main", .login = "ab", .name = " "}, "user.name"},
  }));
  CAPTURE(row.because);
  Room room;
  room.wanted = row.wanted;
  CHECK(room.refusal() == row.code);
  CHECK(room.number("SELECT COUNT(*) FROM console_user") == 0);
}

TEST_CASE("a login is one person's") {
  Room room;
  REQUIRE(room.make());
  room.wanted.login = "YE.QING";
  CHECK(room.refusal() == "user.twice");
}

TEST_CASE("an office's people are told by login, others' are not") {
  Room room;
  room.write([&](Transaction& tx) {
    REQUIRE(add_office(tx, {"yunxi", "云溪县局", "main"}, room.clock.now()));
  });
  REQUIRE(room.make());
  room.wanted.login = "an.an";
  REQUIRE(room.make());
  room.wanted.office = "yunxi";
  room.wanted.login = "bo.bo";
  REQUIRE(room.make());
  room.database.read([](Transaction& tx) {
    const auto main = console_users(tx, {"main"});
    REQUIRE(main.size() == 2);
    CHECK(main[0].login == "an.an");
    CHECK(console_users(tx, {"main", "yunxi"}).size() == 3);
  });
}

TEST_CASE("people are found by their account at WeCom, whatever its capitals, unless shut out") {
  Room room;
  room.wanted.userid = "YeQing";
  const auto id = room.make().value();
  room.wanted = {.office = "main", .login = "fang.lei", .name = "方蕾"};
  REQUIRE(room.make());
  const auto found = [&](const std::string& userid) {
    return room.database.read(
        [&](Transaction& tx) { return console_users_of_account(tx, userid); });
  };
  REQUIRE(found("yeqing").size() == 1);
  CHECK(found("YEQING").front().id == id);
  CHECK(found("").empty());
  CHECK(found("fanglei").empty());
  room.write([&](Transaction& tx) { shut_console_user(tx, id, room.clock.now()); });
  CHECK(found("yeqing").empty());
}

TEST_CASE("whoever is shut out has no session left, and may be let in again") {
  Room room;
  const auto id = room.make().value();
  const SessionTerms terms;
  room.write([&](Transaction& tx) {
    open_session(tx, room.keys, room.random, {.user = id}, room.clock.now());
    shut_console_user(tx, id, room.clock.now());
    CHECK(sessions_of(tx, id, terms, room.clock.now()).empty());
  });
  CHECK(room.kept(id).shut == room.clock.now());
  room.write([&](Transaction& tx) { readmit_console_user(tx, id); });
  CHECK_FALSE(room.kept(id).shut);
}

TEST_CASE("name, account and roles may change, login and office do not") {
  Room room;
  const auto id = room.make().value();
  room.wanted = {.office = "x", .login = "y", .name = "叶青青", .userid = "yq", .roles = {"admin"}};
  room.write([&](Transaction& tx) { REQUIRE(change_console_user(tx, id, room.wanted)); });
  const ConsoleUser user = room.kept(id);
  CHECK(user.name == "叶青青");
  CHECK(user.userid == "yq");
  CHECK(user.roles == std::vector<std::string>{"admin"});
  CHECK(user.login == "ye.qing");
  CHECK(user.office == "main");
  room.wanted.name = "";
  room.write([&](Transaction& tx) {
    CHECK(change_console_user(tx, id, room.wanted).error().code == "user.name");
  });
}

TEST_CASE("a code of the phone is taken once, and its secret is sealed") {
  Room room;
  const auto id = room.make().value();
  const std::string secret = new_totp_secret(room.random);
  const auto code = totp_code(secret, unix_ms(room.clock.now()) / 30'000).value();
  const auto take = [&](const std::string& typed) {
    return room.write(
        [&](Transaction& tx) { return take_code(tx, room.keys, id, typed, room.clock.now()); });
  };
  CHECK_FALSE(take(code));
  room.write([&](Transaction& tx) { set_code_secret(tx, room.keys, id, secret); });
  CHECK(room.kept(id).has_code);
  CHECK(room.number("SELECT COUNT(*) FROM console_user WHERE code_secret = $1", {secret}) == 0);
  CHECK_FALSE(take("000000"));
  CHECK(take(code));
  CHECK_FALSE(take(code));
  room.write([&](Transaction& tx) { set_code_secret(tx, room.keys, id, ""); });
  CHECK_FALSE(room.kept(id).has_code);
}

}  // namespace console_users_test
