// What customer service does not let through goes by SMS, where it has words and a phone for that.
#include <catch2/catch.hpp>

#include "store/outbox.h"
#include "store/sayings.h"
#include "tests/support/store_room.h"

namespace another_way_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  const ConversationId who = citizen("wm-a");
  const ConversationId phone = write([&](Transaction& tx) {
    return reach(tx, keys, {std::string(kSms), "", "13900007001"});
  });

  OutboxId tell(bool has_phone = true) {
    Outgoing message{.to = who,
                     .office = std::string(kMainOffice),
                     .channel = std::string(kWecomKf),
                     .kind = "saying",
                     .priority = Priority::notice,
                     .body = saying_body({"您反映的停水一事已受理", {}, {}})};
    if (has_phone) message.by_sms = Outgoing::BySms{phone, saying_body({"您的件有进展", {}, {}})};
    return say(message);
  }
  Recorded held(const Outcome& outcome) {
    return write([&](Transaction& tx) {
      return record(tx, *head_of_lane(tx, keys, who), outcome, clock.now());
    });
  }
  std::optional<Queued> head(ConversationId of) {
    return database.read([&](Transaction& tx) { return head_of_lane(tx, keys, of); });
  }
};

const Outcome kHeld{.state = OutboxState::held, .code = "window.time", .goes_by_sms = true};

}  // namespace

TEST_CASE("what finds the window shut is queued to the phone in its own words, and sent once") {
  Room room;
  const OutboxId id = room.tell();
  const Recorded recorded = room.held(kHeld);
  CHECK_FALSE(recorded.next);
  CHECK(recorded.now_by_sms == room.phone);
  CHECK_FALSE(room.head(room.who));
  const auto head = room.head(room.phone);
  REQUIRE(head);
  CHECK(head->id == id);
  CHECK(head->channel == kSms);
  CHECK(head->user == "13900007001");
  CHECK(head->attempts == 0);
  CHECK(read_saying_body(head->body).saying.text == "您的件有进展");
  // Now it is an SMS like any other: its citizen's next message frees nothing.
  room.write([&](Transaction& tx) {
    message_came(tx, room.who,
                 {.now = room.clock.now(), .waits = false, .written_at = room.clock.now()});
  });
  CHECK_FALSE(room.head(room.who));
}

TEST_CASE("it waits for the citizen where there is no door, no phone, or it may have arrived") {
  Room room;
  Outcome outcome = kHeld;
  bool has_phone = true;
  SECTION("no door") { outcome.goes_by_sms = false; }
  SECTION("no phone") { has_phone = false; }
  SECTION("an attempt that stayed unanswered") { outcome.possible_double = true; }
  const OutboxId id = room.tell(has_phone);
  const Recorded recorded = room.held(outcome);
  CHECK_FALSE(recorded.now_by_sms);
  CHECK_FALSE(room.head(room.phone));
  CHECK(room.number("SELECT state FROM outbox WHERE id = $1", {id.value}) == 2);
}

TEST_CASE("when he has written meanwhile it stays where he is") {
  Room room;
  room.tell();
  const auto in_hand = room.head(room.who).value();
  room.clock.advance(seconds{1});
  room.write([&](Transaction& tx) {
    message_came(tx, room.who,
                 {.now = room.clock.now(), .waits = false, .written_at = room.clock.now()});
  });
  const Recorded recorded =
      room.write([&](Transaction& tx) { return record(tx, in_hand, kHeld, room.clock.now()); });
  CHECK_FALSE(recorded.now_by_sms);
  CHECK(recorded.next);
  CHECK(room.head(room.who));
}

TEST_CASE("the words for the phone cannot be read in the file") {
  Room room;
  room.tell();
  CHECK_THAT(room.bytes(), !Catch::Contains("有进展"));
}

}  // namespace another_way_test
