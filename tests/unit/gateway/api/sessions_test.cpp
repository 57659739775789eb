#include <catch2/catch.hpp>

#include "store/totp.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_sessions_test {

using namespace huiyin;
using namespace huiyin::testing;
using Catch::Contains;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  std::int64_t id;
  explicit Room(gateway::api::ConsoleTerms console = {}) : ConsoleRoom(console) {
    id = user("ye.qing", "叶青", {"clerk", "author"});
  }
};

}  // namespace

TEST_CASE("who signs in is told who he is and what he may do, and the browser keeps the cookie") {
  Room room;
  const Told told = room.sign_in(" Ye.Qing");
  REQUIRE(told.status == 200);
  CHECK(told.body["user"]["name"] == "叶青");
  CHECK(told.body["user"]["office_name"] == room.office.facts.name);
  CHECK(told.body["roles"] == json{"clerk", "author"});
  CHECK_THAT(told.body["scopes"].dump(), Contains("cases:write") && !Contains("users:manage"));
  CHECK_THAT(told.body["ledger_roles"].dump(), Contains("duty") && Contains("receiver"));
  CHECK_FALSE(told.body["must_change_password"]);
  CHECK(told.body["today"] == office_date(room.clock.now()).iso());
  const std::string cookie = told.header("Set-Cookie");
  CHECK_THAT(cookie, Contains("; Path=/; HttpOnly; SameSite=Strict") && !Contains("Secure"));
  const Room::Browser browser{Room::cookie_of(told), told.body["csrf"]};
  CHECK(browser.cookie.size() == 64);
  CHECK(room.by("GET", "/session", browser).body == told.body);
}

TEST_CASE("where browsers come by https alone, the cookie goes no other way") {
  Room room({.is_secure = true});
  CHECK_THAT(room.sign_in("ye.qing").header("Set-Cookie"), Contains("; Secure"));
}

TEST_CASE("a wrong password and somebody who is not there are told alike") {
  Room room;
  const Told wrong = room.sign_in("ye.qing", "x"), nobody = room.sign_in("nobody", "x");
  CHECK(wrong.status == 401);
  CHECK(wrong.code() == "session.wrong");
  CHECK(nobody.body == wrong.body);
  CHECK(wrong.header("Set-Cookie").empty());
}

TEST_CASE("after too many wrong ones none opens for a while, for whom there is and whom not") {
  Room room;
  for (const std::string login : {"ye.qing", "nobody"}) {
    for (int i = 0; i < 5; ++i) CHECK(room.sign_in(login, "x").status == 401);
    const Told told = room.sign_in(login);
    CHECK(told.status == 429);
    CHECK(told.code() == "session.shut");
    CHECK(told.header("Retry-After") == "900");
  }
  room.clock.advance(minutes{15});
  CHECK(room.sign_in("ye.qing").status == 200);
}

TEST_CASE("what is missing from the form or unknown in it is named") {
  Room room;
  CHECK(room.by("POST", "/session", {}, json{{"login", "ye.qing"}}).status == 422);
  CHECK(room.by("POST", "/session", {}, json{{"login", "a"}, {"password", "b"}, {"x", 1}}).code() ==
        "json.unknown_key");
  CHECK(room.call("POST", "/session", {.body = "{}", .content_type = "text/plain"}).status == 415);
}

TEST_CASE(
    "a session that somebody else put upon the browser is not the one that signing in opens") {
  Room room;
  const std::int64_t other = room.user("mallory", "马罗", {"clerk"});
  const Room::Browser planted = room.at_console("mallory");
  const Told told = room.sign_in("ye.qing", Room::kPassword, "", planted);
  REQUIRE(told.status == 200);
  CHECK(Room::cookie_of(told) != planted.cookie);
  CHECK(room.by("GET", "/session", planted).code() == "session.none");
  CHECK(other != room.id);
}

TEST_CASE("a write without the proof that it is of our page is refused, and does nothing") {
  Room room;
  const Room::Browser browser = room.at_console("ye.qing");
  for (const std::string& proof : {std::string(), std::string("x"), std::string(64, '0')}) {
    const Told told = room.by("DELETE", "/session", {browser.cookie, proof});
    CHECK(told.status == 403);
    CHECK(told.code() == "session.proof");
  }
  CHECK(room.by("GET", "/session", {browser.cookie, ""}).status == 200);
}

TEST_CASE("the proof of one session is none of another") {
  Room room;
  const Room::Browser one = room.at_console("ye.qing"), other = room.at_console("ye.qing");
  CHECK(room.by("DELETE", "/session", {one.cookie, other.proof}).code() == "session.proof");
}

TEST_CASE("who signs out is signed out, and his browser forgets the cookie") {
  Room room;
  const Room::Browser browser = room.at_console("ye.qing");
  const Told told = room.by("DELETE", "/session", browser);
  CHECK(told.status == 204);
  CHECK_THAT(told.header("Set-Cookie"), Contains("huiyin_session=;") && Contains("Max-Age=0"));
  CHECK(room.by("GET", "/session", browser).status == 401);
  CHECK(room.by("GET", "/cases", browser).code() == "session.none");
}

TEST_CASE("a session that is not used is over, and so is one that is old") {
  Room room({.session = {.idle = minutes{60}, .kept = days{2}}});
  const Room::Browser idle = room.at_console("ye.qing");
  room.clock.advance(minutes{60});
  CHECK(room.by("GET", "/session", idle).status == 401);
  const Room::Browser used = room.at_console("ye.qing");
  for (int i = 0; i < 48; ++i) {
    room.clock.advance(minutes{59});
    REQUIRE(room.by("GET", "/session", used).status == 200);
  }
  room.clock.advance(minutes{59});
  CHECK(room.by("GET", "/session", used).status == 401);
}

TEST_CASE("one sees where one is signed in, and ends what one does not know") {
  Room room;
  room.user("gao.lang", "高朗", {"clerk"});
  const Room::Browser here = room.at_console("ye.qing");
  room.clock.advance(minutes{2});
  const Room::Browser there = room.at_console("ye.qing"), foreign = room.at_console("gao.lang");
  const json items = room.by("GET", "/sessions", here).body["items"];
  REQUIRE(items.size() == 2);
  CHECK(items[1]["is_this"] == true);
  CHECK(items[0]["is_this"] == false);
  const std::string id = items[0]["id"];
  CHECK(room.by("DELETE", "/sessions/" + id, foreign).status == 404);
  CHECK(room.by("DELETE", "/sessions/" + id, here).status == 204);
  CHECK(room.by("GET", "/session", there).status == 401);
  CHECK(room.by("GET", "/session", here).status == 200);
}

TEST_CASE("a first password is good for choosing one's own, and for nothing else") {
  Room room;
  room.user("new.one", "新来", {"clerk"}, "main", true);
  const Room::Browser browser = room.at_console("new.one");
  CHECK(room.by("GET", "/session", browser).body["must_change_password"] == true);
  CHECK(room.by("GET", "/cases", browser).code() == "session.password_first");
  const json change{{"old", Room::kPassword}, {"new", "江南可采莲，莲叶何田田"}};
  REQUIRE(room.by("POST", "/session/password", browser, change).status == 204);
  CHECK(room.by("GET", "/cases", browser).status == 200);
  CHECK(room.sign_in("new.one").status == 401);
  CHECK(room.sign_in("new.one", "江南可采莲，莲叶何田田").status == 200);
}

TEST_CASE("a new password ends every other session, and only the old one lets it be set") {
  Room room;
  const Room::Browser here = room.at_console("ye.qing"), there = room.at_console("ye.qing");
  const auto change = [&](const char* before, const char* next) {
    return room.by("POST", "/session/password", here, json{{"old", before}, {"new", next}});
  };
  CHECK(change("x", "江南可采莲，莲叶何田田").code() == "session.wrong");
  CHECK(change(Room::kPassword, "短").code() == "password.short");
  CHECK(change(Room::kPassword, "1234567890").code() == "password.known");
  CHECK(change(Room::kPassword, "ye.qing-2026").code() == "password.known");
  CHECK(room.by("GET", "/session", there).status == 200);
  REQUIRE(change(Room::kPassword, "江南可采莲，莲叶何田田").status == 204);
  CHECK(room.by("GET", "/session", there).status == 401);
  CHECK(room.by("GET", "/session", here).status == 200);
}

TEST_CASE("wrong old passwords count as wrong ones do") {
  Room room;
  const Room::Browser here = room.at_console("ye.qing");
  const json change{{"old", "x"}, {"new", "江南可采莲，莲叶何田田"}};
  for (int i = 0; i < 5; ++i)
    CHECK(room.by("POST", "/session/password", here, change).code() == "session.wrong");
  CHECK(room.by("POST", "/session/password", here, change).code() == "session.shut");
}

TEST_CASE("where a phone shows codes, the password alone opens nothing, and each code once") {
  Room room;
  const std::string secret = store::new_totp_secret(room.random);
  room.database.write(
      [&](store::Transaction& tx) { store::set_code_secret(tx, room.keys, room.id, secret); });
  const auto code = [&] {
    return store::totp_code(secret, unix_ms(room.clock.now()) / 30'000).value();
  };
  CHECK(room.sign_in("ye.qing").code() == "session.code_needed");
  CHECK(room.sign_in("ye.qing", "x", code()).code() == "session.wrong");
  CHECK(room.sign_in("ye.qing", Room::kPassword, "000000").code() == "session.wrong");
  CHECK(room.sign_in("ye.qing", Room::kPassword, code()).status == 200);
  CHECK(room.sign_in("ye.qing", Room::kPassword, code()).code() == "session.wrong");
  room.clock.advance(seconds{30});
  CHECK(room.sign_in("ye.qing", Room::kPassword, code()).status == 200);
}

TEST_CASE("behind our own proxy the address shown is that of who signed in") {
  Room room;
  const Told told =
      room.call("POST", "/session",
                {.body = json{{"login", "ye.qing"}, {"password", Room::kPassword}}.dump(),
                 .headers = {{"x-forwarded-for", "10.1.2.3"}}},
                "127.0.0.1");
  REQUIRE(told.status == 200);
  const Room::Browser browser{Room::cookie_of(told), told.body["csrf"]};
  CHECK(room.by("GET", "/sessions", browser).body["items"][0]["address"] == "10.1.2.3");
}

TEST_CASE("signing in is on record") {
  Room room;
  room.at_console("ye.qing");
  CHECK(room.text("SELECT what FROM reading") == "signIn");
}

}  // namespace api_sessions_test
