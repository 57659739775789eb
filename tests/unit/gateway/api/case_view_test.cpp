#include "gateway/api/case_view.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_case_view_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

std::vector<std::string> numbers(const json& page) {
  std::vector<std::string> all;
  for (const json& item : page["items"]) all.push_back(item["number"]);
  return all;
}

petition::Intake accusing(const std::string& unit) {
  petition::Intake intake;
  intake.accused_units = {unit};
  return intake;
}

}  // namespace

TEST_CASE("cases are paged from the newest, each once, also when one is added meanwhile") {
  ApiRoom room;
  for (const int serial : {1, 2, 3, 4, 5}) room.take_case(serial);
  const std::string key = room.key({"cases:read"});
  std::vector<std::string> seen;
  std::string cursor;
  for (;;) {
    const json page = room.get("/cases?limit=2" + cursor, key).body;
    for (const std::string& number : numbers(page)) seen.push_back(number);
    if (page["next_cursor"].is_null()) break;
    cursor = "&cursor=" + page["next_cursor"].get<std::string>();
    if (seen.size() == 2) room.take_case(6);
  }
  CHECK(seen == std::vector<std::string>{"XF2026-000005", "XF2026-000004", "XF2026-000003",
                                         "XF2026-000002", "XF2026-000001"});
  CHECK(room.get("/cases?cursor=abc", key).status == 400);
  CHECK(room.get("/cases?limit=0", key).status == 400);
  CHECK(room.get("/cases?limit=201", key).status == 400);
}

TEST_CASE("cases are filtered by state, handler and unit") {
  ApiRoom room;
  const std::string first = room.take_case(1), second = room.take_case(2);
  room.append(first, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  room.append(first, event_on("2026-11-23", petition::event::Assigned{"食品科", "江禾", {}}));
  const std::string key = room.key({"cases:read"});
  using Numbers = std::vector<std::string>;
  CHECK(numbers(room.get("/cases?state=in_progress", key).body) == Numbers{first});
  CHECK(numbers(room.get("/cases?state=registered", key).body) == Numbers{second});
  CHECK(numbers(room.get("/cases?handler=%E6%B1%9F%E7%A6%BE", key).body) == Numbers{first});
  CHECK(numbers(room.get("/cases?open=false", key).body) == Numbers{});
  CHECK(room.get("/cases?state=lost", key).status == 400);
  CHECK(room.get("/cases?open=maybe", key).status == 400);
}

TEST_CASE("whoever sees few cases has them on his first page, however many there are") {
  ConsoleRoom room;
  room.user("jiang.he", "江禾", {"handler"}, "main", false, "jianghe");
  const std::string mine = room.take_case(1);
  room.append(mine, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  room.append(mine, event_on("2026-11-23", petition::event::Assigned{"食品科", "江禾", {}}));
  for (int serial = 2; serial < 220; ++serial) room.take_case(serial);
  const auto him = room.at_console("jiang.he");
  for (const char* target : {"/cases", "/cases?open=true", "/cases?state=in_progress"}) {
    const json page = room.by("GET", target, him).body;
    CHECK(numbers(page) == std::vector{mine});
    CHECK(page["next_cursor"].is_null());
  }
}

TEST_CASE("cases that are due are listed by their day, with how many days are left") {
  ApiRoom room;
  const std::string first = room.take_case(1), second = room.take_case(2);
  room.append(second, event_on("2026-11-20", petition::event::Accepted{"食品科"}));
  room.take_case(3);
  const auto look = [&](const std::string& number, const char* due) {
    room.database.write([&](store::Transaction& tx) {
      tx.execute("UPDATE case_look SET office = 'main', due_on = $1 WHERE case_no = $2",
                 {std::string(due), number});
    });
  };
  look(first, "2026-12-05");
  look(second, "2027-01-19");
  const std::string key = room.key({"cases:read"});
  const auto due_by = [&](const char* day, const char* more = "") {
    return room.get("/cases?due_by=" + std::string(day) + more, key);
  };
  CHECK(numbers(due_by("2026-12-04").body).empty());
  CHECK(numbers(due_by("2027-01-19").body) == std::vector{first, second});
  const json page = due_by("2027-01-19", "&limit=1").body;
  CHECK(numbers(page) == std::vector{first});
  CHECK(numbers(due_by("2027-01-19",
                       ("&limit=1&cursor=" + page["next_cursor"].get<std::string>()).c_str())
                    .body) == std::vector{second});
  CHECK(due_by("tomorrow").status == 400);
  const json one = room.get("/cases/" + second, key).body;
  CHECK(one["due_clock"] == "conclude");
  CHECK(one["due_title"] == "办结");
  const auto left =
      LocalDate::parse(one["due"].get<std::string>()).value() - office_date(room.clock.now());
  CHECK(one["days_left"] == left.count());
}

TEST_CASE("a clock says how it was counted, in a sentence and day by day") {
  ApiRoom room;
  const std::string number = room.take_case(1);
  room.append(number, event_on("2026-11-20", petition::event::Accepted{"食品科"}));
  const json clocks =
      room.get("/cases/" + number + "/clocks", room.key({"cases:read"})).body["items"];
  const auto conclude = std::ranges::find(
      clocks, "conclude", [](const json& one) { return one["clock"].get<std::string>(); });
  REQUIRE(conclude != clocks.end());
  CHECK_THAT((*conclude)["how_counted"].get<std::string>(),
             Catch::Contains("2026年11月20日") && Catch::Contains("60日"));
  const json& days = (*conclude)["counting"];
  REQUIRE_FALSE(days.empty());
  CHECK(days.front()["from"] == "2026-11-20");
  CHECK(days.back()["until"] == (*conclude)["due"]);
}

TEST_CASE("an office sees its own cases and those below it; another's do not exist for it") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  room.add_office("danba", "main", "丹坝县药监局");
  const std::string city = room.take_case(1), yunxi = room.take_case(2, "yunxi"),
                    danba = room.take_case(3, "danba");
  const std::string of_yunxi = room.key({"cases:read", "reminders:read"}, "yunxi");
  using Numbers = std::vector<std::string>;
  CHECK(numbers(room.get("/cases", of_yunxi).body) == Numbers{yunxi});
  CHECK(numbers(room.get("/cases", room.key({"cases:read"})).body) == Numbers{danba, yunxi, city});
  const json nobody = room.get("/cases/XF2026-000999", of_yunxi).body;
  for (const std::string& foreign : {city, danba})
    for (const char* part : {"", "/events", "/clocks", "/notices", "/services", "/reminders"}) {
      const Told told = room.get("/cases/" + foreign + part, of_yunxi);
      CHECK(told.status == 404);
      CHECK(told.body == nobody);
    }
}

TEST_CASE("an accusation does not exist without its scope, nor ever for whom it accuses") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string number = room.take_case(4, "yunxi", accusing("云溪县 药监局"));
  const std::string ordinary = room.key({"cases:read"}),
                    discipline = room.key({"cases:read", "accusations:read"}),
                    accused = room.key({"cases:read", "accusations:read"}, "yunxi");
  CHECK(room.get("/cases/" + number, ordinary).status == 404);
  CHECK(room.get("/cases", ordinary).body["items"].empty());
  CHECK(room.get("/cases/" + number, accused).status == 404);
  CHECK(room.get("/cases", accused).body["items"].empty());
  const json seen = room.get("/cases/" + number, discipline).body;
  CHECK(seen["is_accusation"] == true);
  const json events = room.get("/cases/" + number + "/events", discipline).body["items"];
  CHECK(events[0]["accused_units"][0] == "云溪县 药监局");
}

TEST_CASE("the ledger is told without what is not for the caller") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string number = room.take_case(5, "yunxi");
  room.append(number, event_on("2026-11-23",
                               petition::event::Progress{"已取样送检", "怀疑供货商造假"}, "江禾"));
  const auto ledger = [&](const std::string& key) {
    return room.get("/cases/" + number + "/events", key).body["items"];
  };
  const json own = ledger(room.key({"cases:read"}, "yunxi"));
  CHECK(own[1]["shared"] == "已取样送检");
  CHECK(own[1]["internal"] == "怀疑供货商造假");
  CHECK(own[1]["by"] == "江禾");
  CHECK(own[1]["entry"] == 2);
  CHECK_FALSE(own[0].contains("matter"));
  const json above = ledger(room.key({"cases:read", "people:read"}));
  CHECK(above[0]["matter"] == "超市出售过期奶粉");
  CHECK(above[1]["shared"] == "已取样送检");
  CHECK_FALSE(above[1].contains("internal"));
}

TEST_CASE("a ledger is paged in its order") {
  ApiRoom room;
  const std::string number = room.take_case(5), key = room.key({"cases:read"});
  room.append(number, event_on("2026-11-21", petition::event::Accepted{"食品科"}));
  room.append(number, event_on("2026-11-22", petition::event::Assigned{"食品科", "江禾", {}}));
  const json first = room.get("/cases/" + number + "/events?limit=2", key).body;
  CHECK(first["items"][1]["event"] == "accepted");
  const json rest =
      room.get("/cases/" + number + "/events?cursor=" + first["next_cursor"].get<std::string>(),
               key)
          .body;
  REQUIRE(rest["items"].size() == 1);
  CHECK(rest["items"][0]["event"] == "assigned");
  CHECK(rest["next_cursor"].is_null());
}

TEST_CASE("the clocks of a case come with their article and whether they are late") {
  ApiRoom room;
  const std::string number = room.take_case(5), key = room.key({"cases:read"});
  const auto inform = [&] {
    const json page = room.get("/cases/" + number + "/clocks", key).body;
    for (const json& clock : page["items"])
      if (clock["clock"] == "inform") return clock;
    return json();
  };
  const json clock = inform();
  CHECK(clock["begins"] == "2026-11-20");
  CHECK(clock["due"] == "2026-12-07");  // the fifteenth day, 5 December, is a Saturday
  CHECK(clock["is_running"] == true);
  CHECK(clock["is_late"] == false);
  CHECK(clock["article"].get<std::string>().find("条") != std::string::npos);
  room.clock.advance(days{14});
  CHECK(inform()["is_late"] == true);
}

TEST_CASE("the services of a case are the documents that were served") {
  ApiRoom room;
  const std::string number = room.take_case(5), key = room.key({"cases:read"});
  CHECK(room.get("/cases/" + number + "/services", key).body["items"].empty());
  room.append(number, event_on("2026-11-24",
                               petition::event::Served{petition::Document::acceptance,
                                                       "云药信受告〔2026〕5号", "签收回证", "—"}));
  const json items = room.get("/cases/" + number + "/services", key).body["items"];
  REQUIRE(items.size() == 1);
  CHECK(items[0]["document"] == "acceptance");
  CHECK(items[0]["served_on"] == "2026-11-24");
}

TEST_CASE("the notices of a case are told with how far each was brought") {
  ApiRoom room;
  const std::string number = room.take_case(5), key = room.key({"cases:read"});
  CHECK(room.get("/cases/" + number + "/notices", key).body["items"].empty());
  room.change(
      "INSERT INTO notice(case_no, kind, number, document, words_version, rules, phone, "
      "last4_hash, "
      "issued_by, issued_at, step, step_at) VALUES ('" +
      number +
      "', 'acceptance', '云药信受〔2026〕5号', '', 'w', '2022', '', '', '高朗', 0, 'link', 0)");
  const json items = room.get("/cases/" + number + "/notices", key).body["items"];
  REQUIRE(items.size() == 1);
  CHECK(items[0]["number"] == "云药信受〔2026〕5号");
  CHECK(items[0]["step"] == "link");
  CHECK(items[0]["opened_at"].is_null());
}

TEST_CASE("reminders and the supervision list are told to whom may see the cases") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string number = room.take_case(5), key = room.key({"reminders:read"});
  room.change(
      "INSERT INTO reminder(key, at, case_no, clock, step, whom, state, due, acknowledged_by, "
      "acknowledged_at) VALUES ('k1', 5, '" +
      number + "', 'inform', 'T-3', '江禾', 'sent', '2026-12-07', '江禾', 9)");
  const json items = room.get("/cases/" + number + "/reminders", key).body["items"];
  REQUIRE(items.size() == 1);
  CHECK(items[0]["whom"] == "江禾");
  CHECK(items[0]["acknowledged_by"] == "江禾");
  CHECK(room.get("/supervision-list", key).body["items"].empty());
  room.change("UPDATE case_look SET office = 'main', listed_from = '2026-11-24'");
  CHECK(numbers(room.get("/supervision-list", key).body) == std::vector<std::string>{number});
  room.change("UPDATE case_look SET listed_from = '2026-11-25'");
  CHECK(room.get("/supervision-list", key).body["items"].empty());
  room.change("UPDATE case_look SET listed_from = '2026-11-24'");
  const std::string next = room.take_case(6);
  room.change("UPDATE case_look SET office = 'main', listed_from = '2026-11-23' WHERE case_no = '" +
              next + "'");
  const json page = room.get("/supervision-list?limit=1", key).body;
  CHECK(numbers(page) == std::vector<std::string>{number});
  CHECK(
      numbers(room.get("/supervision-list?limit=1&cursor=" + page["next_cursor"].get<std::string>(),
                       key)
                  .body) == std::vector<std::string>{next});
  const std::string below = room.key({"reminders:read"}, "yunxi");
  CHECK(room.get("/supervision-list", below).body["items"].empty());
}

}  // namespace api_case_view_test
