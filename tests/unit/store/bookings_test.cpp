#include "store/bookings.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "store/people.h"
#include "tests/support/store_room.h"

namespace bookings_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const LocalDate kDay = "2026-11-16"_day;

struct Room : StoreRoom {
  Room() { office.reception.capacity = 2; }

  ConversationId a = citizen("wm-a");
  ConversationId b = citizen("wm-b");

  std::optional<BookingRow> book(ConversationId who, const bot::BookingRequest& what) {
    return turn(who, [&](const DeskContext& desk) { return insert_booking(desk, what); });
  }
  std::optional<BookingRow> book(ConversationId who, const std::string& time,
                                 const std::string& phone = "13900007001") {
    return book(who, request(phone, "2026-11-16", time));
  }
  int free(const std::string& time) {
    const auto all = turn(a, [](const DeskContext& desk) { return openings(desk, kDay); });
    return std::ranges::find(all, *LocalTime::parse(time), &bot::Opening::time)->free;
  }
  std::vector<std::string> mine(ConversationId who, std::optional<std::string> hash = {}) {
    return turn(who, [&](const DeskContext& desk) {
      std::vector<std::string> numbers;
      for (const BookingRow& row : bookings_of(desk, hash))
        numbers.push_back(row.booking.number.text());
      return numbers;
    });
  }
  bool touches(ConversationId who, const BookingRow& row, std::optional<std::string> hash = {}) {
    return turn(who, [&](const DeskContext& desk) { return may_touch(desk, row, hash); });
  }
  void cancel(const BookingRow& row) {
    turn(a, [&](const DeskContext& desk) { cancel_booking(desk, row); });
  }
};

}  // namespace

TEST_CASE("a time has as many seats as the office says, and the last one is given once") {
  Room room;
  CHECK(room.free("09:00") == 2);
  REQUIRE(room.book(room.a, "09:00"));
  CHECK(room.free("09:00") == 1);
  REQUIRE(room.book(room.b, "09:00"));
  CHECK(room.free("09:00") == 0);
  CHECK_FALSE(room.book(room.a, "09:00"));
  CHECK(room.free("09:30") == 2);
  CHECK(room.number("SELECT COUNT(*) FROM booking") == 2);
  CHECK(room.number("SELECT COUNT(DISTINCT seat) FROM booking") == 2);
}

TEST_CASE("two cannot be written into one seat, whatever the count says") {
  Room room;
  REQUIRE(room.book(room.a, "09:00"));
  REQUIRE(room.book(room.b, "09:00"));
  CHECK_THROWS_AS(room.execute("UPDATE booking SET seat = 0"), DatabaseError);
}

TEST_CASE("a time the office has closed has no free seat; who is booked stays") {
  Room room;
  const auto row = room.book(room.a, "09:00");
  room.execute("INSERT INTO seat_block(date, time) VALUES ('2026-11-16', '09:00')");
  CHECK(room.free("09:00") == 0);
  CHECK(room.free("09:30") == 2);
  CHECK_FALSE(room.book(room.b, "09:00"));
  CHECK(room.mine(room.a) == std::vector{row->booking.number.text()});
}

TEST_CASE("numbers run in series and none is used twice, also beside those that were imported") {
  Room room;
  const auto first = room.book(room.a, "09:00");
  CHECK(first->booking.number.text() == "A0001");
  const auto imported = room.turn({}, [](const DeskContext& desk) {
    return insert_booking(desk, request("13900007002", "2026-11-16", "09:30"),
                          petition::BookingNumber::parse("A0002").value());
  });
  REQUIRE(imported);
  CHECK(imported->booking.number.text() == "A0002");
  CHECK(imported->conversation == ConversationId{});
  room.cancel(*first);
  CHECK(room.book(room.a, "09:00")->booking.number.text() == "A0003");
}

TEST_CASE("a booking is read back as it was made") {
  Room room;
  bot::BookingRequest what = request("13900007001", "2026-11-16", "15:30");
  what.people = 4;
  what.representatives = {"许立春", "何小雨"};
  what.for_other = true;
  const auto made = room.book(room.a, what);
  const auto found = room.turn(
      room.b, [&](const DeskContext& desk) { return find_booking(desk, made->booking.number); });
  REQUIRE(found);
  CHECK(found->id == made->id);
  CHECK(found->conversation == room.a);
  CHECK(found->booking.query_code == made->booking.query_code);
  CHECK(found->booking.query_code.size() == 6);
  const bot::BookingRequest& read = found->booking.what;
  CHECK(read.name == what.name);
  CHECK(read.phone == what.phone);
  CHECK(read.people == 4);
  CHECK(read.representatives == what.representatives);
  CHECK(read.matter == what.matter);
  CHECK(read.for_other);
  CHECK(read.date == what.date);
  CHECK(read.time == what.time);
}

TEST_CASE("who comes, why, and the code cannot be read in the file") {
  Room room;
  bot::BookingRequest what = request("13900007001", "2026-11-16", "09:00");
  what.representatives = {"许立春"};
  const auto made = room.book(room.a, what);
  const std::string bytes = room.bytes();
  REQUIRE_THAT(bytes, Contains("A0001"));
  CHECK_THAT(bytes, !Contains("沈小满") && !Contains("许立春") && !Contains("13900007001"));
  CHECK_THAT(bytes, !Contains("拖欠工资") && !Contains(made->booking.query_code));
}

TEST_CASE("facts of a booking are changed all together, and what was noted tells of it") {
  Room room;
  const auto made = room.book(room.a, "09:00");
  bot::BookingRequest to = request("13900007002", "2026-11-16", "10:00");
  to.name = petition::PersonName::parse("许立春").value();
  to.people = 3;
  to.representatives = {"何小雨"};
  to.matter = "换了一件事";
  to.for_other = true;
  CHECK(
      room.turn(room.a, [&](const DeskContext& desk) { return change_booking(desk, *made, to); }));
  const auto found = room.turn(
      room.a, [&](const DeskContext& desk) { return find_booking(desk, made->booking.number); });
  REQUIRE(found);
  CHECK(found->booking.query_code == made->booking.query_code);
  const bot::BookingRequest& read = found->booking.what;
  CHECK(read.name == to.name);
  CHECK(read.phone == to.phone);
  CHECK(read.people == 3);
  CHECK(read.representatives == to.representatives);
  CHECK(read.matter == to.matter);
  CHECK(read.for_other);
  CHECK(read.time == to.time);
  CHECK(room.free("09:00") == 2);
  CHECK(room.free("10:00") == 1);
  // Found by the new phone, no more by the old one.
  CHECK(room.mine(room.b, phone_hash(room.keys, to.phone)).size() == 1);
  CHECK(room.mine(room.b, phone_hash(room.keys, made->booking.what.phone)).empty());
  CHECK(room.number("SELECT version FROM booking") == 2);
  CHECK(room.number("SELECT COUNT(*) FROM booking_event WHERE event = 'changed'") == 1);
}

TEST_CASE("a booking is not moved to a full time, and then nothing of it is changed") {
  Room room;
  const auto made = room.book(room.a, "09:00");
  room.book(room.b, "10:00");
  room.book(room.b, "10:00");
  bot::BookingRequest to = request("13900007002", "2026-11-16", "10:00");
  to.people = 5;
  CHECK_FALSE(
      room.turn(room.a, [&](const DeskContext& desk) { return change_booking(desk, *made, to); }));
  const auto found = room.turn(
      room.a, [&](const DeskContext& desk) { return find_booking(desk, made->booking.number); });
  CHECK(found->booking.what.people == 1);
  CHECK(found->booking.what.time == LocalTime(9, 0));
  CHECK(room.number("SELECT COUNT(*) FROM booking_event WHERE event = 'changed'") == 0);
  // In a full time other facts can be changed: his own seat is not in his way.
  bot::BookingRequest more = made->booking.what;
  more.people = 2;
  room.book(room.b, "09:00");
  CHECK(room.turn(room.a,
                  [&](const DeskContext& desk) { return change_booking(desk, *made, more); }));
}

TEST_CASE("a booking cancelled frees its seat, and is found no more") {
  Room room;
  const auto made = room.book(room.a, "09:00");
  room.book(room.b, "09:00");
  room.cancel(*made);
  CHECK(room.free("09:00") == 1);
  CHECK(room.mine(room.a).empty());
  CHECK_FALSE(room.turn(
      room.a, [&](const DeskContext& desk) { return find_booking(desk, made->booking.number); }));
  CHECK(room.book(room.a, "09:00"));
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE state = 'cancelled'") == 1);
}

TEST_CASE("one may touch what he made here, what is under his phone, and what was opened to him") {
  Room room;
  const auto made = room.book(room.a, "09:00", "13900007001");
  const auto his = phone_hash(room.keys, made->booking.what.phone);
  const auto other = phone_hash(room.keys, petition::Phone::parse("13900007002").value());
  CHECK(room.touches(room.a, *made));
  CHECK_FALSE(room.touches(room.b, *made));
  CHECK_FALSE(room.touches(room.b, *made, other));
  CHECK(room.touches(room.b, *made, his));
  for (int again = 0; again < 2; ++again)
    room.turn(room.b, [&](const DeskContext& desk) { grant(desk, *made); });
  CHECK(room.touches(room.b, *made));
  CHECK(room.mine(room.b, his) == std::vector{made->booking.number.text()});  // once, by both ways
}

TEST_CASE("one's bookings stand by date; those of days gone by are not among them") {
  Room room;
  const auto later = room.book(room.a, request("13900007001", "2026-12-15", "09:00"));
  const auto noon = room.book(room.a, "15:00");
  const auto morning = room.book(room.a, "09:30");
  CHECK(room.mine(room.a) == std::vector{morning->booking.number.text(),
                                         noon->booking.number.text(),
                                         later->booking.number.text()});
  room.clock.set("2026-11-16T23:59"_at);
  CHECK(room.mine(room.a).size() == 3);
  room.clock.set("2026-11-17T00:00"_at);
  CHECK(room.mine(room.a) == std::vector{later->booking.number.text()});
}

TEST_CASE("staff see the visits of a day in their order, living ones alone") {
  Room room;
  room.book(room.a, "15:00");
  const auto gone = room.book(room.a, "09:00");
  room.book(room.b, "09:00");
  room.book(room.b, request("13900007001", "2026-12-15", "09:00"));
  room.cancel(*gone);
  const auto day = room.turn({}, [](const DeskContext& desk) { return bookings_on(desk, kDay); });
  REQUIRE(day.size() == 2);
  CHECK(day[0].booking.what.time == LocalTime(9, 0));
  CHECK(day[0].conversation == room.b);
  CHECK(day[1].booking.what.time == LocalTime(15, 0));
}

TEST_CASE("bookings are found by conversation, phone, number and day by their indexes",
          "[sqlite]") {
  Room room;
  CHECK_THAT(room.plan("bookings.cpp", "b WHERE b.conversation_id = $1"),
             Contains("INDEX booking_conversation"));
  CHECK_THAT(room.plan("bookings.cpp", "WHERE b.phone_hash = $1"), Contains("INDEX booking_phone"));
  CHECK_THAT(room.plan("bookings.cpp", "WHERE b.number = $1"),
             Contains("INDEX sqlite_autoindex_booking_1"));
  CHECK_THAT(room.plan("bookings.cpp", "WHERE b.office = $1 AND b.date = $2"),
             Contains("INDEX booking_seat (office=? AND date=?)"));
  CHECK_THAT(room.plan("bookings.cpp", "JOIN booking_access"), !Contains("SCAN"));
  CHECK_THAT(room.plan("bookings.cpp", "FROM booking WHERE office = $1 AND date = $2 AND state"),
             Contains("INDEX booking_seat (office=? AND date=?)"));
}

}  // namespace bookings_test
