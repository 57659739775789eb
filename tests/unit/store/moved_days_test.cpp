#include "store/moved_days.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/reception_changes.h"
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
  for (const LocalTime slot : hall.office.reception.slots)  // nothing is free there either
    hall.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)", {kTo.iso(), slot.iso()});
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

TEST_CASE("a day with no seat left takes nobody, and a day that is over is not moved") {
  Hall hall;
  for (const LocalTime slot : hall.office.reception.slots)
    hall.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)", {kTo.iso(), slot.iso()});
  CHECK(hall.move());  // nobody has booked: who would be turned away
  Hall booked;
  booked.book({}, "13900007001", "2026-11-16", "10:00");
  for (const LocalTime slot : booked.office.reception.slots)
    booked.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)", {kTo.iso(), slot.iso()});
  CHECK(booked.move().error().code == "reception.full");
  CHECK(booked.said("reception_moved").empty());
  const auto past = booked.move({"2026-10-15"_day, kTo, "高朗", "x"});
  CHECK(past.error().code == "reception.past");
  CHECK(past.error().where == "from");
}

TEST_CASE("a move asked for twice is done once, and everybody is told once") {
  Hall hall;
  hall.book({}, "13900007001", "2026-11-16", "10:00");
  hall.book({}, "13900007002", "2026-11-16", "10:30");
  REQUIRE(hall.move());
  const auto told = hall.said("reception_moved").size();
  CHECK(hall.move().error().code == "reception.no_such_day");
  CHECK(hall.said("reception_moved").size() == told);
  const auto changes =
      hall.database.read([](Transaction& tx) { return reception_changes(tx, "main", 9); });
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].told.size() == 2);
  for (const auto& one : changes[0].told) CHECK(one.state == "queued");
}

TEST_CASE("who waits goes along with what he asked for, and who was offered a seat is asked anew") {
  Hall hall;
  const auto first = hall.citizen("wm-a"), second = hall.citizen("wm-b");
  for (const auto who : {first, second})
    hall.turn(who, [](const DeskContext& desk) {
      join_waiting(desk, kFrom, request("13900007001", "2026-11-16", "09:00"));
    });
  hall.office.reception.capacity = 1;
  hall.office.reception.slots = {LocalTime(9, 0)};
  hall.turn({}, [](const DeskContext& desk) { offer_free_seats(desk, kFrom); });
  REQUIRE(hall.said("waiting_offer").size() == 1);
  REQUIRE(hall.move());
  const auto offers = hall.said("waiting_offer");
  CHECK_THAT(offers.back().text, Contains("11月18日"));
  const auto seat = hall.turn(first, [](const DeskContext& desk) { return live_offer(desk); });
  REQUIRE(seat);
  CHECK(seat->offer.day == kTo);
  CHECK(seat->offer.request.phone.text() == "13900007001");
  CHECK(hall.number("SELECT COUNT(*) FROM waiting WHERE date = $1 AND state = 'waiting'",
                    {kTo.iso()}) == 1);
}

TEST_CASE("a day that is called off is none any more, and booked and waiting people are told") {
  Hall hall;
  const auto who = hall.citizen("wm-a"), waits = hall.citizen("wm-b");
  const auto mine = hall.book(who, "13900007001", "2026-11-16", "10:00");
  hall.turn(waits, [](const DeskContext& desk) {
    join_waiting(desk, kFrom, request("13900007002", "2026-11-16", "09:00"));
  });
  const auto cancel = [&](const char* by, const char* reason) {
    return hall.turn(
        {}, [&](const OfficeContext& desk) { return cancel_reception(desk, kFrom, by, reason); });
  };
  CHECK(cancel("江禾", "停电").error().code == "reception.role");
  CHECK(cancel("高朗", "").error().code == "reception.reason");
  const auto done = cancel("高朗", "停电");
  REQUIRE(done);
  CHECK(done->bookings == 1);
  CHECK(done->waiting == 1);
  const auto said = hall.said("reception_cancelled");
  REQUIRE(said.size() == 3);
  CHECK(said[0].user == "wm-a");
  CHECK_THAT(said[0].text, Contains(mine.text()) && Contains("12月15日") && !Contains("停电"));
  CHECK(said[1].user == "wm-b");
  CHECK(said[2].user == "yeqing");
  const auto days = hall.desk(who, [](OfficeDesk& desk) { return desk.reception_days(); });
  CHECK(days.front().day == "2026-12-15"_day);
  CHECK(hall.number("SELECT COUNT(*) FROM booking WHERE state = 'booked'") == 0);
  CHECK(cancel("高朗", "停电").error().code == "reception.no_such_day");
  CHECK(hall.said("reception_cancelled").size() == 3);
}

// The office's file takes the day away at a restart: the 20th is the day now.
TEST_CASE("who is booked for a day that the file took away is seen, and goes where somebody says") {
  Hall hall;
  const auto left = [&] {
    return hall.turn({}, [](const OfficeContext& desk) { return left_days(desk); });
  };
  const auto mine = hall.book(hall.citizen("wm-a"), "13900007001", "2026-11-16", "10:00");
  CHECK(left().empty());
  hall.office.reception.day = 20;
  REQUIRE(left().size() == 1);
  CHECK(left()[0] == std::pair(kFrom, 1));
  CHECK(hall.said("reception_moved").empty());
  REQUIRE(hall.move({kFrom, "2026-11-20"_day, "高朗", "接访日改了"}));
  CHECK(left().empty());
  CHECK(hall.now_of(mine).date == "2026-11-20"_day);
  CHECK(hall.said("reception_moved").front().user == "wm-a");
  CHECK(hall.number("SELECT COUNT(*) FROM moved_day") == 0);  // it is the day by itself
  const auto again = hall.move({kFrom, "2026-11-20"_day, "高朗", "x"});
  CHECK(again.error().code == "reception.no_such_day");
}

TEST_CASE("a day that the file took away is called off for those who are booked for it") {
  Hall hall;
  const auto who = hall.citizen("wm-a");
  hall.book(who, "13900007001", "2026-11-16", "10:00");
  hall.office.reception.day = 20;
  const auto done = hall.turn(
      {}, [](const OfficeContext& desk) { return cancel_reception(desk, kFrom, "高朗", "x"); });
  REQUIRE(done);
  CHECK(done->bookings == 1);
  CHECK_THAT(hall.said("reception_cancelled").front().text, Contains("11月20日"));
  const auto days = hall.desk(who, [](OfficeDesk& desk) { return desk.reception_days(); });
  CHECK(days.front().day == "2026-11-20"_day);
}

}  // namespace moved_days_test
