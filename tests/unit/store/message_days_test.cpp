#include "store/message_days.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace message_days_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

struct Room : StoreRoom {
  LocalDate today() { return office_date(clock.now()); }
  OutboxId put_on(LocalDate day, OutboxState state, std::string_view channel = kSms) {
    const OutboxId id = say(citizen("wm1"), "一");
    execute("UPDATE outbox SET state = $1, created_at = $2, channel = $3 WHERE id = $4",
            {std::int64_t(state), unix_ms(instant_of(day, LocalTime(12, 0))), std::string(channel),
             id.value});
    return id;
  }
  std::vector<LocalDate> to_count(std::size_t max = 100) {
    return database.read(
        [&](Transaction& tx) { return message_days_to_count(tx, "main", today(), max); });
  }
  void count_all() {
    write([&](Transaction& tx) {
      for (const LocalDate day : message_days_to_count(tx, "main", today(), 1000))
        keep_message_day(tx, "main", day, count_message_day(tx, "main", day), clock.now());
    });
  }
  std::int64_t told(OutboxState state, std::string_view channel = kSms) {
    const auto weeks = *FigureWeeks::of(today() - days{60}, today());
    std::int64_t sum = 0;
    for (ByChannel& week : database.read(
             [&](Transaction& tx) { return message_figures(tx, {"main"}, weeks, today()); }))
      sum += week[std::string(channel)][std::size_t(state)];
    return sum;
  }
};

}  // namespace

TEST_CASE("what was said is told the same, counted when asked or kept from before") {
  Room room;
  room.put_on(room.today(), OutboxState::accepted);
  room.put_on(room.today() - days{1}, OutboxState::accepted);
  room.put_on(room.today() - days{2}, OutboxState::accepted);
  room.put_on(room.today() - days{40}, OutboxState::delivered);
  room.put_on(room.today() - days{40}, OutboxState::delivered, kWecomKf);
  for (const bool is_kept : {false, true}) {
    CAPTURE(is_kept);
    if (is_kept) room.count_all();
    CHECK(room.told(OutboxState::accepted) == 3);
    CHECK(room.told(OutboxState::delivered) == 1);
    CHECK(room.told(OutboxState::delivered, kWecomKf) == 1);
  }
  CHECK(room.number("SELECT COUNT(*) FROM message_day") == 39);
}

TEST_CASE("days that are over are to be counted once, and those that may change each day anew") {
  Room room;
  CHECK(room.to_count().empty());
  room.put_on(room.today() - days{40}, OutboxState::accepted);
  CHECK(room.to_count().size() == 39);
  CHECK(room.to_count(5).size() == 5);
  CHECK(room.to_count(5).front() == room.today() - days{40});
  room.count_all();
  CHECK(room.to_count().empty());
  room.clock.advance(hours{24});
  const auto again = room.to_count();
  REQUIRE(again.size() == std::size_t{kDaysUnsettled} - 1);
  CHECK(again.front() == room.today() - days{kDaysUnsettled});
  CHECK(again.back() == room.today() - days{2});
}

TEST_CASE("a receipt that comes later is told with the next night, and today's at once") {
  Room room;
  const auto late = room.put_on(room.today() - days{5}, OutboxState::accepted);
  const auto now = room.put_on(room.today(), OutboxState::accepted);
  room.count_all();
  room.execute("UPDATE outbox SET state = 7 WHERE id = $1", {now.value});
  CHECK(room.told(OutboxState::delivered) == 1);
  room.execute("UPDATE outbox SET state = 7 WHERE id = $1", {late.value});
  CHECK(room.told(OutboxState::delivered) == 1);
  room.clock.advance(hours{24});
  room.count_all();
  CHECK(room.told(OutboxState::delivered) == 2);
  CHECK(room.told(OutboxState::accepted) == 0);
}

TEST_CASE("a day of messages is counted by an index that holds all it asks for", "[sqlite]") {
  StoreRoom room;
  CHECK_THAT(room.plan("message_days.cpp", "GROUP BY channel, state"),
             Catch::Contains("COVERING INDEX outbox_by_day"));
  CHECK_THAT(room.plan("message_days.cpp", "MIN(created_at)"),
             Catch::Contains("COVERING INDEX outbox_by_day"));
}

}  // namespace message_days_test
