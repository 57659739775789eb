#include "gateway/walk/reminding.h"

#include <catch2/catch.hpp>

#include "store/offices.h"
#include "store/people.h"
#include "tests/unit/gateway/walk/reminding_room.h"

namespace reminding_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using gateway::Reminding;
using Lines = std::vector<std::string>;

namespace {

struct Desk : RemindedRoom {
  std::int64_t count(const std::string& where) {
    return room.number("SELECT COUNT(*) FROM reminder WHERE " + where);
  }
};

// To be concluded by Friday the 11th of December.
const LocalDate kAccepted = "2026-10-12"_day;

}  // namespace

TEST_CASE("what has come is told in the morning's digest, once, whatever is started anew") {
  Desk desk;
  for (int serial = 1; serial <= 3; ++serial) desk.open(serial, kAccepted);
  desk.round_at("2026-11-24T08:39"_at);
  CHECK(desk.said().empty());
  desk.round_at("2026-11-24T08:40"_at);
  const Lines said = desk.said();
  REQUIRE(said.size() == 1);
  for (const char* fact : {"jianghe digest", "3件", "XF2026-000002", "办结", "还有17天"})
    CHECK_THAT(said[0], Catch::Contains(fact));
  CHECK(desk.woken.size() == 1);
  for (int hour = 9; hour < 20; ++hour) {
    desk.start();
    desk.round_at(instant_of("2026-11-24"_day, LocalTime(hour, 0)));
  }
  CHECK(desk.said().empty());
  CHECK(desk.count("state = 'sent' AND step = 'T-15'") == 3);
  CHECK(desk.count("state = 'superseded' AND case_no = 'XF2026-000001'") == 1);  // T-30
}

TEST_CASE("hundreds of cases are read in parts at a time, and told of in their order, each once") {
  Desk desk;
  for (int serial = 1; serial <= 600; ++serial) desk.open(serial, kAccepted);
  desk.round_at("2026-11-24T08:40"_at);
  const Lines said = desk.said();
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], Catch::Contains("600件"));
  CHECK(said[0].find("XF2026-000001") < said[0].find("XF2026-000002"));
  CHECK(desk.count("state = 'sent' AND step = 'T-15'") == 600);
  CHECK(desk.reminding->counts().looked == 600);
  desk.round_at("2026-11-24T08:41"_at);
  CHECK(desk.said().empty());
}

TEST_CASE(
    "a store that cannot be read fails the round, whichever thread met it, and the next one "
    "begins anew") {
  Desk desk;
  for (int serial = 1; serial <= 600; ++serial) desk.open(serial, kAccepted);
  const auto rename = [&](const char* sql) {
    desk.room.database.write([&](store::Transaction& tx) { tx.execute(sql); });
  };
  rename("ALTER TABLE case_event RENAME TO elsewhere");
  CHECK_THROWS_AS(desk.round_at("2026-11-24T08:40"_at), store::DatabaseError);
  rename("ALTER TABLE elsewhere RENAME TO case_event");
  desk.round_at("2026-11-24T08:40"_at);
  CHECK(desk.said().size() == 1);
  CHECK(desk.count("state = 'sent' AND step = 'T-15'") == 600);
}

TEST_CASE("on the last day handler, section head and office are told alone, from eight o'clock") {
  Desk desk;
  const std::string number = desk.open(1, kAccepted);
  desk.round_at("2026-12-10T12:00"_at);
  desk.told();
  desk.round_at("2026-12-11T07:59"_at);
  CHECK(desk.said().empty());
  desk.round_at("2026-12-11T08:00"_at);
  const Lines said = desk.said();
  REQUIRE(said.size() == 3);
  for (const std::string& line : said)
    CHECK_THAT(line, Catch::Contains("今天到期") && Catch::Contains("[已知道]"));
  for (const std::string& line : said) {  // its handler alone acts on it
    CAPTURE(line);
    const bool is_handler = line.starts_with("jianghe");
    for (const char* act : {"[进展]", "[已办结]", "[申请延期]", "[不归我办]"})
      CHECK((line.find(act) != std::string::npos) == is_handler);
  }
  CHECK(desk.room.text("SELECT told FROM reminder WHERE step = 'due' AND whom = '@office'") ==
        "叶青");
}

TEST_CASE(
    "a look notes on which day a case is due first, and that nothing is due once it was met") {
  Desk desk;
  const std::string number = desk.open(1, kAccepted);
  desk.round_at("2026-11-24T08:40"_at);
  CHECK(desk.room.number("SELECT COUNT(*) FROM case_look WHERE due_on = '2026-12-11' AND office = "
                         "'main'") == 1);
  desk.append(number, "2026-11-25"_day, petition::event::Concluded{});
  desk.round_at("2026-11-25T12:00"_at);
  CHECK(desk.room.number("SELECT COUNT(*) FROM case_look WHERE due_on IS NULL") == 1);
}

TEST_CASE("nothing is said any more of a clock that was met") {
  Desk desk;
  const std::string number = desk.open(1, kAccepted);
  desk.round_at("2026-12-10T12:00"_at);
  desk.told();
  desk.append(number, "2026-12-10"_day, petition::event::Concluded{});
  for (const char* at : {"2026-12-11T08:00", "2026-12-14T09:00", "2026-12-23T09:00"})
    desk.round_at(*parse_office_time(at));
  CHECK(desk.said().empty());
}

TEST_CASE("after weeks away each person is told once, of the highest step; the rest is on record") {
  Desk desk;
  for (int serial = 1; serial <= 40; ++serial) desk.open(serial, kAccepted);
  desk.round_at("2026-12-15T10:00"_at);  // late since Monday
  Lines told = desk.told();
  std::ranges::sort(told);
  CHECK(told == Lines{"fengchuan digest", "jianghe digest", "qinyue digest", "yeqing digest"});
  CHECK(desk.count("state = 'desk'") == 80);  // the list and the notice's draft, of each
  CHECK(desk.count("state = 'sent' AND case_no IS NOT NULL AND step <> 'due+1'") == 0);
  CHECK(desk.count("state = 'superseded'") > 40 * 10);
  const store::ReminderView view(desk.office);
  CHECK(desk.room.database
            .read([&](store::Transaction& tx) {
              return view.supervision(tx, desk.room.keys, "2026-12-15"_day);
            })
            .size() == 40);
  CHECK(desk.reminding->counts().rows == 80);
  CHECK(desk.reminding->counts().messages == 4);
}

TEST_CASE("who is on leave has a deputy; the reminder stays his who is away") {
  Desk desk;
  desk.office.staff[5].deputy = "唐溪";
  desk.office.staff[5].away = {{"2026-11-23"_day, "2026-11-27"_day}};
  desk.start();
  desk.open(1, kAccepted);
  desk.round_at("2026-11-24T08:40"_at);
  CHECK(desk.told() == Lines{"tangxi digest"});
  CHECK(desk.room.text("SELECT whom || told FROM reminder WHERE step = 'T-15'") == "江禾唐溪");
  desk.round_at("2026-11-30T08:40"_at);  // he is back: it was said
  CHECK(desk.told().empty());
}

TEST_CASE("who has no WeCom is told by SMS, and its door is woken; who has neither is on record") {
  Desk desk;
  desk.office.staff[5].userid = "";
  desk.office.staff[5].phone = "13900007003";
  desk.open(1, kAccepted);
  desk.round_at("2026-11-24T08:40"_at);
  CHECK(desk.told() == Lines{"13900007003 digest"});
  CHECK(desk.room.text("SELECT channel FROM outbox") == "sms");
  CHECK(desk.room.number("SELECT expires_at FROM outbox") == unix_ms("2026-11-26T08:40"_at));
  CHECK(desk.woken.size() == 1);

  desk.office.staff[5].phone = "";
  desk.open(2, kAccepted);
  desk.round_at("2026-11-25T08:40"_at);
  CHECK(desk.said().empty());
  CHECK(desk.count("state = 'unreachable' AND case_no = 'XF2026-000002'") == 1);
  CHECK(desk.room.log.has("case=XF2026-000002"));
  desk.round_at("2026-11-26T08:40"_at);  // not again each day
  CHECK(desk.count("state = 'unreachable' AND case_no = 'XF2026-000002'") == 1);
}

TEST_CASE("an office without the app tells by SMS whom it can") {
  Desk desk;
  desk.office.agent_id = "0";
  desk.office.staff[5].phone = "13900007003";
  desk.open(1, kAccepted);
  desk.round_at("2026-11-24T08:40"_at);
  CHECK(desk.told() == Lines{"13900007003 digest"});
}

TEST_CASE("each office's people are reminded of its own cases, also where two bear one name") {
  Desk desk;
  store::Office county = desk.office;
  county.code = "yunxi";
  for (store::StaffMember& one : county.staff) one.userid = "yx-" + one.userid;
  const store::OfficeBook both({desk.office, county});
  desk.room.database.write([&](store::Transaction& tx) {
    REQUIRE(store::put_office(tx, {"yunxi", "云溪县药监局", "main"}, desk.room.clock.now()));
    store::note_office_of_case(tx, petition::CaseNumber::of(2026, 2).text(), "yunxi");
  });
  desk.open(1, kAccepted);
  desk.open(2, kAccepted);
  Reminding of_both(
      {desk.room.database, desk.room.keys, desk.room.clock, desk.room.random, desk.words, both},
      desk.mail_waits);
  for (LocalDate day = "2026-11-23"_day; day < "2026-12-24"_day; day = day + days{1})
    for (const int hour : {8, 9, 12}) {
      desk.room.clock.set(instant_of(day, LocalTime(hour, 45)));
      of_both.round();
    }
  std::vector<std::string> city, of_county;
  for (const std::string& line : desk.said())
    (line.starts_with("yx-") ? of_county : city).push_back(line);
  REQUIRE_FALSE(city.empty());
  CHECK(city.size() == of_county.size());
  const std::string first = petition::CaseNumber::of(2026, 1).text(),
                    second = petition::CaseNumber::of(2026, 2).text();
  for (const std::string& line : city) CHECK(line.find(second) == std::string::npos);
  for (const std::string& line : of_county) CHECK(line.find(first) == std::string::npos);
}

TEST_CASE("two instances on one store say everything once between them") {
  Desk desk;
  for (int serial = 1; serial <= 20; ++serial) desk.open(serial, kAccepted);
  Reminding other({desk.room.database, desk.room.keys, desk.room.clock, desk.room.random,
                   desk.words, desk.offices},
                  desk.mail_waits);
  for (LocalDate day = "2026-11-23"_day; day < "2026-12-24"_day; day = day + days{1})
    for (const int hour : {7, 8, 9, 12, 21}) {
      desk.room.clock.set(instant_of(day, LocalTime(hour, 45)));
      if (hour % 2 == 0) desk.reminding->round();
      other.round();
      desk.reminding->round();
    }
  CHECK(desk.room.number("SELECT COUNT(*) - COUNT(DISTINCT key) FROM reminder") == 0);
  // T-15 by digest and each of the later ones, all twenty in one message: one a day and person.
  CHECK(desk.room.number("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM outbox GROUP BY "
                         "conversation_id, created_at / 86400000)") == 1);
}

TEST_CASE("a store that takes no message loses no reminder, and doubles none") {
  Desk desk;
  desk.open(1, kAccepted);
  desk.room.break_writes("outbox");
  desk.room.clock.set("2026-11-24T08:40"_at);
  CHECK_THROWS_AS(desk.reminding->round(), store::DatabaseError);
  CHECK(desk.room.rows("reminder") == 0);
  desk.room.heal();
  desk.round_at("2026-11-24T08:41"_at);
  CHECK(desk.told() == Lines{"jianghe digest"});
  desk.round_at("2026-11-24T08:42"_at);
  CHECK(desk.told().empty());
}

TEST_CASE(
    "a pass that ends between its messages and its record is done again, and says nothing twice") {
  Desk desk;
  desk.open(1, kAccepted);
  desk.round_at("2026-11-24T08:39"_at);
  desk.room.break_writes("case_look", "UPDATE OF next_at");
  desk.room.clock.set("2026-11-24T08:40"_at);
  CHECK_THROWS_AS(desk.reminding->round(), store::DatabaseError);
  CHECK(desk.told() == Lines{"jianghe digest"});
  desk.room.heal();
  desk.start();
  desk.round_at("2026-11-24T08:41"_at);
  CHECK(desk.told().empty());
}

TEST_CASE("another policy is looked at with all open cases, and what was said is not said again") {
  Desk desk;
  desk.open(1, kAccepted);
  desk.round_at("2026-11-24T08:40"_at);
  desk.told();
  for (auto& row : desk.office.reminders.clocks)
    if (row.clock == "conclude")
      for (auto& step : row.steps)
        if (step.key == "T-15") step.whom.push_back(petition::Whom::section_head);
  desk.office.law_texts = "another";
  desk.start();
  desk.round_at("2026-11-24T08:45"_at);
  CHECK(desk.told() == Lines{"fengchuan digest"});
}

TEST_CASE("a holiday that is published late moves dates, and whoever counts with one is told") {
  Desk desk;
  const std::string number = desk.open(1, kAccepted);
  desk.round_at("2026-11-25T12:00"_at);
  desk.told();
  const auto year = petition::Calendar::parse(
      R"({"years":{"2026":{"source":"国办发明电〔2026〕9号",
          "off":[{"date":"2026-12-11","name":"公祭日"}],"work":[]}}})",
      "own.json");
  REQUIRE(year);
  desk.office.calendar = desk.office.calendar.with(*year);
  desk.office.law_texts = "with the new holiday";
  desk.start();
  desk.round_at("2026-11-25T20:30"_at);
  CHECK(desk.said().empty());
  desk.round_at("2026-11-26T08:40"_at);
  Lines told;
  for (const std::string& line : desk.said()) {
    CAPTURE(line);
    if (line.find("有变") == std::string::npos) continue;
    CHECK_THAT(line, Catch::Contains("12月11日") && Catch::Contains("12月14日"));
    told.push_back(line.substr(0, line.find(' ')));
  }
  std::ranges::sort(told);
  CHECK(told == Lines{"fengchuan", "jianghe", "yeqing"});
  CHECK(desk.count("step = 'moved' AND state = 'unreachable'") == 0);
  desk.start();
  desk.round_at("2026-11-27T08:40"_at);
  for (const std::string& line : desk.said()) CHECK(line.find("有变") == std::string::npos);
}

TEST_CASE("an entry that is put right moves the date too; the petitioner hears of it") {
  Desk desk;
  const std::string number = desk.open(1, kAccepted);
  const auto talk = desk.room.citizen();
  desk.room.database.write([&](store::Transaction& tx) {
    const auto phone = petition::Phone::parse("13900007001").value();
    const auto person =
        store::person_of(tx, desk.room.keys, petition::PersonName::parse("沈小满").value(), phone,
                         desk.room.clock.now());
    store::index_case(tx, desk.room.keys, number, "604817", phone, person);
    store::join_identity(tx, talk, person, desk.room.clock.now());
  });
  desk.round_at("2026-11-25T12:00"_at);
  desk.told();
  petition::event::Corrected right;
  right.entry = 2;
  right.reason = "受理日期记错了";
  right.instead = {event_on("2026-10-19"_day, petition::event::Accepted{"食品科"})};
  desk.append(number, "2026-11-25"_day, right);
  desk.round_at("2026-11-26T08:40"_at);
  int citizens = 0;
  for (const std::string& line : desk.said())
    if (line.starts_with(kCitizen)) {
      ++citizens;
      CHECK_THAT(line, Catch::Contains("12月11日") && Catch::Contains("12月18日"));
    }
  CHECK(citizens == 1);
}

TEST_CASE("a case that cannot be read keeps none of the others from being told") {
  Desk desk;
  desk.open(1, kAccepted);
  desk.open(2, kAccepted);
  desk.room.change("UPDATE case_event SET detail = 'x' WHERE case_no = 'XF2026-000001'");
  desk.round_at("2026-11-24T08:40"_at);
  CHECK(desk.told() == Lines{"jianghe digest"});
  CHECK(desk.room.log.has("case=XF2026-000001"));
  CHECK(desk.room.number("SELECT next_at FROM case_look WHERE case_no = 'XF2026-000001'") ==
        unix_ms("2026-11-24T09:40"_at));
}

TEST_CASE("a citizen is reminded of a right that runs out, in the conversation that is his") {
  Desk desk;
  const std::string number = desk.open(1, "2026-10-12"_day);
  desk.append(number, "2026-11-02"_day, petition::event::Concluded{});
  desk.append(number, "2026-11-03"_day,
              petition::event::Served{.document = petition::Document::opinion});
  const auto serve = [&](bool is_linked) {
    const auto who = desk.room.citizen();
    desk.room.database.write([&](store::Transaction& tx) {
      const auto phone = petition::Phone::parse("13900007001").value();
      const auto person =
          store::person_of(tx, desk.room.keys, petition::PersonName::parse("沈小满").value(), phone,
                           desk.room.clock.now());
      store::index_case(tx, desk.room.keys, number, "604817", phone, person);
      if (is_linked) store::join_identity(tx, who, person, desk.room.clock.now());
    });
  };
  SECTION("by customer service") {
    serve(true);
    desk.round_at("2026-11-26T08:39"_at);
    CHECK(desk.told().empty());
    desk.round_at("2026-11-26T08:40"_at);
    const Lines said = desk.said();
    REQUIRE(said.size() == 1);
    CHECK_THAT(said[0], Catch::Contains("wm-citizen-1 reminder") && Catch::Contains("申请复查") &&
                            Catch::Contains("2026年12月3日"));
    CHECK(desk.room.text("SELECT channel FROM outbox") == "wecom.kf");
    // He may write long after: of a day that is over nothing is said.
    CHECK(desk.room.number("SELECT expires_at FROM outbox") == unix_ms("2026-12-04T00:00"_at));
  }
  SECTION("by SMS where only his telephone is known") {
    serve(false);
    desk.round_at("2026-11-26T08:40"_at);
    CHECK(desk.told() == Lines{"13900007001 reminder"});
  }
  SECTION("or not at all, and that is on record") {
    desk.round_at("2026-11-26T08:40"_at);
    CHECK(desk.told().empty());
    CHECK(desk.count("state = 'unreachable' AND case_no = 'XF2026-000001'") == 1);
  }
}

}  // namespace reminding_test
