#include <catch2/catch.hpp>

#include "gateway/wecom/sign_in.h"
#include "tests/unit/gateway/api/console_room.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace wecom_sign_in_test {

using namespace huiyin;
using namespace huiyin::testing;
using namespace huiyin::literals;
using Catch::Contains;
using nlohmann::json;

namespace {

struct Outside {
  FakeClock platform_clock{"2026-11-24T09:00"_at};
  SeededRandom chance{7};
  HttpAnswer answer = json_answer(R"({"errcode":0,"userid":"YeQing"})");
  ScriptedPlatform http{[this](const HttpCall&) { return answer; }};
  gateway::wecom::WecomApi api{http, platform_clock, chance, testing::settings()};
  gateway::wecom::SignIn page{
      api,
      {.corp_id = "ww1", .agent_id = 1000002, .back_url = "https://xf.example/console/sign-in"}};
};

struct Room : Outside, ConsoleRoom {
  std::int64_t id;
  Room() : ConsoleRoom(Beside{.wecom_sign_in = &page}) {
    id = user("ye.qing", "叶青", {"clerk"}, "main", true, "yeqing");
  }

  // What the browser keeps of where it began.
  std::string begin() {
    const Told told = by("POST", "/session/wecom/begin", {}, json::object({{"to", "/matters"}}));
    REQUIRE(told.status == 200);
    CHECK_THAT(told.body["page"].get<std::string>(), Contains("&state=" + cookie_of(told)));
    CHECK_THAT(told.header("Set-Cookie"),
               Contains("huiyin_wecom_state=") && Contains("HttpOnly; SameSite=Strict"));
    return cookie_of(told);
  }
  Told back(const std::string& kept, const std::string& state, const std::string& code = "C1") {
    Asking asking{.body = json{{"code", code}, {"state", state}}.dump()};
    if (!kept.empty()) asking.headers.emplace_back("cookie", "huiyin_wecom_state=" + kept);
    return call("POST", "/session/wecom", asking);
  }
};

}  // namespace

TEST_CASE("whom WeCom knows is signed in without a password, the first one neither") {
  Room room;
  CHECK(room.by("GET", "/session/ways", {}).body["wecom"] == true);
  const std::string state = room.begin();
  const Told told = room.back(state, state);
  REQUIRE(told.status == 200);
  CHECK(told.body["user"]["name"] == "叶青");
  CHECK(told.body["must_change_password"] == false);
  const Room::Browser browser{Room::cookie_of(told), told.body["csrf"]};
  CHECK(room.by("GET", "/cases", browser).status == 200);
  const Told sessions = room.by("GET", "/sessions", browser);
  CHECK(sessions.body["items"][0]["way"] == "wecom");
  CHECK(room.at_console("ye.qing").cookie.size() == 64);  // by password as before, and that one
  CHECK(room.by("GET", "/cases", room.at_console("ye.qing")).code() == "session.password_first");
}

TEST_CASE("nobody is signed in by an address that somebody else sent him") {
  Room room;
  const std::string mine = room.begin(), others = room.begin();
  for (const auto& [kept, state] : std::vector<std::pair<std::string, std::string>>{
           {mine, others}, {"", others}, {mine, mine.substr(1)}, {"0" + mine, mine}}) {
    const Told told = room.back(kept, state);
    CHECK(told.status == 403);
    CHECK(told.code() == "session.wecom_state");
  }
  CHECK(room.http.calls().empty());
  CHECK(room.back("", "").status == 422);
}

TEST_CASE("who is no member, has no account here or two, or left, is told so and not let in") {
  Room room;
  const std::string state = room.begin();
  room.answer = json_answer(R"({"errcode":0,"openid":"o1"})");
  CHECK(room.back(state, state).code() == "session.wecom_stranger");
  room.answer = json_answer(R"({"errcode":0,"userid":"ww2/yeqing"})");  // of a linked organisation
  CHECK(room.back(state, state).code() == "session.wecom_stranger");
  room.answer = json_answer(R"({"errcode":0,"userid":"yeqing"})");
  const auto twin = room.user("ye.qing2", "叶青", {"clerk"}, "main", false, "YEQING");
  CHECK(room.back(state, state).code() == "session.wecom_several");
  room.database.write(
      [&](store::Transaction& tx) { store::shut_console_user(tx, twin, room.clock.now()); });
  CHECK(room.back(state, state).status == 200);
  room.database.write(
      [&](store::Transaction& tx) { store::shut_console_user(tx, room.id, room.clock.now()); });
  CHECK(room.back(state, state).code() == "session.wecom_stranger");
}

TEST_CASE("a code that is used up leads back to the beginning, a silent platform to the password") {
  Room room;
  const std::string state = room.begin();
  room.answer = json_answer(R"({"errcode":42022})");
  const Told used = room.back(state, state);
  CHECK(used.status == 401);
  CHECK(used.code() == "session.wecom_code");
  room.answer = {gateway::Reached::not_sent, 0, "", ""};
  const Told silent = room.back(state, state);
  CHECK(silent.status == 503);
  CHECK(silent.code() == "session.wecom_line");
  CHECK(silent.header("Set-Cookie").empty());
  CHECK(room.back(state, state, std::string(513, 'c')).status == 422);
}

TEST_CASE("where it is not set up it is not offered, and what is too long is refused") {
  ConsoleRoom off;
  CHECK(off.by("GET", "/session/ways", {}).body["wecom"] == false);
  CHECK(off.by("POST", "/session/wecom/begin", {}, json::object()).code() == "session.wecom_off");
  CHECK(off.by("POST", "/session/wecom", {}, json{{"code", "c"}, {"state", "s"}}).code() ==
        "session.wecom_off");
  Room room;
  CHECK(room.by("POST", "/session/wecom/begin", {}, json{{"to", std::string(501, '/')}}).code() ==
        "session.to");
}

}  // namespace wecom_sign_in_test
