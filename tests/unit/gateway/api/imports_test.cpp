// Tables taken in by the API: all or nothing, each office its own.
#include <catch2/catch.hpp>

#include "store/csv_import.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_imports_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

Told import(ApiRoom& room, const std::string& query, const std::string& key,
            const std::string& table) {
  return room.call("POST", "/imports?" + query,
                   {.key = key, .body = table, .content_type = "text/csv; charset=utf-8"});
}

const std::string kGood = "登记号,登记日期,信访形式,事由\nXF2026-000011,2026-10-12,来信,噪声\n";

}  // namespace

TEST_CASE("a table is taken in for the key's office, or for one below that is named") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string key = room.key({"imports:write", "cases:read"});
  const Told told = import(room, "kind=cases&office=yunxi", key, kGood);
  CAPTURE(told.body.dump());
  CHECK(told.status == 200);
  CHECK(told.body["rows"] == 1);
  CHECK(room.get("/cases/XF2026-000011", key).body["office"] == "yunxi");
}

TEST_CASE("each bad row of a table is told, and nothing of it is taken") {
  ApiRoom room;
  const std::string key = room.key({"imports:write"});
  const Told told = import(room, "kind=cases", key, kGood + "XF2026-000012,x,来信,噪声\n,,飞鸽,\n");
  CHECK(told.status == 422);
  CHECK(told.body["errors"].size() >= 3);
  CHECK(told.body["errors"][0]["where"] == "body:3: 登记日期");
  CHECK(room.rows("case_head") == 0);
}

TEST_CASE("a table of no kind, or of what the key does not see, is not taken") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string below = room.key({"imports:write"}, "yunxi");
  CHECK(import(room, "kind=letters", below, kGood).status == 400);
  CHECK(import(room, "kind=cases&office=main", below, kGood).status == 404);
  const Told fileless = import(room, "kind=staff", below, "姓名,角色,账号\n甲,duty,a\n");
  CHECK(fileless.status == 400);
  CHECK(fileless.code() == "api.parameter");
  CHECK(room.rows("staff") == 0);
}

TEST_CASE("staff of a table are those of the office that is named") {
  store::Office county = sample_office();
  county.code = "yunxi";
  county.staff.clear();
  ApiRoom room({}, {county});
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string city = room.key({"imports:write"});
  CHECK(import(room, "kind=staff&office=yunxi", city, "姓名,角色,账号\n甲,duty,a\n").status == 200);
  CHECK(room.text("SELECT office FROM staff") == "yunxi");
}

}  // namespace api_imports_test
