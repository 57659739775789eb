#include "petition/calendar.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "store/calendar_years.h"
#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_calendar_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// No notice of 2027 was published when this was written: these days are the test's own.
const std::string kNotice =
    "国务院办公厅关于2027年部分节假日安排的通知\n"
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n"
    "二、春节：1月23日（周六）至29日（周五）放假调休，共7天。1月31日（周日）上班。\n"
    "三、清明节：4月3日至5日放假，共3天。四、劳动节：5月1日至5日放假调休，共5天。5月8日上班。\n"
    "五、端午节：6月9日放假1天。六、中秋节：9月15日放假1天。\n"
    "七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。\n";
const std::string kYear = "/calendar/2027";

struct Room : ConsoleRoom {
  Browser admin, clerk;
  Room() : Room(std::vector<store::Office>{}) {}
  explicit Room(std::vector<store::Office> below) : ConsoleRoom({}, {}, std::move(below)) {
    remind_in(office);
    user("gao.lang", "高朗", {"admin"}, "main", false, "gaolang");
    user("ye.qing", "叶青", {"clerk"}, "main", false, "yeqing");
    admin = at_console("gao.lang");
    clerk = at_console("ye.qing");
  }
  std::string open(int serial, LocalDate accepted) {
    return database.write(
        [&](store::Transaction& tx) { return open_case(tx, keys, serial, accepted); });
  }
  Told preview(const std::string& text, const std::string& at = kYear) {
    return by("POST", at + "/preview", admin, json::object({{"text", text}}));
  }
  Told put(const std::string& text, std::int64_t edition, const std::string& at = kYear) {
    return by("PUT", at, admin, json::object({{"text", text}, {"edition", edition}}));
  }
  petition::Calendar in_force() {
    return database.read(
        [&](store::Transaction& tx) { return store::with_kept_years(tx, office.calendar); });
  }
};

}  // namespace

TEST_CASE("a year is told with its days, and as provisional while nothing of it is published") {
  Room room;
  const json year = room.by("GET", "/calendar/2026", room.clerk).body;
  CHECK(year["published"] == true);
  CHECK(year["is_put"] == false);
  CHECK(year["versions"].empty());
  const json& days = year["days"];
  CHECK(std::ranges::any_of(days, [](const json& day) {
    return day["date"] == "2026-10-10" && day["works"] == true && day["name"] == "国庆节";
  }));
  CHECK(room.by("GET", kYear, room.clerk).body["published"] == false);
  CHECK(room.by("GET", "/calendar/1999", room.clerk).status == 404);
  CHECK(room.by("GET", "/calendar/next", room.clerk).status == 404);
}

TEST_CASE("what is pasted is shown with every deadline that it moves, and nothing is kept") {
  Room room;
  const auto number = room.open(1, "2026-11-24"_day);  // to be concluded by 25 January 2027
  const Told told = room.preview(kNotice);
  REQUIRE(told.status == 200);
  const json& seen = told.body;
  CHECK(seen["is_whole"] == true);
  CHECK(seen["published"] == true);
  CHECK(seen["unread"].empty());
  REQUIRE(seen["moved_count"] == 1);
  const json& moved = seen["moved"][0];
  CHECK(moved["case"] == number);
  CHECK(moved["title"] == "办结");
  CHECK(moved["from"] == "2027-01-25");
  CHECK(moved["to"] == "2027-01-31");  // a Sunday that works
  CHECK(std::ranges::count(moved["told"], "江禾") == 1);
  CHECK(seen["changed"][0]["date"] == "2027-01-01");
  CHECK(seen["changed"][0]["was"] == "working");
  CHECK(seen["changed"][0]["is"] == "holiday");
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE subject = '" + number + "'") == 1);
  CHECK(room.rows("calendar_year") == 0);
  CHECK(room.by("GET", kYear, room.clerk).body["published"] == false);
}

TEST_CASE(
    "a year put in force is on record with who did it, and counts at once and after a start") {
  Room room;
  const std::int64_t edition = room.preview(kNotice).body["edition"];
  const Told put = room.put(kNotice, edition);
  REQUIRE(put.status == 200);
  CHECK(put.body["published"] == true);
  CHECK(put.body["is_put"] == true);
  REQUIRE(put.body["versions"].size() == 1);
  CHECK(put.body["versions"][0]["by"] == "高朗");
  CHECK(put.body["versions"][0]["pasted"] == kNotice);
  CHECK_FALSE(room.in_force().is_working_day("2027-01-25"_day));
  store::OfficeBook other_instance({room.office});
  room.database.read([&](store::Transaction& tx) { other_instance.follow(tx, room.keys); });
  CHECK_FALSE(other_instance.main().calendar.is_working_day("2027-01-25"_day));
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE subject = 'calendar/2027'") == 1);
  CHECK(room.put(kNotice, edition + 1).code() == "calendar.same");
}

TEST_CASE("who saw an older edition does not put his over it") {
  Room room;
  const std::int64_t edition = room.preview(kNotice).body["edition"];
  REQUIRE(room.put(kNotice, edition).status == 200);
  const std::string later = "元旦：1月1日至2日放假，共2天。";
  CHECK(room.put(later, edition).code() == "calendar.changed");
  const Told again = room.preview(later);
  CHECK(again.body["is_whole"] == false);
  CHECK(again.body["published"] == true);  // the others of that year stay
  REQUIRE(room.put(later, again.body["edition"]).status == 200);
  CHECK_FALSE(room.in_force().is_working_day("2027-01-25"_day));
}

TEST_CASE("back to what came with the program, and every step stays on record") {
  Room room;
  CHECK(room.by("DELETE", kYear, room.admin).code() == "calendar.not_put");
  REQUIRE(room.put(kNotice, 0).status == 200);
  const Told back = room.by("DELETE", kYear, room.admin);
  REQUIRE(back.status == 200);
  CHECK(back.body["published"] == false);
  CHECK(back.body["versions"][0]["is_back"] == true);
  CHECK(back.body["versions"].size() == 2);
  CHECK(room.in_force().is_working_day("2027-01-25"_day));
}

TEST_CASE("a year is taken as the office's file would say it, too") {
  Room room;
  const std::string file =
      R"({"years":{"2027":{"published":true,"off":[{"date":"2027-01-25","name":"春节"}]}}})";
  REQUIRE(room.preview(file).status == 200);
  REQUIRE(room.put(file, 0).status == 200);
  CHECK_FALSE(room.in_force().is_working_day("2027-01-25"_day));
  CHECK(room.preview(file, "/calendar/2028").code() == "holidays.no_days");
  CHECK(room.preview("{\"years\":").code() == "json.shape");
  CHECK(room.preview(R"({"years":{"2027":{"off":["2027-13-01"]}}})").status == 422);
}

TEST_CASE("what is wrong with a notice is told with its line, all of it at once") {
  Room room;
  const Told refused =
      room.preview("元旦：1月1日（周四）放假\n春节：2月1日至7日放假，共8天。\n国庆节：10月8日上班");
  CHECK(refused.status == 422);
  REQUIRE(refused.body["errors"].size() == 3);
  CHECK_THAT(refused.body["errors"][1]["where"].get<std::string>(), Catch::Contains("第2行"));
  CHECK(room.preview("").status == 422);
  CHECK(room.preview(std::string(60'001, 'a')).status == 422);
  CHECK(room.put("今天", 0).code() == "holidays.no_days");
  CHECK(room.rows("calendar_year") == 0);
}

TEST_CASE("a day off on a reception day takes its visitors along, and they are told once") {
  Room room;
  const auto booked = room.by("POST", "/bookings", room.clerk,
                              json{{"name", "沈小满"},
                                   {"phone", "13900007001"},
                                   {"date", "2026-12-15"},
                                   {"time", "09:00"},
                                   {"matter", "工资"}});
  REQUIRE(booked.status == 201);
  const std::string notice = "庆典，国庆节：12月15日（周二）至16日（周三）放假，共2天。";
  const Told seen = room.preview(notice, "/calendar/2026");
  REQUIRE(seen.status == 200);
  REQUIRE(seen.body["reception_days"].size() == 1);
  CHECK(seen.body["reception_days"][0]["from"] == "2026-12-15");
  CHECK(seen.body["reception_days"][0]["to"] == "2026-12-17");
  CHECK(seen.body["reception_days"][0]["booked"] == 1);
  REQUIRE(room.put(notice, seen.body["edition"], "/calendar/2026").status == 200);
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE date = '2026-12-17'") == 1);
  const json changes = room.by("GET", "/reception-changes", room.clerk).body["items"];
  REQUIRE(changes.size() == 1);
  CHECK(changes[0]["told"].size() == 1);
  CHECK(changes[0]["by"] == "高朗");
}

TEST_CASE("only who may puts days off in force: no clerk, no key, nobody of an office below") {
  store::Office county = sample_office();
  county.code = "yunxi";
  Room room({county});
  room.add_office("yunxi", "main", "云溪县药监局");
  room.user("lu.ping", "陆平", {"admin"}, "yunxi");
  const json order = json::object({{"text", kNotice}, {"edition", 0}});
  CHECK(room.by("PUT", kYear, room.clerk, order).code() == "api.scope");
  CHECK(room.by("POST", kYear + "/preview", room.clerk, order).code() == "api.scope");
  CHECK(room.by("PUT", kYear, room.at_console("lu.ping"), order).code() == "calendar.person");
  const std::string key = room.key({"calendar:read", "calendar:write"});
  CHECK(room.call("PUT", kYear, {.key = key, .body = order.dump()}).code() == "calendar.person");
  CHECK(room.call("DELETE", kYear, {.key = key}).code() == "calendar.person");
  CHECK(room.get(kYear, key).status == 200);
  CHECK(room.rows("calendar_year") == 0);
}

}  // namespace api_calendar_test
