// Visits that a hall books.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/api_room.h"

namespace api_visits_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("five who come together are a joint visit, of which the office is told") {
  ApiRoom room;
  const std::string hall = room.key({"bookings:write", "bookings:read", "reception:read"});
  const json days = room.get("/reception-days", hall).body["items"];
  const auto open = std::find_if(days.begin(), days.end(),
                                 [](const json& day) { return day["registration_open"] == true; });
  REQUIRE(open != days.end());
  const auto books = [&](std::size_t time, int people) {
    return room.post("/bookings", hall,
                     {{"name", "孔集"},
                      {"phone", "13900001077"},
                      {"date", (*open)["date"]},
                      {"time", (*open)["times"][time]["time"]},
                      {"people", people},
                      {"matter", "物业收费"}});
  };
  REQUIRE(books(0, 4).status == 201);
  CHECK(room.rows("signal_record") == 0);
  const Told five = books(1, 5);
  REQUIRE(five.status == 201);
  CHECK(room.text("SELECT kind FROM signal_record") == "group_visit");
  CHECK(room.text("SELECT booking_no FROM signal_record") ==
        five.body["number"].get<std::string>());
  CHECK(room.number("SELECT people FROM signal_record") == 5);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'group_visit'") > 0);
}

}  // namespace api_visits_test
