#include "store/waiting_list.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/outbox.h"
#include "tests/support/store_room.h"

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const LocalDate kDay = "2026-11-16"_day;

// One time with one seat, and somebody has it.
struct Room : StoreRoom {
  Room() {
    office.reception.capacity = 1;
    office.reception.slots = {{9, 0}};
    desk(holder, [this](OfficeDesk& d) {
      booked = std::get<bot::Booking>(d.book(request("13900007009", "2026-11-16", "09:00"))).number;
    });
  }

  ConversationId holder = citizen("wm-holder");
  ConversationId a = citizen("wm-a"), b = citizen("wm-b"), c = citizen("wm-c");
  std::optional<petition::BookingNumber> booked;

  int wait(ConversationId who) {
    return desk(who, [](OfficeDesk& d) {
      return d.wait_for(kDay, request("13900007001", "2026-11-16", "09:00")).position;
    });
  }
  void holder_cancels() {
    REQUIRE(desk(holder, [this](OfficeDesk& d) { return d.cancel(*booked); }));
  }
  std::optional<bot::SeatOffer> offer(ConversationId who) {
    return desk(who, [](OfficeDesk& d) { return d.my_offer(); });
  }
  bot::Seat take(ConversationId who) {
    return desk(who, [](OfficeDesk& d) { return d.take_offer(); });
  }
  std::vector<int> places(ConversationId who) {
    return desk(who, [](OfficeDesk& d) {
      std::vector<int> positions;
      for (const bot::WaitingPlace& place : d.my_waiting()) positions.push_back(place.position);
      return positions;
    });
  }
  // What became of the messages that tell of offers.
  void offers_are(OutboxState state) {
    execute("UPDATE outbox SET state = $1 WHERE about = 'waiting_offer' AND state IN (0, 1, 2)",
            {std::int64_t(state)});
  }
  void writes(ConversationId who) {
    turn(who, [this, who](const DeskContext& context) {
      message_came(context.tx, who, {clock.now(), false, clock.now()});
    });
    turn({}, [](const DeskContext& context) { offer_to_who_wrote(context); });
  }
  int expire() {
    return turn({}, [](const DeskContext& context) { return expire_offers(context); });
  }
  int free() {
    return turn({}, [](const DeskContext& context) { return openings(context, kDay)[0].free; });
  }
};

}  // namespace

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
  CHECK(told[0].priority == 0);
  CHECK_THAT(told[0].text, Contains("09:00"));
  CHECK(room.woken == std::vector{room.a});
  CHECK(room.number("SELECT expires_at FROM outbox WHERE about = 'waiting_offer'") ==
        offer->until.time_since_epoch().count());
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

TEST_CASE("the line and its offers are walked by their indexes") {
  Room room;
  CHECK_THAT(room.plan("waiting_list.cpp", "FROM waiting w JOIN"),
             Contains("INDEX waiting_in_line (date=?)") && !Contains("TEMP B-TREE"));
  CHECK_THAT(room.plan("waiting_list.cpp", "offered_until <= $1"),
             Contains("INDEX waiting_offered"));
  CHECK_THAT(room.plan("waiting_list.cpp", "COUNT(*) FROM waiting"),
             Contains("INDEX waiting_in_line"));
}

TEST_CASE("who cannot be told of an offer keeps his place, and the seat goes to who can be") {
  const auto state = GENERATE(OutboxState::held, OutboxState::failed, OutboxState::parked);
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.wait(room.c);
  room.holder_cancels();
  room.offers_are(state);
  room.clock.advance(hours{12});
  CHECK(room.expire() == 1);
  CHECK_FALSE(room.offer(room.a));
  CHECK(room.places(room.a) == std::vector{1});
  REQUIRE(room.offer(room.b));
  CHECK(room.places(room.c) == std::vector{2});
  // What is over is not told any more, even when the window opens.
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'waiting_offer' AND state IN (0, "
                    "2)") == 1);

  // Nothing is offered to who cannot be told; what is free meanwhile anybody may have.
  room.desk(room.b, [](OfficeDesk& d) { d.decline_offer(); });
  CHECK_FALSE(room.offer(room.a));
  REQUIRE(room.offer(room.c));
  room.desk(room.c, [](OfficeDesk& d) { d.decline_offer(); });
  CHECK_FALSE(room.offer(room.a));
  CHECK(room.free() == 1);

  room.turn({}, [](const DeskContext& context) { offer_to_who_wrote(context); });
  CHECK_FALSE(room.offer(room.a));
  room.writes(room.a);
  REQUIRE(room.offer(room.a));
  CHECK(std::holds_alternative<bot::Booking>(room.take(room.a)));
}

TEST_CASE("who wrote again has his turn before those who came later") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.wait(room.c);
  room.holder_cancels();
  room.offers_are(OutboxState::held);
  room.clock.advance(hours{12});
  CHECK(room.expire() == 1);
  room.writes(room.a);
  CHECK_FALSE(room.offer(room.a));  // the second has it now
  CHECK(room.places(room.a) == std::vector{1});
  room.desk(room.b, [](OfficeDesk& d) { d.decline_offer(); });
  CHECK(room.offer(room.a));
  CHECK_FALSE(room.offer(room.c));
}

TEST_CASE("an offer that went out late, the office having been away, is made anew") {
  const auto state = GENERATE(OutboxState::queued, OutboxState::expired);
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  room.offers_are(state);
  room.clock.advance(hours{12});
  // One that began to be sent in time may still be under way.
  CHECK(room.expire() == (state == OutboxState::queued ? 0 : 1));
  room.clock.advance(minutes{1});
  CHECK(room.expire() == (state == OutboxState::queued ? 1 : 0));
  REQUIRE(room.offer(room.a));
  CHECK(room.offer(room.a)->until > room.clock.now() + hours{11});
  CHECK_FALSE(room.offer(room.b));
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'waiting_offer' AND state = 0") ==
        1);
}

TEST_CASE("an offer that perhaps was told is not made again") {
  const auto state = GENERATE(OutboxState::unknown, OutboxState::delivered);
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  room.offers_are(state);
  room.clock.advance(hours{12});
  CHECK(room.expire() == 1);
  CHECK(room.places(room.a).empty());
  CHECK(room.offer(room.b));
}

TEST_CASE("who could not be told and asks to wait again keeps his place") {
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  room.clock.advance(hours{12});
  // He writes: what was held for the window's sake is about to be sent, too late.
  CHECK(room.wait(room.a) == 1);
  CHECK(room.offer(room.a));  // the free seat is his at once
  CHECK(room.places(room.b) == std::vector{1});
}
