#include "store/card_presses.h"

#include <catch2/catch.hpp>

#include "store/outbox.h"
#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace card_presses_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

const std::string kCase = "XF2026-000001";

struct Room : StoreRoom {
  Room() {
    testing::remind_in(office);
    write([&](Transaction& tx) { testing::open_case(tx, keys, 1, "2026-11-02"_day); });
  }
  void press(const std::string& code, const std::string& act = "progress", OutboxId card = {7}) {
    write([&](Transaction& tx) {
      note_press(tx, {ConversationId{5}, card, "叶青", act, kCase, code}, clock.now());
    });
  }
  void append(petition::EventBody body, const std::string& by = "叶青") {
    write([&](Transaction& tx) {
      auto event = testing::event_on("2026-11-02"_day, std::move(body));
      event.by = by;
      append_event(tx, keys, kCase, event);
    });
  }
  std::vector<DonePress> done() {
    return database.read([&](Transaction& tx) { return done_presses(tx, clock.now()); });
  }
};

}  // namespace

TEST_CASE("a card is known by its task id to whom it was sent alone") {
  Room room;
  const ConversationId who = room.citizen("a"), other = room.citizen("b");
  const OutboxId id = room.say(who, "x");
  const std::string key = room.database.read([&](Transaction& tx) {
    return std::get<0>(*tx.row<std::string>("SELECT message_key FROM outbox"));
  });
  room.database.read([&](Transaction& tx) {
    CHECK(card_of(tx, key, who) == id);
    CHECK_FALSE(card_of(tx, key, other));
    CHECK_FALSE(card_of(tx, "another", who));
  });
}

TEST_CASE("a press is done with the first thing that who pressed writes on the case afterwards") {
  Room room;
  room.append(petition::event::Progress{.shared = "早先的"});
  room.press("code-1");
  CHECK(room.done().empty());
  room.append(petition::event::Progress{.shared = "别人的"}, "冯川");
  CHECK(room.done().empty());
  room.append(petition::event::Progress{.shared = "他的"});
  room.append(petition::event::Progress{.shared = "又一条"});
  const auto done = room.done();
  REQUIRE(done.size() == 1);
  CHECK(done[0].code == "code-1");
  CHECK(done[0].case_no == kCase);
  CHECK(done[0].who == ConversationId{5});
  CHECK(done[0].seq == 6);
  room.write([&](Transaction& tx) { settle_press(tx, done[0].id); });
  CHECK(room.done().empty());
}

TEST_CASE("of two presses on one card the later one's code is good, and none of it for ever") {
  Room room;
  room.press("code-1");
  room.press("code-2", "conclude");
  room.press("code-3", "progress", {8});
  room.append(petition::event::Progress{.shared = "他的"});
  const auto done = room.done();
  REQUIRE(done.size() == 2);
  CHECK(done[0].code == "code-2");
  CHECK(done[1].code == "code-3");
  room.clock.advance(kPressGood);
  CHECK(room.done().empty());
  room.write([&](Transaction& tx) { forget_presses(tx, room.clock.now()); });
  CHECK(room.number("SELECT COUNT(*) FROM card_press") == 0);
}

}  // namespace card_presses_test
