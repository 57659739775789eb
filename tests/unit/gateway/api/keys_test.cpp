#include <catch2/catch.hpp>

#include "store/api_keys.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_keys_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct KeyRoom : ConsoleRoom {
  KeyRoom() {
    user("gao.lang", "高朗", {"admin"});
    user("ye.qing", "叶青", {"clerk"});
    user("jiang.he", "江禾", {"clerk"});  // of the staff a handler
    admin = at_console("gao.lang");
    clerk = at_console("ye.qing");
  }
  json made(const std::string& kind, const std::string& mode = "live",
            const std::vector<std::string>& roles = {}) {
    json form = json::object({{"name", "区政务大厅"}, {"kind", kind}, {"mode", mode}});
    if (!roles.empty()) form["roles"] = roles;
    const Told told = by("POST", "/keys", admin, form);
    INFO(told.body.dump());
    REQUIRE(told.status == 201);
    return told.body;
  }
  std::string act(const json& key, const std::string& what) {
    return "/keys/" + key["id"].get<std::string>() + "/" + what;
  }
  int asks(const json& key, const std::string& target) { return get(target, key["secret"]).status; }
  Browser admin, clerk;
};

json visit(const std::string& phone = "13900001001") {
  return json::object({{"name", "王小满"},
                       {"phone", phone},
                       {"date", "2026-12-15"},
                       {"time", "09:00"},
                       {"matter", "路灯不亮"}});
}

json new_case(const std::string& phone = "13900001001") {
  return json::object({{"event", "registered"},
                       {"as", "duty"},
                       {"by", "叶青"},
                       {"arrival", "visit"},
                       {"matter", "菜市场短斤少两"},
                       {"handler", "江禾"},
                       {"first_receiver", "叶青"},
                       {"contact_known", true},
                       {"petitioner", {{"name", "王小满"}, {"phone", phone}}}});
}

}  // namespace

TEST_CASE(
    "an admin makes a key within his rights, which opens at once, and its secret is shown once") {
  KeyRoom room;
  const json key = room.made("website");
  CHECK(key["state"] == "living");
  CHECK(key["made_by"] == "高朗");
  CHECK(room.asks(key, "/reception-days") == 200);
  CHECK(room.asks(key, "/cases") == 403);
  const json listed = room.by("GET", "/keys", room.admin).body["items"];
  REQUIRE(listed.size() == 1);
  CHECK_FALSE(listed[0].contains("secret"));
  CHECK(listed[0]["used_at"].is_string());
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE what = 'createKey' AND subject = 'key/" +
                    key["id"].get<std::string>() + "'") == 1);
}

TEST_CASE("a key that would read matters opens when somebody who may has let it pass") {
  KeyRoom room;
  const json key = room.made("superior");
  CHECK(key["state"] == "waiting");
  CHECK(key["beyond"] == json::array({"cases:read"}));
  CHECK(room.asks(key, "/cases") == 401);
  CHECK(room.by("POST", room.act(key, "pass"), room.admin).code() == "api.scope");
  CHECK(room.by("POST", room.act(key, "pass"), room.at_console("jiang.he")).code() == "key.beyond");
  CHECK(room.asks(key, "/cases") == 401);
  const Told passed = room.by("POST", room.act(key, "pass"), room.clerk);
  REQUIRE(passed.status == 200);
  CHECK(passed.body["state"] == "living");
  CHECK(passed.body["passed_by"] == "叶青");
  CHECK(room.asks(key, "/cases") == 200);
  CHECK(room.by("POST", room.act(key, "pass"), room.clerk).code() == "key.not_waiting");
}

TEST_CASE("a key is declined, or ended, and opens nothing any more") {
  KeyRoom room;
  const json one = room.made("superior"), two = room.made("website");
  CHECK(room.by("POST", room.act(one, "decline"), room.clerk).body["state"] == "ended");
  CHECK(room.by("POST", room.act(one, "pass"), room.clerk).code() == "key.not_waiting");
  CHECK(room.by("POST", room.act(two, "decline"), room.clerk).code() == "key.not_waiting");
  CHECK(room.by("POST", room.act(two, "end"), room.clerk).code() == "api.scope");
  CHECK(room.by("POST", room.act(two, "end"), room.admin).body["ended_by"] == "高朗");
  CHECK(room.by("POST", room.act(two, "end"), room.admin).code() == "key.ended");
  CHECK(room.asks(two, "/reception-days") == 401);
}

TEST_CASE("what is wrong with a wanted key is told, and none is made") {
  KeyRoom room;
  const auto code = [&](const json& form) {
    return room.by("POST", "/keys", room.admin, form).code();
  };
  json form = json::object({{"name", "大厅"}, {"kind", "website"}, {"mode", "live"}});
  const auto with = [&](const char* field, const json& value) {
    json other = form;
    other[field] = value;
    return other;
  };
  CHECK(code(with("kind", "palace")) == "key.kind");
  CHECK(code(with("mode", "soon")) == "json.choice");
  CHECK(code(with("office", "nowhere")) == "key.office");
  CHECK(code(with("roles", json::array({"handler"}))) == "key.role");
  CHECK(code(with("ends", "2020-01-01")) == "json.range");
  CHECK(code(with("scopes", json::array({"cases:read"}))) == "json.unknown_key");
  CHECK(room.rows("api_key") == 0);
}

TEST_CASE("a key is good to the end of its last day") {
  KeyRoom room;
  const json key = room.by("POST", "/keys", room.admin,
                           json::object({{"name", "网站"},
                                         {"kind", "website"},
                                         {"mode", "live"},
                                         {"ends", "2026-11-24"}}))
                       .body;
  room.clock.advance(hours{14});
  CHECK(room.asks(key, "/reception-days") == 200);
  room.clock.advance(hours{2});
  CHECK(room.asks(key, "/reception-days") == 401);
}

TEST_CASE("no key manages keys, whatever it may") {
  KeyRoom room;
  const std::string key = room.key({"keys:read", "keys:manage", "keys:approve"});
  CHECK(room.get("/keys", key).code() == "key.person");
  CHECK(room.get("/key-kinds", key).code() == "key.person");
  CHECK(
      room.post("/keys", key, json::object({{"name", "a"}, {"kind", "website"}, {"mode", "live"}}))
          .code() == "key.person");
}

TEST_CASE("an admin of an office below sees its keys alone") {
  KeyRoom room;
  room.add_office("yunxi", "main", "云溪县信访局");
  const json of_main = room.made("website");
  room.user("below", "县管理员", {"admin"}, "yunxi");
  const auto below = room.at_console("below");
  CHECK(room.by("GET", "/keys", below).body["items"].empty());
  CHECK(room.by("POST", room.act(of_main, "end"), below).status == 404);
}

TEST_CASE("kinds of keys say what of them the one who asks may not himself") {
  KeyRoom room;
  const json all = room.by("GET", "/key-kinds", room.admin).body;
  for (const json& kind : all["items"])
    if (kind["name"] == "website") CHECK(kind["beyond"].empty());
  CHECK(all["items"][0]["name"] == "case_system");
  CHECK_FALSE(all["items"][0]["beyond"].empty());
  CHECK(all["items"][0]["writes"] == true);
}

TEST_CASE("what a test key writes is answered as if it were done, and nothing of it is kept") {
  KeyRoom room;
  const json key = room.made("hall", "test");
  REQUIRE(room.by("POST", room.act(key, "pass"), room.clerk).status == 200);
  const Told told = room.post("/bookings", key["secret"], visit());
  INFO(told.body.dump());
  CHECK(told.status == 201);
  CHECK(told.header("Huiyin-Key") == "test; nothing was kept");
  CHECK(room.rows("booking") == 0);
  CHECK(room.rows("outbox") == 0);
  json wrong = visit();
  wrong["time"] = "03:00";
  CHECK(room.post("/bookings", key["secret"], wrong).status == 409);
}

TEST_CASE("a test key draws no number of the series") {
  KeyRoom room;
  const std::string test = room.key_of_mode(store::KeyMode::test, {"cases:write"}, {"duty"}),
                    live = room.key({"cases:write"}, "main", {"duty"});
  const json tried = room.post("/cases", test, new_case()).body;
  const Told told = room.post("/cases", live, new_case());
  INFO(told.body.dump());
  REQUIRE(told.status == 201);
  CHECK(told.body["number"] == tried["number"]);
  CHECK(room.rows("case_head") == 1);
}

TEST_CASE("what is said by a trial key reaches staff alone, and so does what comes of it later") {
  KeyRoom room;
  const std::string trial = room.key_of_mode(
      store::KeyMode::trial, {"cases:write", "cases:read", "bookings:write"}, {"duty"});
  REQUIRE(room.post("/cases", trial, new_case()).status == 201);
  REQUIRE(room.post("/bookings", trial, visit("13900001002")).status == 201);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE reach = 0") == 0);
  CHECK(room.rows("kept_to_staff") == 2);
}

TEST_CASE("a trial key leaves alone what is there for citizens") {
  KeyRoom room;
  const std::string trial = room.key_of_mode(
      store::KeyMode::trial,
      {"cases:write", "bookings:write", "messages:send", "people:write", "imports:write"},
      {"duty"});
  const std::string of_citizen = room.take_case(1);
  const json event =
      json::object({{"event", "accepted"}, {"as", "duty"}, {"by", "叶青"}, {"unit", "食品科"}});
  CHECK(room.post("/cases/" + of_citizen + "/events", trial, event).code() == "api.trial_key");
  CHECK(room.post("/messages/1/resend", trial, json::object()).code() == "api.trial_key");
  CHECK(room.post("/people/1/phone-cut", trial, json::object()).code() == "api.trial_key");
  const std::string live = room.key({"bookings:write"});
  const std::string booking = room.post("/bookings", live, visit()).body["number"];
  CHECK(room.call("DELETE", "/bookings/" + booking, {.key = trial}).code() == "api.trial_key");
  const json own = room.post("/bookings", trial, visit("13900001002")).body;
  CHECK(
      room.call("DELETE", "/bookings/" + own["number"].get<std::string>(), {.key = trial}).status ==
      204);
}

TEST_CASE("a live key writes as ever") {
  KeyRoom room;
  const json key = room.made("hall");
  REQUIRE(room.by("POST", room.act(key, "pass"), room.clerk).status == 200);
  const Told told = room.post("/bookings", key["secret"], visit());
  CHECK(told.status == 201);
  CHECK(told.header("Huiyin-Key").empty());
  CHECK(room.rows("booking") == 1);
  CHECK(room.rows("kept_to_staff") == 0);
}

}  // namespace api_keys_test
