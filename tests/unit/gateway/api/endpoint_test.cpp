#include "gateway/api/endpoint.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/gateway/api/api_room.h"

namespace api_endpoint_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

const json kVisit{{"name", "沈小满"},
                  {"phone", "13900001001"},
                  {"date", "2026-12-15"},
                  {"time", "09:00"},
                  {"matter", "拖欠工资三个月"}};

}  // namespace

TEST_CASE("no two rows share a name, or a method and path") {
  std::set<std::string_view> ids;
  std::set<std::string> places;
  for (const auto& endpoint : gateway::api::endpoints()) {
    CHECK(ids.insert(endpoint.id).second);
    CHECK(places.insert(std::string(endpoint.method) + std::string(endpoint.path)).second);
  }
}

TEST_CASE("reception days come with their free times") {
  ApiRoom room;
  const json items = room.get("/reception-days", room.key({"reception:read"})).body["items"];
  REQUIRE(items.size() >= 2);
  CHECK(items[0]["date"] == "2026-12-15");
  CHECK(items[0]["registration_closes"] == "2026-12-10");
  CHECK(items[0]["times"][0]["free"] == room.office.reception.capacity);
}

TEST_CASE("a visit is booked, read, and cancelled; its seat is free again") {
  ApiRoom room;
  const std::string key = room.key({"bookings:read", "bookings:write"}),
                    people = room.key({"bookings:read", "people:read"});
  const Told booked = room.post("/bookings", key, kVisit);
  REQUIRE(booked.status == 201);
  const std::string number = booked.body["number"];
  CHECK(booked.header("Location") == "/api/v1/bookings/" + number);
  CHECK(booked.body["query_code"].get<std::string>().size() == 6);
  const json told = room.get("/bookings/" + number, key).body;
  CHECK(told["phone_last4"] == "1001");
  CHECK_FALSE(told.contains("name"));
  CHECK_FALSE(told.contains("query_code"));
  CHECK(room.get("/bookings/" + number, people).body["name"] == "沈小满");
  CHECK(room.get("/bookings?date=2026-12-15", key).body["items"].size() == 1);
  CHECK(room.call("DELETE", "/bookings/" + number, {.key = key}).status == 204);
  CHECK(room.get("/bookings/" + number, key).status == 404);
  CHECK(room.get("/bookings?date=2026-12-15", key).body["items"].empty());
}

TEST_CASE("what the office does not do is refused with its reason") {
  ApiRoom room;
  const std::string key = room.key({"bookings:write"});
  struct Row {
    const char* because;
    json change;
    int status;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"no reception day", {{"date", "2026-12-16"}}, 409, "booking.no_such_time"},
      {"no time of reception", {{"time", "03:00"}}, 409, "booking.no_such_time"},
      {"over", {{"date", "2026-11-16"}}, 409, "booking.past"},
      {"more than representatives may come", {{"people", 6}}, 422, "booking.people"},
      {"no telephone", {{"phone", "12"}}, 422, "phone.shape"},
      {"a field that is none", {{"nmae", "x"}}, 422, "json.unknown_key"},
  }));
  CAPTURE(row.because);
  json body = kVisit;
  body.update(row.change);
  const Told told = room.post("/bookings", key, body);
  CHECK(told.status == row.status);
  CHECK(told.code() == row.code);
  CHECK(room.rows("booking") == 0);
}

TEST_CASE("everything that is wrong with a booking is told at once") {
  ApiRoom room;
  const Told told = room.post("/bookings", room.key({"bookings:write"}), {{"people", 0}});
  CHECK(told.status == 422);
  CHECK(told.body["errors"].size() >= 5);
}

TEST_CASE("a call repeated under its key is done once and answered the same") {
  ApiRoom room;
  const std::string key = room.key({"bookings:write"});
  Asking asking{.key = key, .body = kVisit.dump(), .headers = {{"idempotency-key", "visit-1"}}};
  const Told first = room.call("POST", "/bookings", asking);
  const Told again = room.call("POST", "/bookings", asking);
  CHECK(first.status == 201);
  CHECK(again.status == 201);
  CHECK(again.body == first.body);
  CHECK(again.header("Location") == first.header("Location"));
  CHECK(again.header("Idempotency-Replayed") == "true");
  CHECK(room.rows("booking") == 1);
  // Another client's key of the same name is another one.
  asking.key = room.key({"bookings:write"});
  CHECK(room.call("POST", "/bookings", asking).body["number"] != first.body["number"]);
  asking.key = key;
  json other = kVisit;
  other["time"] = "09:30";
  asking.body = other.dump();
  const Told reused = room.call("POST", "/bookings", asking);
  CHECK(reused.status == 422);
  CHECK(reused.code() == "api.idempotency_reused");
}

TEST_CASE("each office has its own visits, seen by its keys and by those of the office above") {
  store::Office county = sample_office();
  county.code = "yunxi";
  county.reception.capacity = 1;
  ApiRoom room({}, {county});
  room.add_office("yunxi", "main", "云溪县药监局");
  room.add_office("yunxi-food", "yunxi", "云溪县药监局食品所");
  const std::vector<std::string> scopes{"bookings:read", "bookings:write", "reception:read"};
  const std::string city = room.key(scopes), below = room.key(scopes, "yunxi"),
                    food = room.key(scopes, "yunxi-food");
  const Told booked = room.post("/bookings", below, kVisit);
  REQUIRE(booked.status == 201);
  CHECK(booked.body["office"] == "yunxi");
  const std::string number = booked.body["number"];
  CHECK(room.post("/bookings", below, kVisit).code() == "booking.taken");
  CHECK(room.post("/bookings", city, kVisit).body["office"] == "main");

  CHECK(room.get("/bookings/" + number, city).body["office"] == "yunxi");
  CHECK(room.get("/bookings/" + number, food).status == 404);
  const auto on_the_day = [&](const std::string& key, const std::string& of) {
    return room.get("/bookings?date=2026-12-15" + of, key).body["items"].size();
  };
  CHECK(on_the_day(city, "") == 1);
  CHECK(on_the_day(city, "&office=yunxi") == 1);
  CHECK(on_the_day(food, "") == 0);
  CHECK(room.get("/bookings?date=2026-12-15&office=main", below).status == 404);
  CHECK(room.get("/reception-days?office=main", below).status == 404);
  CHECK(room.get("/reception-days?office=yunxi", city).body["items"][0]["times"][0]["free"] == 0);
  CHECK(room.get("/reception-days", food).body["items"].empty());  // it receives nobody

  json elsewhere = kVisit;
  elsewhere["office"] = "main";
  CHECK(room.post("/bookings", below, elsewhere).status == 404);
  elsewhere["office"] = "yunxi-food";
  CHECK(room.post("/bookings", below, elsewhere).status == 404);
  CHECK(room.call("DELETE", "/bookings/" + number, {.key = city}).status == 204);
  CHECK(room.post("/bookings", below, kVisit).status == 201);
}

TEST_CASE("a call that was refused is judged anew under the same key") {
  ApiRoom room;
  Asking asking{.key = room.key({"bookings:write"}),
                .body = kVisit.dump(),
                .headers = {{"idempotency-key", "visit-2"}}};
  for (int seat = 0; seat < room.office.reception.capacity; ++seat)
    REQUIRE(room.post("/bookings", asking.key, kVisit).status == 201);
  CHECK(room.call("POST", "/bookings", asking).code() == "booking.taken");
  room.change("UPDATE booking SET state = 'cancelled'");
  CHECK(room.call("POST", "/bookings", asking).status == 201);
}

TEST_CASE("kept answers are forgotten after two days, and hold nothing readable meanwhile") {
  ApiRoom room;
  const Asking asking{.key = room.key({"bookings:write"}),
                      .body = kVisit.dump(),
                      .headers = {{"idempotency-key", "visit-3"}}};
  const Told told = room.call("POST", "/bookings", asking);
  CHECK(room.text("SELECT answer FROM api_answer").find(told.body["number"].get<std::string>()) ==
        std::string::npos);
  room.door.forget_what_is_old();
  CHECK(room.rows("api_answer") == 1);
  room.clock.advance(hours{49});
  room.door.forget_what_is_old();
  CHECK(room.rows("api_answer") == 0);
}

TEST_CASE("messages are told with their fate and without their words") {
  ApiRoom room;
  const std::string key = room.key({"messages:read"});
  for (int i = 0; i < 3; ++i) room.say(room.citizen(), "您的件已受理");
  const json first = room.get("/messages?limit=2", key).body;
  REQUIRE(first["items"].size() == 2);
  CHECK(first["items"][0]["state"] == "queued");
  CHECK(first["items"][0]["possible_double"] == false);
  CHECK(first.dump().find("受理") == std::string::npos);
  const json rest =
      room.get("/messages?cursor=" + first["next_cursor"].get<std::string>(), key).body;
  CHECK(rest["items"].size() == 1);
  CHECK(rest["next_cursor"].is_null());
  CHECK(room.get("/messages?cursor=c17878", key).status == 400);
}

TEST_CASE("an office sees its own messages, and the one above it sees them too") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const store::OutboxId own = room.say(room.citizen(), "一"),
                        below = room.say(room.citizen(), "二");
  room.change("UPDATE outbox SET office = 'yunxi' WHERE id = " + std::to_string(below.value));
  const auto seen = [&](const std::string& office) {
    std::vector<std::int64_t> all;
    const json told = room.get("/messages", room.key({"messages:read"}, office)).body;
    for (const json& item : told["items"]) all.push_back(item["id"].get<std::int64_t>());
    return all;
  };
  CHECK(seen("main") == std::vector{below.value, own.value});
  CHECK(seen("yunxi") == std::vector{below.value});
}

TEST_CASE("the texts of the product come with their version") {
  ApiRoom room;
  const json body = room.get("/templates", room.key({"templates:read"})).body;
  CHECK(body["version"] == room.words.current().version());
  CHECK(body["text"].get<std::string>().find("== ") != std::string::npos);
}

}  // namespace api_endpoint_test
