#include "store/waiting_list.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/waiting_room.h"

namespace waiting_list_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
using Room = WaitingRoom;

TEST_CASE("the waiting list stands in the order of asking; who asks again keeps the place") {
  Room room;
  CHECK(room.wait(room.a) == 1);
  CHECK(room.wait(room.b) == 2);
  CHECK(room.wait(room.c) == 3);
  CHECK(room.wait(room.a) == 1);
  CHECK(room.wait(room.b) == 2);
  CHECK(room.places(room.c) == std::vector{3});
  CHECK(room.number("SELECT COUNT(*) FROM waiting") == 3);
}

TEST_CASE("who leaves the list makes the others move up, and joins again at its end") {
  Room room;
  for (const ConversationId who : {room.a, room.b, room.c}) room.wait(who);
  const auto leave = [&] {
    return room.desk(room.a, [](OfficeDesk& d) { return d.leave_waiting(kDay); });
  };
  CHECK(leave());
  CHECK_FALSE(leave());
  CHECK(room.places(room.a).empty());
  CHECK(room.places(room.b) == std::vector{1});
  CHECK(room.wait(room.a) == 3);
}

TEST_CASE("what is asked for on the list is the last that was said, sealed") {
  Room room;
  room.wait(room.a);
  room.desk(room.a, [](OfficeDesk& d) {
    bot::BookingRequest other = request("13900007002", "2026-11-16", "09:00");
    other.people = 3;
    other.representatives = {"许立春"};
    d.wait_for(kDay, other);
  });
  CHECK_THAT(room.bytes(), !Contains("许立春") && !Contains("13900007002"));
  room.holder_cancels();
  const auto seat = room.take(room.a);
  REQUIRE(std::holds_alternative<bot::Booking>(seat));
  CHECK(std::get<bot::Booking>(seat).what.phone.text() == "13900007002");
  CHECK(std::get<bot::Booking>(seat).what.people == 3);
  CHECK(std::get<bot::Booking>(seat).what.representatives == std::vector<std::string>{"许立春"});
}

TEST_CASE("a seat that becomes free is held for who is next, and is free for nobody else") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.woken.clear();
  room.holder_cancels();
  const auto offer = room.offer(room.a);
  REQUIRE(offer);
  CHECK(offer->day == kDay);
  CHECK(offer->time == LocalTime(9, 0));
  CHECK(offer->until == room.clock.now() + hours{12});
  CHECK_FALSE(room.offer(room.b));
  CHECK(room.free() == 0);
  CHECK(room.places(room.a).empty());
  CHECK(room.places(room.b) == std::vector{1});
  const auto seat = room.desk(
      room.b, [](OfficeDesk& d) { return d.book(request("13900007002", "2026-11-16", "09:00")); });
  CHECK(std::get<bot::SeatRefusal>(seat) == bot::SeatRefusal::taken);
  // He is told, at once and before other talk, and not later than it holds.
  const auto told = room.said("waiting_offer");
  REQUIRE(told.size() == 1);
  CHECK(told[0].user == "wm-a");
  CHECK(told[0].priority == 1);
  CHECK_THAT(told[0].text, Contains("09:00"));
  CHECK(room.woken == std::vector{room.a});
  // An hour is his to answer in.
  CHECK(room.number("SELECT expires_at FROM outbox WHERE about = 'waiting_offer'") ==
        (offer->until - hours{1}).time_since_epoch().count());
}

TEST_CASE("an offer taken is a booking; it can be taken once") {
  Room room;
  room.wait(room.a);
  room.holder_cancels();
  const auto seat = room.take(room.a);
  REQUIRE(std::holds_alternative<bot::Booking>(seat));
  CHECK(std::get<bot::Booking>(seat).number.text() == "A0002");
  CHECK(std::get<bot::Booking>(seat).what.time == LocalTime(9, 0));
  CHECK_FALSE(room.offer(room.a));
  CHECK(std::get<bot::SeatRefusal>(room.take(room.a)) == bot::SeatRefusal::taken);
  CHECK(room.free() == 0);
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE state = 'booked'") == 1);
}

TEST_CASE("an offer declined goes to who is next, and the last one's no makes the seat free") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  const auto decline = [&](ConversationId who) {
    room.desk(who, [](OfficeDesk& d) { d.decline_offer(); });
  };
  decline(room.b);  // has none: nothing happens
  CHECK(room.offer(room.a));
  decline(room.a);
  CHECK_FALSE(room.offer(room.a));
  REQUIRE(room.offer(room.b));
  CHECK(room.free() == 0);
  decline(room.b);
  CHECK(room.free() == 1);
  CHECK(room.said("waiting_offer").size() == 2);
}

TEST_CASE("an offer that nobody answers goes to who is next when its time is over") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  room.offers_are(OutboxState::accepted);
  room.clock.advance(hours{12} - seconds{1});
  CHECK(room.expire() == 0);
  CHECK(room.offer(room.a));
  room.clock.advance(seconds{1});
  CHECK_FALSE(room.offer(room.a));  // to the second, whether or not somebody has swept
  CHECK(std::get<bot::SeatRefusal>(room.take(room.a)) == bot::SeatRefusal::taken);
  CHECK(room.expire() == 1);
  CHECK(room.expire() == 0);
  CHECK(room.offer(room.b));
  CHECK_FALSE(room.offer(room.a));
  CHECK(room.places(room.a).empty());
}

TEST_CASE("what he wrote before his offer was over counts, though it is read later") {
  Room room;
  room.wait(room.a);
  room.holder_cancels();
  room.offers_are(OutboxState::accepted);
  room.clock.advance(hours{11});
  room.execute(
      "INSERT INTO inbox(id, conversation_id, channel, message_key, kind, sent_at, received_at, "
      "payload, trace) VALUES (77, $1, 'wecom.kf', 'm', 'text', $2, $2, '', 't')",
      {room.a.value, unix_ms(room.clock.now())});
  room.execute("UPDATE conversation SET work_since = 1 WHERE id = $1", {room.a.value});
  room.clock.advance(hours{3});
  CHECK(room.expire() == 0);
  room.turn(room.a, [](const DeskContext& context) {
    DeskContext at_his_message{context};
    at_his_message.message = InboxId{77};
    CHECK(live_offer(at_his_message));
    CHECK_FALSE(live_offer(context));
  });
  room.execute("UPDATE conversation SET work_since = NULL WHERE id = $1", {room.a.value});
  CHECK(room.expire() == 1);
}

TEST_CASE("an offer is over once the platform was asked for what was written until then") {
  Room room;
  room.wait(room.a);
  room.holder_cancels();
  room.offers_are(OutboxState::accepted);
  const std::int64_t made = unix_ms(room.clock.now());
  room.execute("INSERT INTO kf_account(open_kfid, cursor, pulled_at) VALUES ('wk', 'c', $1)",
               {made});
  room.execute("UPDATE conversation SET account = 'wk' WHERE id = $1", {room.a.value});
  room.clock.advance(hours{15});
  CHECK(room.expire() == 0);  // the office was away, and he may have answered
  SECTION("it was asked") {
    room.execute("UPDATE kf_account SET pulled_at = $1", {unix_ms(room.clock.now())});
    CHECK(room.expire() == 1);
  }
  SECTION("a day later the seat goes on, whatever the platform does") {
    room.clock.advance(hours{21});
    CHECK(room.expire() == 1);
  }
}

TEST_CASE("there are never more offers than seats") {
  Room room;
  for (const ConversationId who : {room.a, room.b, room.c}) room.wait(who);
  room.holder_cancels();
  for (int again = 0; again < 3; ++again)
    room.turn({}, [](const DeskContext& context) { offer_free_seats(context, kDay); });
  CHECK(room.number("SELECT COUNT(*) FROM waiting WHERE state = 'offered'") == 1);
  CHECK(room.said("waiting_offer").size() == 1);
}

TEST_CASE("a seat is held until the day itself begins, and on the day nobody is offered one") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.clock.set("2026-11-15T20:00"_at);
  room.holder_cancels();
  room.offers_are(OutboxState::accepted);
  CHECK(room.offer(room.a)->until == "2026-11-16T00:00"_at);
  room.clock.set("2026-11-16T00:00"_at);
  CHECK(room.expire() == 1);
  CHECK_FALSE(room.offer(room.b));
  CHECK(room.free() == 1);
  CHECK(room.places(room.b).size() == 1);
  room.clock.set("2026-11-17T00:00"_at);
  CHECK(room.places(room.b).empty());
}

TEST_CASE("who has an offer and asks to wait keeps the offer") {
  Room room;
  room.wait(room.a);
  room.holder_cancels();
  CHECK(room.wait(room.a) == 1);
  CHECK(room.offer(room.a));
}

TEST_CASE("who let an offer go by and asks again is in the line, at its end") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.wait(room.c);
  room.holder_cancels();
  room.offers_are(OutboxState::accepted);
  room.clock.advance(hours{12});  // over, and not swept yet
  CHECK(room.wait(room.a) == 2);
  CHECK(room.offer(room.b));  // the seat went on at once
  CHECK(room.expire() == 0);
  CHECK(room.places(room.a) == std::vector{2});
  CHECK(room.places(room.c) == std::vector{1});
}

TEST_CASE("who cannot have the seat held for him, because the office closed it, goes on waiting") {
  Room room;
  room.wait(room.a);
  room.holder_cancels();
  room.execute("INSERT INTO seat_block(date, time) VALUES ('2026-11-16', '09:00')");
  CHECK(std::get<bot::SeatRefusal>(room.take(room.a)) == bot::SeatRefusal::taken);
  CHECK(room.places(room.a) == std::vector{1});
  CHECK_FALSE(room.offer(room.a));
}

TEST_CASE("who cannot have the seat held for him stands before those who came after him") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  room.execute("INSERT INTO seat_block(date, time) VALUES ('2026-11-16', '09:00')");
  room.take(room.a);
  CHECK(room.places(room.a) == std::vector{1});
  CHECK(room.places(room.b) == std::vector{2});
  // And has the next one that is free, at whatever time.
  room.office.reception.slots = {{9, 0}, {10, 0}};
  room.turn({}, [](const DeskContext& context) { offer_free_seats(context, kDay); });
  const auto offer = room.offer(room.a);
  REQUIRE(offer);
  CHECK(offer->time == LocalTime(10, 0));
}

TEST_CASE("a list is of its day: a seat of another day is offered to nobody here") {
  Room room;
  room.desk(room.a, [](OfficeDesk& d) {
    d.wait_for("2026-12-15"_day, request("13900007001", "2026-12-15", "09:00"));
  });
  room.holder_cancels();
  CHECK_FALSE(room.offer(room.a));
  CHECK(room.free() == 1);
}

TEST_CASE("the line and its offers are walked by their indexes", "[sqlite]") {
  Room room;
  CHECK_THAT(room.plan("waiting_list.cpp", "FROM waiting w JOIN"),
             Contains("INDEX waiting_in_line (office=? AND date=?)") && !Contains("TEMP B-TREE"));
  CHECK_THAT(room.plan("waiting_list.cpp", "offered_until <= $1"),
             Contains("INDEX waiting_offered"));
  CHECK_THAT(room.plan("waiting_list.cpp", "o.let_go_by = $3"), Contains("INDEX waiting_offered"));
  CHECK_THAT(room.plan("waiting_list.cpp", "COUNT(*) FROM waiting"),
             Contains("INDEX waiting_in_line"));
}

}  // namespace waiting_list_test
