// Days off put in force at the console: the running program, and any beside it, follows and tells.
#include <algorithm>
#include <catch2/catch.hpp>

#include "store/calendar_years.h"
#include "store/moved_deadlines.h"
#include "tests/unit/gateway/walk/reminding_room.h"

namespace reminding_holidays_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using gateway::Reminding;
using Lines = std::vector<std::string>;

namespace {

// An instance: its own book of the offices, and its own pass.
struct Instance {
  explicit Instance(RemindedRoom& desk)
      : desk(desk),
        book({desk.office}),
        reminding(Reminding::Parts{desk.room.database, desk.room.keys, desk.room.clock,
                                   desk.room.random, desk.words, book},
                  desk.mail_waits) {}
  void round() {
    desk.room.database.read([&](store::Transaction& tx) { book.follow(tx, desk.room.keys); });
    reminding.round();
  }
  RemindedRoom& desk;
  store::OfficeBook book;
  Reminding reminding;
};

Lines told_of_moves(RemindedRoom& desk) {
  Lines told;
  for (const std::string& line : desk.said())
    if (line.find("有变") != std::string::npos) told.push_back(line.substr(0, line.find(' ')));
  std::ranges::sort(told);
  return told;
}

}  // namespace

TEST_CASE(
    "days off put in force move dates while the program runs, and those are told who were named") {
  RemindedRoom desk;
  Instance first(desk), second(desk);
  desk.open(1, "2026-10-12"_day);  // to be concluded by Friday the 11th of December
  desk.room.clock.set("2026-11-25T12:00"_at);
  first.round();
  second.round();
  desk.told();

  petition::CalendarYear year = desk.office.calendar.year(2026);
  year.days.push_back({"2026-12-11"_day, "假"});
  const std::string text = petition::calendar_text(year);
  const auto after = desk.office.calendar.with(*petition::Calendar::parse(text, "test"));
  const auto foreseen = desk.room.database.read([&](store::Transaction& tx) {
    return store::moved_deadlines(
        tx, desk.room.keys, first.book, {desk.office.calendar, after},
        [](const std::string&, const petition::CaseFile&) { return true; }, "2026-11-25"_day);
  });
  REQUIRE(foreseen.count == 1);
  desk.room.database.write([&](store::Transaction& tx) {
    store::keep_calendar_year(tx, {.year = 2026, .text = text, .by_name = "高朗"});
  });

  desk.room.clock.set("2026-11-26T08:40"_at);
  second.round();
  first.round();
  const Lines told = told_of_moves(desk);
  CHECK(told == Lines{"fengchuan", "jianghe", "yeqing"});
  CHECK(told.size() == foreseen.first[0].told.size());
  Instance started_again(desk);
  desk.room.clock.set("2026-11-27T08:40"_at);
  for (Instance* one : {&started_again, &first, &second}) one->round();
  CHECK(told_of_moves(desk).empty());
}

}  // namespace reminding_holidays_test
