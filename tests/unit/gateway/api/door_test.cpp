#include "gateway/api/door.h"

#include <catch2/catch.hpp>

#include "store/api_keys.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_door_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

Told asked(ApiRoom& room, const Endpoint& endpoint, const std::string& key) {
  Asking asking{.key = key};
  if (endpoint.body == Body::json) asking.body = "{}";
  if (endpoint.body == Body::csv) asking = {.key = key, .body = "x", .content_type = "text/csv"};
  return room.call(std::string(endpoint.method), path_with_places(endpoint.path), asking);
}

std::vector<Endpoint> scoped_endpoints() {
  std::vector<Endpoint> all;
  for (const Endpoint& endpoint : endpoints())
    if (endpoint.access == Access::scoped) all.push_back(endpoint);
  return all;
}

}  // namespace

TEST_CASE("a key opens nothing that is of who is signed in, whatever its scopes") {
  ApiRoom room;
  std::vector<std::string> all;
  for (const ScopeRow& scope : all_scopes()) all.emplace_back(scope.name);
  const std::string key = room.key(all);
  for (const Endpoint& endpoint : endpoints()) {
    if (endpoint.access != Access::signed_in) continue;
    INFO(endpoint.method << " " << endpoint.path);
    CHECK(asked(room, endpoint, key).code() == "session.none");
  }
}

TEST_CASE("each kind of system may do what the table says on every route, and nothing else") {
  ApiRoom room;
  for (const KindRow& kind : all_kinds()) {
    const std::string key = room.key_of_kind(kind.name);
    for (const Endpoint& endpoint : scoped_endpoints()) {
      INFO(kind.name << ": " << endpoint.method << " " << endpoint.path);
      const bool may = std::ranges::find(kind.scopes, endpoint.scope) != kind.scopes.end();
      const Told told = asked(room, endpoint, key);
      CHECK((told.code() != "api.scope") == may);
      if (!may) CHECK(told.status == 403);
      CHECK(told.status != 401);
    }
  }
}

TEST_CASE("one scope opens its own routes alone") {
  ApiRoom room;
  for (const ScopeRow& scope : all_scopes()) {
    const std::string key = room.key({std::string(scope.name)});
    for (const Endpoint& endpoint : scoped_endpoints()) {
      INFO(scope.name << ": " << endpoint.method << " " << endpoint.path);
      CHECK((asked(room, endpoint, key).code() != "api.scope") == (endpoint.scope == scope.scope));
    }
  }
}

TEST_CASE("without a living key no route opens, and nothing tells a wrong key from a revoked one") {
  ApiRoom room;
  const std::string revoked = room.key({"cases:read"});
  room.database.write([&](store::Transaction& tx) {
    CHECK(store::revoke_api_key(tx, revoked.substr(3, 12), "高朗", room.clock.now()));
  });
  std::string changed = room.key({"cases:read"});
  changed.back() = changed.back() == '0' ? '1' : '0';
  for (const std::string& key : {std::string(), std::string("hy_x"), revoked, changed})
    for (const Endpoint& endpoint : scoped_endpoints()) {
      const Told told = asked(room, endpoint, key);
      CHECK(told.status == 401);
      CHECK(told.code() == "api.key");
      CHECK(told.header("WWW-Authenticate") == "Bearer");
    }
}

TEST_CASE(
    "a path that is none is 404, a method that is none of a path is 405 with those that are") {
  ApiRoom room;
  const std::string key = room.key({"cases:read"});
  CHECK(room.get("/nothing", key).code() == "api.not_found");
  const Told told = room.call("PATCH", "/cases", {.key = key});
  CHECK(told.status == 405);
  CHECK(told.header("Allow").starts_with("GET, HEAD"));
}

TEST_CASE("a key that calls too often waits for as long as it is told") {
  ApiRoom room({.calls_per_minute = 2});
  const std::string key = room.key({"templates:read"}), other = room.key({"templates:read"});
  CHECK(room.get("/templates", key).status == 200);
  CHECK(room.get("/templates", key).status == 200);
  const Told told = room.get("/templates", key);
  CHECK(told.status == 429);
  CHECK(told.header("Retry-After") == "30");
  CHECK(room.get("/templates", other).status == 200);
  room.clock.advance(seconds{30});
  CHECK(room.get("/templates", key).status == 200);
}

TEST_CASE("what did not change is not sent again") {
  ApiRoom room;
  const std::string number = room.take_case(7), key = room.key({"cases:read"});
  const std::string etag = room.get("/cases/" + number, key).header("ETag");
  REQUIRE(etag.size() == 34);
  const Asking again{.key = key, .headers = {{"if-none-match", etag}}};
  const Told same = room.call("GET", "/cases/" + number, again);
  CHECK(same.status == 304);
  CHECK(same.body.is_null());
  room.append(number, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  const Told changed = room.call("GET", "/cases/" + number, again);
  CHECK(changed.status == 200);
  CHECK(changed.header("ETag") != etag);
}

TEST_CASE("who read a case is on record before he has it") {
  ApiRoom room;
  const std::string number = room.take_case(7), key = room.key({"cases:read"});
  const std::string auditor = room.key({"readings:read"});
  CHECK(room.get("/cases/" + number, key).status == 200);
  const json items = room.get("/readings", auditor).body["items"];
  REQUIRE(items.size() == 1);
  CHECK(items[0]["key"] == key.substr(3, 12));
  CHECK(items[0]["by"] == "测试");
  CHECK(items[0]["what"] == "getCase");
  CHECK(items[0]["subject"] == number);
  room.break_writes("reading");
  const Told told = room.get("/cases/" + number, key);
  CHECK(told.status == 503);
  CHECK(told.code() == "api.not_stored");
}

TEST_CASE("a body of another type than the row says is not read") {
  ApiRoom room;
  const Told told = room.call("POST", "/bookings",
                              {.key = room.key({"bookings:write"}),
                               .body = "a=b",
                               .content_type = "application/x-www-form-urlencoded"});
  CHECK(told.status == 415);
}

TEST_CASE("no log line holds a key") {
  ApiRoom room;
  const std::string key = room.key({"bookings:write"});
  room.break_writes("booking");
  room.post("/bookings", key, {{"name", "沈小满"}});
  CHECK_FALSE(room.log.has(key.substr(16)));
}

}  // namespace api_door_test
