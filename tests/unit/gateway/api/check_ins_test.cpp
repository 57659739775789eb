// A visitor comes: by the code on the printed list, or by his row in it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_check_ins_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Hall : ConsoleRoom {
  Hall() {
    user("yeqing", "叶青", {"clerk"});
    user("shenji", "审计员", {"auditor"});
    user("sumin", "苏敏", {"leader"});
    ye = at_console("yeqing");
    const json days = by("GET", "/reception-days", ye).body["items"];
    const auto open = std::find_if(
        days.begin(), days.end(), [](const json& one) { return one["registration_open"] == true; });
    day = (*open)["date"].get<std::string>();
    const Told booked = by("POST", "/bookings", ye,
                           json::object({{"name", "林小满"},
                                         {"phone", "13900003001"},
                                         {"date", day},
                                         {"time", (*open)["times"][0]["time"]},
                                         {"matter", "路灯不亮"}}));
    REQUIRE(booked.status == 201);
    number = booked.body["number"].get<std::string>();
  }
  void on_the_day(const char* time) {
    clock.set(instant_of(*LocalDate::parse(day), *LocalTime::parse(time)));
    ye = at_console("yeqing");
  }
  std::string token() {
    const Told codes = by("GET", "/check-in-codes?date=" + day, ye);
    REQUIRE(codes.status == 200);
    REQUIRE(codes.body["items"].size() == 1);
    const auto address = codes.body["items"][0]["address"].get<std::string>();
    return address.substr(address.rfind('/') + 1);
  }
  Told scans(const Browser& browser, const std::string& code) {
    return by("GET", "/check-ins/" + code, browser);
  }
  Told comes() { return by("POST", "/bookings/" + number + "/arrival", ye, json::object()); }

  Browser ye;
  std::string day, number;
};

}  // namespace

TEST_CASE("a scanned code shows who comes; noted twice is no fault; taken back it is open again") {
  Hall hall;
  CHECK(hall.scans(hall.ye, hall.token()).body["day"] == "to_come");
  CHECK(hall.comes().status == 409);
  hall.on_the_day("09:25");
  const Told seen = hall.scans(hall.ye, hall.token());
  REQUIRE(seen.status == 200);
  CHECK(seen.body["day"] == "today");
  CHECK(seen.body["minutes_late"] == 25);
  CHECK(seen.body["booking"]["name"] == "林小满");
  CHECK(seen.body["booking"]["arrived_at"].is_null());
  CHECK(hall.comes().body["booking"]["arrived_by"] == "叶青");
  CHECK(hall.comes().status == 200);
  const json listed = hall.by("GET", "/bookings?date=" + hall.day, hall.ye).body["items"];
  CHECK(listed[0]["arrived_at"].is_string());
  CHECK(hall.by("DELETE", "/bookings/" + hall.number + "/arrival", hall.ye).status == 204);
  CHECK(hall.scans(hall.ye, hall.token()).body["booking"]["arrived_at"].is_null());
}

TEST_CASE("a code is nothing to a stranger, to who may not see visits, and once it is cancelled") {
  Hall hall;
  const std::string code = hall.token();
  CHECK(hall.scans({}, code).status == 401);
  CHECK(hall.scans(hall.at_console("shenji"), code).status == 403);
  const auto leader = hall.at_console("sumin");
  CHECK(hall.scans(leader, code).status == 200);
  CHECK(hall.by("GET", "/check-in-codes?date=" + hall.day, leader).status == 403);
  CHECK(hall.scans(hall.ye, "AAAA").body["type"] != "urn:huiyin:problem:check_in.gone");
  CHECK(hall.by("GET", "/check-in-codes?date=morgen", hall.ye).status == 400);
  CHECK(hall.by("DELETE", "/bookings/" + hall.number, hall.ye).status == 204);
  const Told gone = hall.scans(hall.ye, code);
  CHECK(gone.status == 404);
  CHECK(gone.body["type"] == "urn:huiyin:problem:check_in.gone");
}

}  // namespace api_check_ins_test
