#include "gateway/api/calendar_view.h"

#include <catch2/catch.hpp>

#include "store/calendar_years.h"
#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_calendar_view_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

const std::string kOff = R"({"years":{"2026":{"off":[{"date":"2026-12-11","name":"假"}]}}})";

struct Room : ConsoleRoom {
  Browser admin;
  Room() {
    remind_in(office);
    user("gao.lang", "高朗", {"admin"});
    admin = at_console("gao.lang");
  }
  json preview() {
    return by("POST", "/calendar/2026/preview", admin, json::object({{"text", kOff}})).body;
  }
};

}  // namespace

TEST_CASE("an accusation is neither shown nor counted to who may not see accusations") {
  Room room;
  room.database.write(
      [&](store::Transaction& tx) { open_case(tx, room.keys, 1, "2026-10-12"_day); });
  petition::Intake accusing;
  accusing.accused_units = {"某局"};
  const std::string hidden = room.take_case(2, "main", accusing);
  const json seen = room.preview();
  for (const json& one : seen["moved"]) CHECK(one["case"] != hidden);
  room.user("qin.yue", "秦月", {"admin", "clerk"});
  const auto both = room.at_console("qin.yue");
  const json all =
      room.by("POST", "/calendar/2026/preview", both, json::object({{"text", kOff}})).body;
  CHECK(all["moved_count"].get<int>() >= seen["moved_count"].get<int>());
}

TEST_CASE("a day that was off and is none any more is told as one that works") {
  Room room;
  const json seen = room.preview();
  const auto kind_of = [&](const char* date) {
    for (const json& day : seen["changed"])
      if (day["date"] == date)
        return day["was"].get<std::string>() + ">" + day["is"].get<std::string>() +
               day["name"].get<std::string>();
    return std::string("as it was");
  };
  CHECK(kind_of("2026-12-11") == "working>holiday假");
  CHECK(kind_of("2026-10-01") == "holiday>working");
  CHECK(kind_of("2026-10-10") == "make_up>weekend");
  CHECK(kind_of("2026-11-24") == "as it was");
  CHECK(seen["published"] == true);
}

TEST_CASE("the newest fifty of a year's versions are told") {
  Room room;
  for (int i = 0; i < 55; ++i)
    room.database.write([&](store::Transaction& tx) {
      store::keep_calendar_year(tx, {.year = 2026, .text = std::nullopt, .by_name = "高朗"});
    });
  const json year = room.by("GET", "/calendar/2026", room.admin).body;
  CHECK(year["versions"].size() == 50);
  CHECK(year["versions"][0]["id"] == 55);
  CHECK(year["edition"] == 55);
}

}  // namespace api_calendar_view_test
