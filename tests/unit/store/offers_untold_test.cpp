// Offers of a seat of which nobody could be told, and what becomes of the place in the line.
#include <catch2/catch.hpp>

#include "store/inbox.h"
#include "store/phone_cuts.h"
#include "tests/unit/store/waiting_room.h"

namespace offers_untold_test {

using namespace huiyin;
using namespace huiyin::store;
using Room = WaitingRoom;

TEST_CASE("who cannot be told of an offer keeps his place, and the seat goes to who can be") {
  const auto state = GENERATE(OutboxState::held, OutboxState::failed);
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.wait(room.c);
  room.holder_cancels();
  room.offers_are(state);
  if (state == OutboxState::held) {  // his window may open until the offer is over
    room.clock.advance(hours{12} - seconds{1});
    CHECK(room.expire() == 0);
    room.clock.advance(seconds{1});
  }
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
  const auto state = GENERATE(OutboxState::queued, OutboxState::expired, OutboxState::parked);
  Room room;
  room.wait(room.a);
  room.wait(room.b);
  room.holder_cancels();
  room.offers_are(state);
  if (state != OutboxState::expired) room.clock.advance(hours{12});
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

TEST_CASE("the message that lets an offer out is no answer to it, the next one may be") {
  Room room;
  room.wait(room.a);
  room.holder_cancels();
  int messages = 0;
  const auto is_told_when_he_writes = [&] {
    return room.turn(room.a, [&](const DeskContext& context) {
      DeskContext answering = context;
      const auto words = seal(room.keys, {.from = context.who.address,
                                          .key = "kf:" + std::to_string(++messages),
                                          .kind = "text",
                                          .sent_at = context.now,
                                          .raw = "好的",
                                          .opens_window = true,
                                          .trace = "t"});
      answering.message = take_in(context.tx, words, context.now)->id;
      return live_offer(answering)->offer.told;
    });
  };
  CHECK(is_told_when_he_writes());  // perhaps: a crash forgets the attempt
  room.offers_are(OutboxState::accepted);
  CHECK(is_told_when_he_writes());
  room.offers_are(OutboxState::held);
  CHECK_FALSE(is_told_when_he_writes());
  CHECK(is_told_when_he_writes());
}

TEST_CASE("a clock that is set back keeps nobody quiet who writes") {
  Room room;
  room.wait(room.a);
  room.writes(room.a);
  room.holder_cancels();
  room.offers_are(OutboxState::held);
  room.clock.advance(hours{12});
  CHECK(room.expire() == 1);
  room.clock.set(room.clock.now() - days{2});
  room.writes(room.a);
  CHECK(room.offer(room.a));
}

// The conversation in which he waits lets nothing through: the offer goes to the phone that he
// left.
struct PhoneRoom : WaitingRoom {
  ConversationId line;

  PhoneRoom() {
    office.has_sms = true;
    write([&](Transaction& tx) { line = reach(tx, keys, {std::string(kSms), "", "13900007001"}); });
    wait(a);
    wait(b);
  }
  void offer_goes_by_sms() {
    turn({}, [this](const DeskContext& context) {
      const auto message = head_of_lane(context.tx, context.keys, a);
      REQUIRE(message);
      const Outcome shut{.state = OutboxState::held, .code = "window.time", .goes_by_sms = true};
      CHECK(record(context.tx, *message, shut, clock.now()).now_by_sms == line);
    });
  }
};

TEST_CASE("an offer that WeCom does not let through goes by SMS, and is taken there") {
  PhoneRoom room;
  room.holder_cancels();
  CHECK_FALSE(room.offer(room.line));
  room.offer_goes_by_sms();
  REQUIRE(room.offer(room.line));
  CHECK(room.offer(room.a));  // he may have written there again
  CHECK_FALSE(room.offer(room.b));
  const auto seat = room.take(room.line);
  REQUIRE(std::holds_alternative<bot::Booking>(seat));
  CHECK_FALSE(room.offer(room.a));
  // The visit is his who waited: it is moved and reminded of where he booked.
  CHECK(room.number("SELECT conversation_id FROM booking WHERE state = 'booked'") == room.a.value);
  CHECK(std::holds_alternative<bot::SeatRefusal>(room.take(room.line)));
}

TEST_CASE("an offer that is refused by SMS goes to the next") {
  PhoneRoom room;
  room.holder_cancels();
  room.offer_goes_by_sms();
  room.desk(room.line, [](OfficeDesk& d) { d.decline_offer(); });
  CHECK_FALSE(room.offer(room.a));
  CHECK(room.offer(room.b));
}

TEST_CASE("no offer goes to a phone that was cut off after he left it") {
  PhoneRoom room;
  room.turn({}, [](const DeskContext& context) {
    cut_phone(context, petition::Phone::parse("13900007001").value(), "叶青");
  });
  room.holder_cancels();
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'waiting_offer'") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE sms_to IS NOT NULL") == 0);
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

}  // namespace offers_untold_test
