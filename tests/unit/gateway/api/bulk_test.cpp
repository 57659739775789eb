// The endpoints of sending to many 群发: who sees and steers what, and what is told of it.
#include <catch2/catch.hpp>

#include "store/bulk_feed.h"
#include "store/cases.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_bulk_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

json to_phones(const std::vector<std::string>& phones) {
  return {{"text", "下周三的接待日改到周五。"}, {"recipients", {{"phones", phones}}}};
}

struct BulkOffice : ApiRoom {
  using ApiRoom::ApiRoom;
  void feed() {
    database.write([&](store::Transaction& tx) {
      store::do_bulk_work(api_parts.at_main(tx, clock.now(), "bulk", mail_waits), {});
    });
  }
  std::string path(const Told& ordered) {
    return "/bulk/" + std::to_string(ordered.body["id"].get<int>());
  }
  std::string sender = key({"bulk:send"});
};

}  // namespace

TEST_CASE("a sending is ordered, told of, and its recipients are counted") {
  BulkOffice room;
  room.database.write([&](store::Transaction& tx) {
    store::opt_out(tx, room.keys, petition::Phone::parse("13900001003").value(), room.clock.now());
  });
  const Told told =
      room.post("/bulk", room.sender,
                to_phones({"13900001001", "139 0000 1002", "13900001001", "13900001003"}));
  REQUIRE(told.status == 201);
  CHECK(told.header("Location") == "/api/v1" + room.path(told));
  CHECK(told.body["state"] == "running");
  CHECK(told.body["by"] == "测试");
  CHECK(told.body["sms"] == told.body["text"]);
  CHECK(told.body["recipients"] == 3);
  CHECK(told.body["counts"]["waiting"] == 2);
  CHECK(told.body["left_out"]["doubled"] == 1);
  CHECK(told.body["left_out"]["opted_out"] == 1);
  room.feed();
  const json after = room.get(room.path(told), room.sender).body;
  CHECK(after["counts"]["waiting"] == 0);
  CHECK(after["counts"]["queued"] == 2);
  CHECK(after.dump().find("13900001001") == std::string::npos);
  const json read = room.get("/readings", room.key({"readings:read"})).body["items"];
  REQUIRE(read.size() == 2);
  CHECK(read[0]["what"] == "getBulk");
  CHECK(read[0]["subject"] == "bulk/1");
  CHECK(read[1]["what"] == "orderBulk");
}

TEST_CASE("it is paused, goes on, and is stopped; each may be said again") {
  BulkOffice room;
  const Told told = room.post("/bulk", room.sender, to_phones({"13900001001", "13900001002"}));
  const auto steer = [&](const char* how) {
    return room.call("POST", room.path(told) + "/" + how, {.key = room.sender});
  };
  room.feed();
  for (int i = 0; i < 2; ++i) {
    const Told paused = steer("pause");
    CHECK(paused.status == 200);
    CHECK(paused.body["state"] == "paused");
    CHECK(paused.body["changed_by"] == "测试");
    CHECK(paused.body["counts"]["waiting"] == 2);
    CHECK(paused.body["counts"]["queued"] == 0);
  }
  CHECK(steer("resume").body["state"] == "running");
  CHECK(steer("resume").body["state"] == "running");
  room.clock.advance(seconds{2});
  room.feed();
  room.change("UPDATE outbox SET state = 7 WHERE id = 1");
  const json stopped = steer("stop").body;
  CHECK(stopped["state"] == "stopped");
  CHECK(stopped["counts"]["waiting"] == 0);
  CHECK(stopped["counts"]["delivered"] == 1);
  CHECK(stopped["left_out"]["stopped"] == 1);
  CHECK_FALSE(stopped["finished_at"].is_null());
  CHECK(steer("stop").status == 200);
  CHECK(steer("pause").body["state"] == "stopped");
  const Told again = steer("resume");
  CHECK(again.status == 409);
  CHECK(again.code() == "bulk.stopped");
}

TEST_CASE("without its scope nobody sends, and no kind of key has it") {
  BulkOffice room;
  for (const auto& kind : gateway::api::all_kinds()) {
    const Told told = room.post("/bulk", room.key_of_kind(kind.name), to_phones({"13900001001"}));
    CHECK(told.status == 403);
    CHECK(told.code() == "api.scope");
  }
  CHECK(room.get("/bulk", room.key({"messages:read"})).status == 403);
  CHECK(room.rows("bulk_sending") == 0);
}

TEST_CASE("an office sees and steers its own and those below, and no other") {
  BulkOffice room;
  room.add_office("yunxi", "main", "云溪县药监局");
  room.add_office("danba", "main", "丹坝县药监局");
  const std::string yunxi = room.key({"bulk:send"}, "yunxi"),
                    danba = room.key({"bulk:send"}, "danba");
  const Told told = room.post("/bulk", yunxi, to_phones({"13900001001"}));
  REQUIRE(told.status == 201);
  CHECK(told.body["office"] == "yunxi");
  CHECK(room.get(room.path(told), danba).status == 404);
  CHECK(room.call("POST", room.path(told) + "/stop", {.key = danba}).status == 404);
  CHECK(room.get("/bulk", danba).body["items"].empty());
  CHECK(room.get("/bulk", room.sender).body["items"].size() == 1);
  CHECK(room.call("POST", room.path(told) + "/pause", {.key = room.sender}).status == 200);
  json elsewhere = to_phones({"13900001001"});
  elsewhere["office"] = "yunxi";
  CHECK(room.post("/bulk", room.sender, elsewhere).body["office"] == "yunxi");
  CHECK(room.post("/bulk", danba, elsewhere).status == 404);
  elsewhere["office"] = "nowhere";
  CHECK(room.post("/bulk", room.sender, elsewhere).status == 404);
  for (const char* strange : {"/bulk/99", "/bulk/x", "/bulk/-1"})
    CHECK(room.get(strange, room.sender).status == 404);
}

TEST_CASE("people, who booked, and petitioners are told as one each") {
  BulkOffice room;
  const std::string number = room.take_case(1);
  const auto phone = petition::Phone::parse("13900001001").value();
  const auto person = room.database.write([&](store::Transaction& tx) {
    const auto id = store::person_of(tx, room.keys, *petition::PersonName::parse("沈小满"), phone,
                                     room.clock.now());
    store::index_case(tx, room.keys, number, "123456", phone, id);
    return id;
  });
  const Told booked = room.post("/bookings", room.key({"bookings:write"}),
                                {{"name", "周启明"},
                                 {"phone", "13900001002"},
                                 {"date", "2026-12-15"},
                                 {"time", "09:00"},
                                 {"matter", "拖欠工资三个月"}});
  REQUIRE(booked.status == 201);
  json body = to_phones({"13900001001"});
  body["recipients"]["people"] = json::array({person});
  body["recipients"]["cases"] = json::array({number});
  body["recipients"]["bookings"] = json::array({booked.body["number"]});
  const Told told = room.post("/bulk", room.sender, body);
  REQUIRE(told.status == 201);
  CHECK(told.body["recipients"] == 2);
  CHECK(told.body["left_out"]["doubled"] == 2);
  room.add_office("yunxi", "main", "云溪县药监局");
  const Told below = room.post("/bulk", room.key({"bulk:send"}, "yunxi"), body);
  CHECK(below.status == 422);
  CHECK(below.body["errors"].size() == 3);
}

TEST_CASE("an order repeated under its key is one order") {
  BulkOffice room;
  const Asking asking{.key = room.sender,
                      .body = to_phones({"13900001001"}).dump(),
                      .headers = {{"idempotency-key", "holiday-1"}}};
  const Told first = room.call("POST", "/bulk", asking);
  const Told again = room.call("POST", "/bulk", asking);
  CHECK(first.status == 201);
  CHECK(again.body == first.body);
  CHECK(again.header("Idempotency-Replayed") == "true");
  CHECK(room.rows("bulk_sending") == 1);
}

TEST_CASE("sendings are listed page by page, and an office has not too many open at once") {
  BulkOffice room;
  for (int i = 0; i < 20; ++i)
    REQUIRE(room.post("/bulk", room.sender, to_phones({"13900001001"})).status == 201);
  CHECK(room.post("/bulk", room.sender, to_phones({"13900001001"})).code() == "bulk.too_many_open");
  const json first = room.get("/bulk?limit=15", room.sender).body;
  CHECK(first["items"].size() == 15);
  CHECK(first["items"][0]["id"] == 20);
  const json rest =
      room.get("/bulk?limit=15&cursor=" + first["next_cursor"].get<std::string>(), room.sender)
          .body;
  CHECK(rest["items"].size() == 5);
  CHECK(rest["next_cursor"].is_null());
  CHECK(room.call("POST", "/bulk/1/stop", {.key = room.sender}).status == 200);
  CHECK(room.post("/bulk", room.sender, to_phones({"13900001001"})).status == 201);
}

}  // namespace api_bulk_test
