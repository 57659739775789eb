#include "store/moved_days.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/waiting_list.h"
#include "tests/support/store_room.h"

namespace moved_days_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const LocalDate kFrom = "2026-11-16"_day, kTo = "2026-11-18"_day;

struct Hall : StoreRoom {
  petition::BookingNumber book(ConversationId who, const std::string& phone, const std::string& day,
                               const std::string& time) {
    return turn(who, [&](const DeskContext& desk) {
      return insert_booking(desk, request(phone, day, time))->booking.number;
    });
  }
  Result<DayMoved> move(DayMove what = {kFrom, kTo, "高朗", "外出开会"}) {
    return turn({}, [&](const OfficeContext& desk) { return move_reception(desk, what); });
  }
  bot::BookingRequest now_of(const petition::BookingNumber& number) {
    return turn({},
                [&](const DeskContext& desk) { return find_booking(desk, number)->booking.what; });
  }
};

}  // namespace

TEST_CASE("who has booked goes with the day, keeps his hour, and is told old and new") {
  Hall hall;
  const auto who = hall.citizen("wm-a");
  const auto mine = hall.book(who, "13900007001", "2026-11-16", "10:00");
  const auto moved = hall.move();
  REQUIRE(moved);
  CHECK(moved->moved == 1);
  CHECK(hall.now_of(mine).date == kTo);
  CHECK(hall.now_of(mine).time == LocalTime(10, 0));
  const auto said = hall.said("reception_moved");
  REQUIRE(said.size() == 2);
  CHECK(said[0].user == "wm-a");
  CHECK_THAT(said[0].text, Contains("11月16日") && Contains("11月18日") && Contains("10:00") &&
                               Contains(mine.text()));
  CHECK_THAT(said[0].text, !Contains("外出开会"));
  CHECK(said[1].user == "yeqing");
  CHECK(hall.number("SELECT COUNT(*) FROM booking_event WHERE event = 'changed'") == 1);
}

TEST_CASE("nobody loses his seat where the new day has fewer: the nearest hour, else besides") {
  Hall hall;
  hall.office.reception.capacity = 1;
  std::vector<petition::BookingNumber> all;
  int nth = 0;
  for (const LocalTime slot : hall.office.reception.slots) {
    const std::string phone = "1390000700" + std::to_string(nth % 10);
    all.push_back(
        hall.book(hall.citizen("wm-" + std::to_string(nth)), phone, "2026-11-16", slot.iso()));
    ++nth;
  }
  // The afternoon of the new day is closed, and somebody has 9:00 already.
  for (const char* time : {"15:00", "15:30", "16:00", "16:30"})
    hall.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)",
                 {kTo.iso(), std::string(time)});
  hall.book(hall.citizen("wm-first"), "13900007099", "2026-11-18", "09:00");
  const auto moved = hall.move();
  REQUIRE(moved);
  CHECK(moved->moved == int(all.size()));
  CHECK(moved->over_capacity > 0);
  for (const auto& number : all) CHECK(hall.now_of(number).date == kTo);
  CHECK(hall.number("SELECT COUNT(*) FROM booking WHERE state = 'booked' AND date = $1",
                    {kTo.iso()}) == std::int64_t(all.size()) + 1);
}

TEST_CASE("the moved day is the day from then on, for citizens too, and can be moved again") {
  Hall hall;
  REQUIRE(hall.move());
  const auto days = [&] {
    return hall.desk(hall.citizen("wm-a"), [](OfficeDesk& desk) { return desk.reception_days(); });
  };
  CHECK(days().front().day == kTo);
  CHECK(days().front().because == petition::Because::office);
  REQUIRE(hall.move({kTo, "2026-11-20"_day, "林岳", "再改"}));
  CHECK(days().front().day == "2026-11-20"_day);
  CHECK(hall.number("SELECT COUNT(*) FROM moved_day") == 1);
}

TEST_CASE("who waits for a seat of that day waits on for it where it is held") {
  Hall hall;
  const auto who = hall.citizen("wm-a");
  hall.turn(who, [](const DeskContext& desk) {
    join_waiting(desk, kFrom, request("13900007001", "2026-11-16", "09:00"));
  });
  REQUIRE(hall.move());
  const auto waiting = hall.turn(who, [](const DeskContext& desk) { return waiting_of(desk); });
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].day == kTo);
}

TEST_CASE("who books by telephone is told by SMS, without what he comes for") {
  Hall hall;
  hall.book({}, "13900007001", "2026-11-16", "10:00");
  REQUIRE(hall.move());
  const auto said = hall.said("reception_moved");
  CHECK(said.front().user == "13900007001");
  CHECK_THAT(said.front().text, Contains("11月18日") && !Contains("工资"));
}

TEST_CASE("a move that cannot be is refused with what is wrong with it") {
  Hall hall;
  const auto code = [&](DayMove what) { return hall.move(std::move(what)).error().code; };
  CHECK(code({kFrom, kTo, "没有此人", "x"}) == "staff.unknown");
  CHECK(code({kFrom, kTo, "江禾", "x"}) == "reception.role");
  CHECK(code({kFrom, kTo, "高朗", ""}) == "reception.reason");
  CHECK(code({"2026-11-17"_day, kTo, "高朗", "x"}) == "reception.no_such_day");
  CHECK(code({kFrom, "2026-11-01"_day, "高朗", "x"}) == "reception.past");
  CHECK(code({kFrom, "2026-11-21"_day, "高朗", "x"}) == "reception.day_off");
  CHECK(code({kFrom, "2026-12-15"_day, "高朗", "x"}) == "reception.same_day");
}

}  // namespace moved_days_test
