#include "gateway/api/console_roles.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/gateway/api/console_room.h"

namespace console_roles_test {

using namespace huiyin;
using namespace huiyin::testing;
using namespace huiyin::gateway::api;
using nlohmann::json;

TEST_CASE("each role of the console may do what the table says on every route, and nothing else") {
  ConsoleRoom room({}, {.calls_per_minute = 100'000});
  room.user("somebody", "甲某", {"author"});  // of the id 1, to whom all is done
  for (const ConsoleRole& role : console_roles()) {
    const std::string login = std::string(role.name) + ".one";
    room.user(login, "某人", {std::string(role.name)});
    const ConsoleRoom::Browser browser = room.at_console(login);
    for (const Endpoint& endpoint : endpoints()) {
      if (endpoint.access != Access::scoped) continue;
      INFO(role.name << ": " << endpoint.method << " " << endpoint.path);
      Asking asking{.headers = {{"cookie", "huiyin_session=" + browser.cookie},
                                {"x-huiyin-csrf", browser.proof}}};
      if (endpoint.body == Body::json) asking.body = "{}";
      if (endpoint.body == Body::csv) asking.body = "x", asking.content_type = "text/csv";
      const Told told =
          room.call(std::string(endpoint.method), path_with_places(endpoint.path), asking);
      const bool may = std::ranges::find(role.scopes, endpoint.scope) != role.scopes.end();
      CHECK((told.code() != "api.scope") == may);
      if (!may) CHECK(told.status == 403);
      CHECK(told.status != 401);
    }
  }
}

TEST_CASE("without a session no route opens but those by which one signs in") {
  const std::set<std::string_view> of_signing_in{"signIn", "getSignInWays", "beginWecomSignIn",
                                                 "signInByWecom"};
  ConsoleRoom room;
  for (const Endpoint& endpoint : endpoints()) {
    INFO(endpoint.method << " " << endpoint.path);
    const Told told = room.by(std::string(endpoint.method), path_with_places(endpoint.path),
                              {.cookie = std::string(64, '0')}, json::object());
    CHECK((endpoint.access == Access::open) == of_signing_in.contains(endpoint.id));
    if (endpoint.access != Access::open) CHECK(told.code() == "session.none");
    CHECK_FALSE(told.body.contains("user"));
  }
}

TEST_CASE("several roles add up, and a word that is none gives nothing") {
  const auto scopes = scopes_of({"author", "auditor", "author", "king"});
  CHECK(std::ranges::is_sorted(scopes));
  CHECK(std::ranges::count(scopes, Scope::templates_read) == 1);
  CHECK(std::ranges::count(scopes, Scope::readings_read) == 1);
  CHECK(scopes_of({"king"}).empty());
}

TEST_CASE("a handler sees his own cases, and whoever has no place in the office none") {
  ConsoleRoom room;
  const std::string mine = room.take_case(1), other = room.take_case(2);
  namespace event = petition::event;
  room.append(mine, event_on("2026-11-21", event::Accepted{"食品科"}));
  room.append(mine, event_on("2026-11-21", event::Assigned{"食品科", "江禾", {}}));
  room.user("jiang.he", "江禾", {"handler"});
  room.user("no.one", "无名", {"handler", "leader"});
  const ConsoleRoom::Browser handler = room.at_console("jiang.he"),
                             nobody = room.at_console("no.one");
  CHECK(room.by("GET", "/cases/" + mine, handler).status == 200);
  CHECK(room.by("GET", "/cases/" + other, handler).status == 404);
  CHECK(room.by("GET", "/cases", handler).body["items"].size() == 1);
  CHECK(room.by("GET", "/cases/" + mine, nobody).status == 404);
}

TEST_CASE("whoever is signed in writes on a ledger in his own name, and in no other's") {
  ConsoleRoom room;
  const std::string number = room.take_case(1);
  room.user("ye.qing", "叶青", {"clerk"});
  const ConsoleRoom::Browser browser = room.at_console("ye.qing");
  const std::string events = "/cases/" + number + "/events";
  const json steps = room.by("GET", "/cases/" + number + "/steps", browser).body["items"];
  REQUIRE_FALSE(steps.empty());
  json entry{{"event", "accepted"}, {"as", "duty"}, {"unit", "食品科"}};
  json of_other = entry;
  of_other["by"] = "高朗";
  CHECK(room.by("POST", events, browser, of_other).code() == "session.by");
  const Told told = room.by("POST", events, browser, entry);
  INFO(told.body.dump());
  REQUIRE(told.status == 201);
  CHECK(told.body["by"] == "叶青");
  entry["as"] = "principal_leader";
  CHECK(room.by("POST", events, browser, entry).code() == "api.role");
}

}  // namespace console_roles_test
