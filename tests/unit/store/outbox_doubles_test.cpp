#include <catch2/catch.hpp>

#include "store/listings.h"
#include "store/outbox.h"
#include "tests/support/store_room.h"

namespace outbox_doubles_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("what was tried again after an attempt of which nobody knows is a possible double") {
  StoreRoom room;
  const ConversationId who = room.citizen("wm-a");
  const auto is_double = [&] {
    return room.database.read([&](Transaction& tx) {
      return messages_before(tx, {"main"}, 1000, 1).at(0).possible_double;
    });
  };
  room.say(who, "您好");
  const auto settle = [&](OutboxState state, bool possible_double, bool may_double) {
    const auto message =
        room.database.read([&](Transaction& tx) { return head_of_lane(tx, room.keys, who); });
    REQUIRE(message);
    room.write([&](Transaction& tx) {
      record(tx, *message,
             {.state = state,
              .again_at = room.clock.now(),
              .possible_double = possible_double,
              .may_double = may_double},
             room.clock.now());
    });
  };
  settle(OutboxState::queued, true, false);
  CHECK_FALSE(is_double());  // one attempt is no double
  settle(OutboxState::queued, false, true);
  CHECK(is_double());
  settle(OutboxState::accepted, false, false);
  CHECK(is_double());  // and stays one
}

}  // namespace outbox_doubles_test
