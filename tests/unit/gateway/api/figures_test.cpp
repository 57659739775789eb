// GET /figures/…: counts of whole weeks, of the caller's offices, as JSON and as a table.
#include <catch2/catch.hpp>

#include "gateway/walk/reminding.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_figures_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;
namespace event = petition::event;

namespace {

struct Room : ApiRoom {
  const std::string reader = key({"figures:read"});

  // So that themes and clocks are known.
  void look() { gateway::Reminding(api_parts, mail_waits).round(); }
  json matters(const std::string& query = "") {
    return get("/figures/matters" + query, reader).body;
  }
};

}  // namespace

TEST_CASE("matters are told by week, theme and place, and a place of few is not named") {
  Room room;
  room.office.themes = {{"食品药品", {"奶粉"}}};
  for (int serial = 1; serial <= 3; ++serial) room.take_case(serial);
  const json at_once = room.matters();
  CHECK(at_once["total"] == 3);
  CHECK(at_once["themes"] == json::array({{{"title", "其他"}, {"count", 3}}}));
  CHECK(at_once["weeks"].size() == 13);
  CHECK(at_once["weeks"].back()["week"] == "2026-W48");
  CHECK(at_once["weeks"][11]["count"] == 3);
  REQUIRE(at_once["places"].size() == 1);
  CHECK(at_once["places"][0]["title"] == "云溪路12号");
  room.change("DELETE FROM case_figure WHERE case_no = 'XF2026-000003'");
  const json two = room.matters();
  CHECK(two["places"].empty());
  CHECK(two["elsewhere"] == 2);
  CHECK(two.dump().find("云溪路") == std::string::npos);
}

TEST_CASE("an accusation is counted for nobody, whatever his key") {
  Room room;
  petition::Intake accusing;
  accusing.accused_units = {"某局"};
  room.take_case(1, "main", accusing);
  CHECK(room.matters()["total"] == 0);
  const auto all = room.key({"figures:read", "accusations:read"});
  CHECK(room.get("/figures/matters", all).body["total"] == 0);
  CHECK(room.get("/figures/answers", all).body["inform"]["units"].empty());
}

TEST_CASE("figures are of the key's offices") {
  Room room;
  room.add_office("yunxi", "main", "云溪县局");
  room.take_case(1);
  room.take_case(2, "yunxi");
  CHECK(room.matters()["total"] == 2);
  const auto below = room.key({"figures:read"}, "yunxi");
  CHECK(room.get("/figures/matters", below).body["total"] == 1);
}

TEST_CASE("answers are told against the statutory days, as the last look found them") {
  Room room;
  const std::string number = room.take_case(1);
  room.append(number, event_on("2026-11-23", event::Accepted{"食品科"}));
  room.take_case(2);
  room.look();
  const json told = room.get("/figures/answers", room.reader).body;
  CHECK(told["inform"]["total"]["within"] == 1);
  CHECK(told["inform"]["total"]["running"] == 1);
  CHECK(told["inform"]["total"]["days_average"] == 3.0);
  CHECK(told["conclude"]["total"]["running"] == 1);
  CHECK(told["conclude"]["total"]["days_average"].is_null());
  REQUIRE(told["conclude"]["units"].size() == 2);
  CHECK(told["conclude"]["units"][0]["unit"] == "还没有责任单位");
  CHECK(told["conclude"]["units"][1]["running"] == 1);
}

TEST_CASE("what was said is told by channel and week") {
  Room room;
  room.say(room.citizen(), "您的件已受理");
  const json told = room.get("/figures/delivery", room.reader).body;
  REQUIRE(told["total"].size() == 1);
  CHECK(told["total"][0]["said"] == 1);
  CHECK(told["total"][0]["waiting"] == 1);
  CHECK(told["total"][0]["title"] == "微信客服");
  CHECK(told["weeks"].back()["channels"][0]["said"] == 1);
  CHECK(told["weeks"].front()["channels"].empty());
}

TEST_CASE("how fewer than three people rated is not told apart") {
  Room room;
  const auto rate = [&](int serial, petition::Satisfaction rating) {
    room.append(
        room.take_case(serial),
        event_on("2026-11-23", event::Rated{petition::Stage::opinion, rating, rating, "说得很细"}));
  };
  rate(1, petition::Satisfaction::satisfied);
  rate(2, petition::Satisfaction::dissatisfied);
  const json two = room.get("/figures/ratings", room.reader).body;
  CHECK(two["total"]["rated"] == 2);
  CHECK(two["total"]["is_few"] == true);
  CHECK(two["total"]["of_office"].is_null());
  CHECK(two["weeks"].back()["of_unit"].is_null());
  rate(3, petition::Satisfaction::mostly);
  const json three = room.get("/figures/ratings", room.reader).body;
  CHECK(three["total"]["of_office"]["satisfied"] == 1);
  CHECK(three["units"][0]["of_unit"]["dissatisfied"] == 1);
  CHECK(three.dump().find("说得很细") == std::string::npos);
}

TEST_CASE("a period is whole weeks of at most a year, and what is no day is refused") {
  Room room;
  room.take_case(1);
  const json week = room.matters("?from=2026-11-18&until=2026-11-19");
  CHECK(week["from"] == "2026-11-16");
  CHECK(week["until"] == "2026-11-22");
  CHECK(week["total"] == 1);
  for (const char* wrong :
       {"?from=2026-11-31", "?until=x", "?from=2026-11-20&until=2026-11-10",
        "?from=2024-01-01&until=2026-11-20", "?format=xls", "?from=0001-01-01"}) {
    CAPTURE(wrong);
    const Told told = room.get("/figures/matters" + std::string(wrong), room.reader);
    CHECK(told.status == 400);
    CHECK(told.code() == "api.parameter");
  }
}

TEST_CASE("a table holds the same numbers, is read by Excel and runs nothing") {
  Room room;
  room.office.themes = {{"=cmd|' /C calc'!A0", {"奶粉"}}};
  room.take_case(1);
  room.look();
  const Told table = room.get("/figures/matters?format=csv", room.reader);
  CHECK(table.status == 200);
  CHECK(table.header("Content-Disposition") ==
        "attachment; filename=\"matters-2026-08-31-2026-11-29.csv\"");
  CHECK(table.bytes.starts_with("\xEF\xBB\xBF\"分类\",\"名称\",\"件数\"\r\n"));
  CHECK(table.bytes.find("\"周\",\"2026-W47\",\"1\"\r\n") != std::string::npos);
  CHECK(table.bytes.find("\"主题\",\"'=cmd|") != std::string::npos);
  CHECK(table.bytes.ends_with("\"合计\",\"\",\"1\"\r\n"));
  for (const char* path : {"/figures/answers", "/figures/delivery", "/figures/ratings"}) {
    const Told by_header =
        room.call("GET", path, {.key = room.reader, .headers = {{"accept", "text/csv"}}});
    CHECK(by_header.header("Content-Type") == "text/csv");
    CHECK(by_header.bytes.starts_with("\xEF\xBB\xBF"));
  }
}

}  // namespace api_figures_test
