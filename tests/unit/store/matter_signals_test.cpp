// Signals that matters raise: by the door of CSV tables and by acts on the ledger.
#include "store/matter_signals.h"

#include <catch2/catch.hpp>

#include "petition/case_number.h"
#include "store/case_acts.h"
#include "store/cases.h"
#include "store/csv_import.h"
#include "store/offices.h"
#include "store/people.h"
#include "store/signal_list.h"
#include "tests/support/store_room.h"

namespace matter_signals_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;
namespace event = petition::event;

namespace {

const std::string kTitles =
    "登记号,登记日期,信访形式,信访人,手机号,事由,问题发生地,受理日期,责任单位,承办人\n";

struct Room : StoreRoom {
  Room() { office.themes = {{"食品药品", {"奶粉", "过期"}}}; }
  int series = 0;

  // As the console and the API do it.
  std::string take_in(const std::string& name, const std::string& phone, const std::string& matter,
                      const std::string& place, petition::Intake intake = {}) {
    const auto number = petition::CaseNumber::of(2026, ++series);
    turn({}, [&](const DeskContext& desk) {
      event::Registered first{number, petition::Arrival::letter};
      first.matter = matter;
      first.place = place;
      first.intake = std::move(intake);
      first.intake.handler = "周启明";
      first.intake.first_receiver = "周启明";
      note_office_of_case(desk.tx, number.text(), "main");
      const auto done = act_on_case(desk, {number.text(), "叶青", first});
      INFO((done ? "" : done.error().what));
      REQUIRE(done);
      if (!phone.empty()) {
        const auto parsed = *petition::Phone::parse(phone);
        const auto person =
            person_of(desk.tx, desk.keys, *petition::PersonName::parse(name), parsed, desk.now);
        index_case(desk.tx, desk.keys, number.text(), "123456", parsed, person);
      }
      raise_of_matter(desk, number.text());
    });
    return number.text();
  }
  std::size_t import(const std::string& rows) {
    std::vector<Problem> faults;
    const auto taken = turn({}, [&](const DeskContext& desk) {
      return import_csv(desk, {CsvKind::cases, kTitles + rows, "a.csv", "main"}, faults);
    });
    CHECK(faults.empty());
    return taken;
  }
  std::int64_t records(const std::string& kind) {
    return number("SELECT COUNT(*) FROM signal_record WHERE kind = $1", {kind});
  }
  SignalRecord record(std::int64_t id) {
    return write([&](Transaction& tx) { return *signal_record(tx, {id}); });
  }
  std::vector<std::string> matters(std::int64_t id) {
    return write([&](Transaction& tx) { return matters_of_signal(tx, {id}); });
  }
  void end(std::int64_t id) {
    turn({}, [&](const DeskContext& d) { CHECK(end_signal(d, {id}, "叶青", "已研究")); });
  }
  std::vector<std::string> told(const std::string& about) {
    std::vector<std::string> users;
    for (const Said& one : said(about)) users.push_back(one.user);
    return users;
  }
};

petition::Intake signed_by(int people) { return {.signatories = people}; }
using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("a letter of so many as the rules name is a signal, told to the office and its leader") {
  Room room;
  room.take_in("沈小满", "13900001001", "路灯不亮", "东街", signed_by(19));
  CHECK(room.records("joint_letter") == 0);
  const auto number = room.take_in("顾一帆", "13900001002", "小区停水", "西街", signed_by(20));
  REQUIRE(room.records("joint_letter") == 1);
  CHECK(room.record(1).people == 20);
  CHECK(room.matters(1) == Numbers{number});
  CHECK(room.told("joint_letter").size() == 2);
  CHECK_THAT(room.said("joint_letter").at(0).text, Contains(number) && Contains("20人联名"));

  // Its own occasion, once: also when that is over.
  room.end(1);
  room.turn({}, [&](const DeskContext& desk) { raise_of_matter(desk, number); });
  CHECK(room.records("joint_letter") == 1);
}

TEST_CASE("a joint letter of accusation is kept from whom it names and told to none of them") {
  Room room;
  petition::Intake intake = signed_by(30);
  intake.kind = petition::MatterKind::accusation;
  intake.accused_persons = {"叶青"};
  room.take_in("沈小满", "13900001001", "收了好处", "东街", intake);
  REQUIRE(room.records("joint_letter") == 1);
  for (const std::string& user : room.told("joint_letter")) CHECK(user != "yeqing");
  const auto sees = [&](const std::string& name, bool is_leader, bool of_accusations) {
    return room.write([&](Transaction& tx) {
      return may_see_signal(tx, room.offices, {{"main"}, name, is_leader, of_accusations},
                            *signal_record(tx, {1}));
    });
  };
  CHECK_FALSE(sees("叶青", true, true));
  CHECK_FALSE(sees("高朗", true, false));
  CHECK(sees("高朗", true, true));
}

TEST_CASE("the same person with a like matter again is one signal, counted, with links to each") {
  Room room;
  const auto first = room.take_in("沈小满", "13900001001", "超市卖过期奶粉", "东街超市");
  CHECK(room.records("repeat") == 0);
  room.take_in("顾一帆", "13900001002", "超市卖过期奶粉", "东街超市");  // another person
  CHECK(room.records("repeat") == 0);
  room.clock.advance(hours{24 * 200});
  const auto again = room.take_in("沈小满", "13900001001", "又买到过期奶粉", "东街超市");
  REQUIRE(room.records("repeat") == 1);
  CHECK(room.matters(1) == Numbers{again, first});
  const auto once = room.told("repeat").size();
  CHECK(once >= 1);
  CHECK_THAT(room.said("repeat").at(0).text, Contains(again) && Contains("共2件"));

  const auto third = room.take_in("沈小满", "13900001001", "还是过期奶粉", "东街超市");
  CHECK(room.records("repeat") == 1);
  CHECK(room.record(1).times == 2);
  CHECK(room.told("repeat").size() == once);  // counted, told once
  CHECK(room.matters(1).size() == 3);

  room.end(1);
  room.take_in("沈小满", "13900001001", "过期奶粉没人管", "东街超市");
  CHECK(room.records("repeat") == 2);  // after it was over: another occasion
}

TEST_CASE("three persons of one theme at one place in a week are one signal, by any door") {
  Room room;
  room.take_in("沈小满", "13900001001", "超市卖过期奶粉", "东街超市");
  CHECK(room.import("XF2026-000501,2026-11-01,来信,顾一帆,13900001002,奶粉过期,东街超市,,,\n"
                    "XF2026-000502,2026-09-01,来信,陶然,13900001009,奶粉过期,东街超市,,,\n") == 2);
  CHECK(room.records("cluster") == 0);  // one is of two months ago
  const auto third = room.take_in("陶然", "13900001009", "过期的奶粉", "东街超市");
  REQUIRE(room.records("cluster") == 1);
  const auto id = room.number("SELECT id FROM signal_record WHERE kind = 'cluster'");
  CHECK(room.record(id).people == 3);
  CHECK(room.matters(id).size() == 3);
  const auto said = room.said("cluster");
  REQUIRE_FALSE(said.empty());
  CHECK_THAT(said[0].text, Contains("东街超市") && Contains("3人"));
  CHECK_THAT(said[0].text, !Contains(third) && !Contains("沈小满"));
  CHECK_THAT(room.bytes(), !Contains("东街超市"));

  room.take_in("郑宁", "13900001010", "奶粉过期三天", "东街超市");
  CHECK(room.record(id).people == 4);
  CHECK(room.record(id).times == 2);
  CHECK(room.said("cluster").size() == said.size());

  // What was counted in one that is over makes no other.
  room.end(id);
  room.take_in("何一", "13900001011", "奶粉过期四天", "东街超市");
  CHECK(room.records("cluster") == 1);
}

TEST_CASE("a letter whose signatories are put right is one too, and a matter raises a kind once") {
  Room room;
  const auto number =
      room.take_in("沈小满", "13900001001", "超市卖过期奶粉", "东街超市", signed_by(2));
  room.turn({}, [&](const DeskContext& desk) {
    CaseAct act{number, "叶青", event::Corrected{.entry = 1, .reason = "少数了人", .instead = {}}};
    auto first = case_file(desk.tx, desk.keys, number)->ledger.front();
    std::get<event::Registered>(first.body).intake.signatories = 21;
    std::get<event::Corrected>(act.body).instead = {first};
    const auto done = act_on_case(desk, act);
    INFO((done ? "" : done.error().what));
    CHECK(done);
  });
  REQUIRE(room.records("joint_letter") == 1);
  CHECK(room.record(1).people == 21);

  room.take_in("沈小满", "13900001001", "又是过期奶粉", "东街超市");
  REQUIRE(room.records("repeat") == 1);
  for (int again = 0; again < 3; ++again)
    room.turn({}, [&](const DeskContext& desk) { raise_of_matter(desk, number); });
  CHECK(room.number("SELECT COUNT(*) FROM signal_record") == 2);
  CHECK(room.number("SELECT SUM(times) FROM signal_record") == 2);
}

TEST_CASE("an accusation is in no repeat and no cluster, and history carried over raises nothing") {
  Room room;
  petition::Intake accusation;
  accusation.kind = petition::MatterKind::accusation;
  accusation.accused_persons = {"江禾"};
  for (const char* phone : {"13900001001", "13900001001", "13900001002", "13900001003"})
    room.take_in("沈小满", phone, "奶粉过期没人管", "东街超市", accusation);
  CHECK(room.import("XF2026-000501,2026-03-01,来信,顾一帆,13900001002,奶粉过期,东街超市,,,\n"
                    "XF2026-000502,2026-03-02,来信,顾一帆,13900001002,奶粉过期,东街超市,,,\n"
                    "XF2026-000503,2026-03-03,来信,陶然,13900001009,奶粉过期,东街超市,,,\n"
                    "XF2026-000504,2026-03-03,来信,何一,13900001011,奶粉过期,东街超市,,,\n") == 4);
  CHECK(room.number("SELECT COUNT(*) FROM signal_record") == 0);
}

}  // namespace matter_signals_test
