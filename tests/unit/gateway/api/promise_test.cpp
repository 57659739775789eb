// GET /promise: how the office keeps what it promises, as figures.
#include "store/promise.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/api_room.h"

namespace api_promise_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("the promise is told of the key's offices, by day, without anybody's data") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const auto id = room.say(room.citizen(), "您的件已受理");
  room.change("UPDATE outbox SET state = 1, took_ms = 1500 WHERE id = " + std::to_string(id.value));
  const Told told = room.get("/promise", room.key({"promise:read"}));
  REQUIRE(told.status == 200);
  CHECK(told.body["lost"] == 0);
  CHECK(told.body["total"]["said"] == 1);
  CHECK(told.body["total"]["within_2s_percent"] == 100.0);
  CHECK(told.body["total"]["delivered_percent"].is_null());
  REQUIRE(told.body["days"].size() == store::kPromiseDays);
  CHECK(told.body["days"].back()["date"] == "2026-11-24");
  CHECK(told.body["days"].back()["accepted"] == 1);
  CHECK(told.body.dump().find("受理") == std::string::npos);
  const json below = room.get("/promise", room.key({"promise:read"}, "yunxi")).body;
  CHECK(below["total"]["said"] == 0);
}

}  // namespace api_promise_test
