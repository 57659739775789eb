#include "store/reception_changes.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace reception_changes_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

TEST_CASE("what was done to a day is on record with whom it was told, and whether it arrived") {
  StoreRoom room;
  const auto message = room.say(room.citizen("wm-a"), "{}");
  const auto note = [&](ReceptionChange change) {
    return room.write([&](Transaction& tx) { return note_reception_change(tx, "main", change); });
  };
  note({.day = "2026-11-16"_day,
        .moved_to = "2026-11-18"_day,
        .by = "高朗",
        .reason = "外出开会",
        .at = room.clock.now(),
        .told = {{"YY000002", "09:00"}, {"YY000001", "09:30", message}}});
  note({.day = "2026-12-15"_day, .by = "林岳", .reason = "停电", .at = room.clock.now()});
  const auto read = [&](const char* office, std::int64_t count) {
    return room.database.read(
        [&](Transaction& tx) { return reception_changes(tx, office, count); });
  };
  const auto all = read("main", 10);
  REQUIRE(all.size() == 2);
  CHECK_FALSE(all[0].moved_to);
  CHECK(all[0].by == "林岳");
  CHECK(all[1].day == "2026-11-16"_day);
  CHECK(all[1].moved_to == "2026-11-18"_day);
  CHECK(all[1].reason == "外出开会");
  REQUIRE(all[1].told.size() == 2);
  CHECK(all[1].told[0].booking == "YY000001");
  CHECK(all[1].told[0].message->value == message.value);
  CHECK(all[1].told[0].state == "queued");
  CHECK_FALSE(all[1].told[1].message);
  CHECK_FALSE(all[1].told[1].state);
  CHECK(read("main", 1).size() == 1);
  CHECK(read("yunxi", 10).empty());
}

}  // namespace reception_changes_test
