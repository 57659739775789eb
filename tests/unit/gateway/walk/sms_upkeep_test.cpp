#include "gateway/walk/sms_upkeep.h"

#include <catch2/catch.hpp>

#include "store/sms_receipts.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace sms_upkeep_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;

TEST_CASE("a receipt that stays unmatched alarms once, and no more when it is a day old") {
  SmsRoom room;
  SmsUpkeep upkeep(room.database, room.clock);
  room.database.write([&](store::Transaction& tx) {
    store::take_receipt(tx, room.keys,
                        {.account = "ali",
                         .provider_id = "id-of-nobody",
                         .phone = kPhone,
                         .state = OutboxState::delivered},
                        room.clock.now());
  });
  upkeep.round();
  CHECK(upkeep.unmatched() == 0);  // its message may just be on its way
  room.clock.advance(minutes{10});
  upkeep.round();
  CHECK(upkeep.unmatched() == 1);
  CHECK(room.log.has("match no message of ours count=1"));
  room.clock.advance(hours{24});
  upkeep.round();
  CHECK(upkeep.unmatched() == 0);
}

TEST_CASE("of what was taken and never told of nobody knows after three days") {
  SmsRoom room;
  SmsUpkeep upkeep(room.database, room.clock);
  const auto id = room.say("一");
  room.drain();
  upkeep.round();
  CHECK(room.state(id) == OutboxState::accepted);
  room.clock.advance(hours{72});
  upkeep.round();
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.text_of(id, "last_code") == "sms.no_receipt");
}

}  // namespace sms_upkeep_test
