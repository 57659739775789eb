// What a citizen writes while a person has the talk is looked at for danger, each message once.
#include "store/heeding.h"

#include <catch2/catch.hpp>

#include "store/conversation_sides.h"
#include "store/takeovers.h"
#include "tests/support/store_room.h"

namespace heeding_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

const Answerer kYe{"user/1", "叶青"};

struct Room : StoreRoom {
  ConversationId who = citizen("wm-a");
  int written = 0;

  InboxId hears() {
    Incoming incoming{.from = Address{std::string(kWecomKf), "wkDesk", "wm-a"},
                      .key = "m" + std::to_string(++written),
                      .kind = "text",
                      .sent_at = clock.now(),
                      .raw = "raw " + std::to_string(written),
                      .trace = "t"};
    return write([&](Transaction& tx) {
      return take_in(tx, seal(keys, std::move(incoming)), clock.now())->id;
    });
  }
  bool takes() {
    return turn({}, [&](const DeskContext& o) { return take_over(o, who, kYe).has_value(); });
  }
  std::optional<Waiting> next() {
    return write([&](Transaction& tx) { return oldest_unheeded(tx, keys, who); });
  }
  bool settle(InboxId message) {
    return write([&](Transaction& tx) { return settle_heeding(tx, who, message); });
  }
};

}  // namespace

TEST_CASE("what waits and what comes in while a person has the talk is looked at in order, once") {
  Room room;
  const InboxId before = room.hears();
  room.write([&](Transaction& tx) { return finish(tx, before); });  // the bot had answered it
  const InboxId first = room.hears();
  CHECK_FALSE(room.next());  // nobody has it: it is the bot's
  REQUIRE(room.takes());
  const InboxId second = room.hears();
  REQUIRE(room.next());
  CHECK(room.next()->id == first);
  CHECK(room.next()->raw == "raw 2");
  CHECK(room.write([](Transaction& tx) { return unheeded(tx); }) ==
        std::vector<ConversationId>{room.who});
  CHECK(room.settle(first));
  CHECK(room.next()->id == second);
  CHECK_FALSE(room.settle(second));
  CHECK_FALSE(room.next());
  CHECK(room.write([](Transaction& tx) { return unheeded(tx); }).empty());
  CHECK(room.number("SELECT COUNT(*) FROM inbox WHERE state = 0") == 2);  // still his to see
}

TEST_CASE("what the person saw at once is looked at all the same") {
  Room room;
  REQUIRE(room.takes());
  const InboxId said = room.hears();
  room.turn({},
            [&](const DeskContext& o) { return mark_seen(o, room.who, kYe, said).has_value(); });
  REQUIRE(room.next());
  CHECK(room.next()->id == said);
}

TEST_CASE("what does not open has no words, and keeps nothing behind it waiting") {
  Room room;
  REQUIRE(room.takes());
  const InboxId said = room.hears();
  room.execute("UPDATE inbox SET payload = 'torn'");
  REQUIRE(room.next());
  CHECK(room.next()->raw.empty());
  CHECK_FALSE(room.settle(said));
}

}  // namespace heeding_test
