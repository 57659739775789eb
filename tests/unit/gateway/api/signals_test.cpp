// Signals at the console: the list, one with all that is on record of it, taken up and ended.
#include <catch2/catch.hpp>

#include "store/cases.h"
#include "store/office_desk.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_signals_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Hall : ConsoleRoom {
  Hall() {
    user("yeqing", "叶青", {"clerk"});
    user("zhoumin", "周敏", {"clerk"});
    user("shenji", "审计员", {"auditor"});
    ye = at_console("yeqing");
    zhou = at_console("zhoumin");
    who = write_in("我不想活了");
    raise("self_harm", "我不想活了");
  }
  void raise(const std::string& kind, const std::string& words) {
    clock.advance(minutes{1});
    database.write([&](store::Transaction& tx) {
      const store::DeskContext desk{api_parts.at_main(tx, clock.now(), "test", mail_waits),
                                    *store::conversation(tx, keys, who)};
      store::OfficeDesk(desk).signal({.kind = kind, .words = words});
    });
  }
  Told one(const Browser& browser, int id = 1) {
    return by("GET", "/signals/" + std::to_string(id), browser);
  }
  Told does(const std::string& act, const Browser& browser, json body = json::object()) {
    return by("POST", "/signals/1/" + act, browser, body);
  }
  Browser ye, zhou;
  store::ConversationId who;
};

}  // namespace

TEST_CASE("a signal is listed, read with its words, taken up by one and ended with what was done") {
  Hall hall;
  const Told list = hall.by("GET", "/signals", hall.ye);
  REQUIRE(list.status == 200);
  REQUIRE(list.body["items"].size() == 1);
  CHECK(list.body["items"][0]["kind"] == "self_harm");
  CHECK(list.body["items"][0]["of_life"] == true);
  CHECK(list.body["items"][0]["is_calling"] == true);
  const Told seen = hall.one(hall.ye);
  REQUIRE(seen.status == 200);
  CHECK(seen.body["said"][0]["words"] == "我不想活了");
  CHECK(seen.body["told"].size() >= 1);
  CHECK(seen.body["told"][0]["state"] == "queued");

  const Told taken = hall.does("take", hall.ye);
  REQUIRE(taken.status == 200);
  CHECK(taken.body["taken_by"] == "叶青");
  CHECK(taken.body["is_calling"] == false);
  const Told late = hall.does("take", hall.zhou);
  CHECK(late.status == 409);
  CHECK(late.body["code"] == "signal.taken");

  CHECK(hall.does("end", hall.ye, json::object({{"outcome", "  "}})).status == 422);
  const Told over = hall.does("end", hall.zhou, json::object({{"outcome", "家人已到场"}}));
  REQUIRE(over.status == 200);
  CHECK(over.body["state"] == "ended");
  CHECK(over.body["ended_by"] == "周敏");
  CHECK(over.body["outcome"] == "家人已到场");
  CHECK(hall.does("end", hall.ye, json::object({{"outcome", "又一次"}})).status == 409);
  CHECK(hall.by("GET", "/signals/counts", hall.ye).body["open"] == 0);
}

TEST_CASE("an auditor reads who did what, not what the citizen said, and works on none") {
  Hall hall;
  const ConsoleBrowser auditor = hall.at_console("shenji");
  const Told seen = hall.one(auditor);
  REQUIRE(seen.status == 200);
  CHECK(seen.body["said"][0]["words"].is_null());
  CHECK(hall.does("take", auditor).status == 403);
  CHECK(hall.does("end", auditor, json::object({{"outcome", "看过"}})).status == 403);
}

TEST_CASE("a complaint about staff is as if it were not there for who does not look after them") {
  Hall hall;
  hall.raise("complaint", "周敏不给我办");
  CHECK(hall.one(hall.zhou, 2).status == 404);
  CHECK(hall.one(hall.ye, 2).status == 404);
  CHECK(hall.by("GET", "/signals", hall.zhou).body["items"].size() == 1);
  const json talk =
      hall.by("GET", "/conversations/" + std::to_string(hall.who.value), hall.ye).body;
  REQUIRE(talk["signals"].size() == 1);
  CHECK(talk["signals"][0]["kind"] == "self_harm");
}

TEST_CASE("a matter that repeats another is listed with both, and only to who may read each") {
  Hall hall;
  const std::string key = hall.key({"cases:read", "cases:write"}, "main", {"citizen"});
  json matter{{"arrival", "online"},
              {"as", "citizen"},
              {"matter", "楼下饭店油烟大"},
              {"place", "和平路1号"},
              {"petitioner", {{"name", "沈小满"}, {"phone", "13900001001"}}}};
  const auto registered = [&] {
    return hall.post("/cases", key, matter).body["number"].get<std::string>();
  };
  const std::string first = registered();
  CHECK(hall.by("GET", "/signals", hall.ye).body["items"].size() == 1);
  const std::string second = registered();
  const Told list = hall.by("GET", "/signals?kind=repeat", hall.ye);
  REQUIRE(list.body["items"].size() == 1);
  CHECK(list.body["items"][0]["case_number"] == second);
  CHECK(hall.one(hall.ye, 2).body["matters"] == json::array({second, first}));
  CHECK(hall.one(hall.ye, 2).body["said"].empty());

  // An accusation is not there for whom it names, by no sign.
  hall.database.write([&](store::Transaction& tx) {
    petition::event::Registered accusing{
        *petition::CaseNumber::parse("XF2026-000900", office_date(hall.clock.now()))};
    accusing.intake.kind = petition::MatterKind::accusation;
    accusing.intake.accused_persons = {"叶青"};
    store::append_event(tx, hall.keys, "XF2026-000900",
                        {office_date(hall.clock.now()), hall.clock.now(), "", accusing});
    tx.execute("INSERT INTO signal_case(record_id, case_no, at) VALUES (2, 'XF2026-000900', $1)",
               {unix_ms(hall.clock.now()) + 1});
  });
  CHECK(hall.one(hall.ye, 2).body["matters"] == json::array({second, first}));
  CHECK(hall.by("GET", "/signals?kind=repeat", hall.ye).body["items"][0]["case_number"] == second);
  CHECK(hall.one(hall.at_console("shenji"), 2).body["matters"].empty());  // he reads no matters
}

TEST_CASE("what is asked for wrongly is refused with what is wrong") {
  Hall hall;
  for (const char* query : {"?state=all", "?kind=a'b", "?from=heute", "?cursor=x", "?limit=0"})
    CHECK(hall.by("GET", std::string("/signals") + query, hall.ye).status == 400);
  CHECK(hall.one(hall.ye, 999).status == 404);
}

}  // namespace api_signals_test
