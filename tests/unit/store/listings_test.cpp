#include "store/listings.h"

#include <catch2/catch.hpp>

#include "store/cases.h"
#include "store/people.h"
#include "tests/support/store_room.h"

namespace listings_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("messages are listed from the newest, with their state by name") {
  StoreRoom room;
  const auto who = room.citizen("wm1");
  const OutboxId first = room.say(who, "一"), second = room.say(who, "二");
  room.execute("UPDATE outbox SET state = 4, reason = 'x', finished_at = 5 WHERE id = $1",
               {first.value});
  room.database.read([&](Transaction& tx) {
    const auto all = messages_before(tx, {"main"}, 1000, 10);
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == second.value);
    CHECK(all[0].state == "queued");
    CHECK_FALSE(all[0].finished);
    CHECK(all[1].state == "failed");
    CHECK(all[1].reason == "x");
    CHECK(messages_before(tx, {"main"}, second.value, 10).size() == 1);
  });
}

TEST_CASE("messages are listed of the offices that are asked for, by one order") {
  StoreRoom room;
  const auto who = room.citizen("wm1");
  for (const char* office : {"main", "yunxi", "yundong", "yunxi"})
    room.execute("UPDATE outbox SET office = $1 WHERE id = $2",
                 {std::string(office), room.say(who, "一").value});
  room.database.read([&](Transaction& tx) {
    const auto of = [&](const std::vector<std::string>& offices, std::int64_t before,
                        std::int64_t count) {
      std::vector<std::pair<std::int64_t, std::string>> all;
      for (const MessageRow& row : messages_before(tx, offices, before, count))
        all.emplace_back(row.id, row.office);
      return all;
    };
    using Rows = std::vector<std::pair<std::int64_t, std::string>>;
    CHECK(of({"yunxi"}, 1000, 10) == Rows{{4, "yunxi"}, {2, "yunxi"}});
    CHECK(of({"main", "yunxi"}, 1000, 2) == Rows{{4, "yunxi"}, {2, "yunxi"}});
    CHECK(of({"main", "yunxi"}, 2, 2) == Rows{{1, "main"}});
    CHECK(of({}, 1000, 10).empty());
  });
}

TEST_CASE("each state of a message has its name") {
  StoreRoom room;
  room.say(room.citizen("wm1"), "一");
  const auto listed = [&](OutboxState state) {
    room.execute("UPDATE outbox SET state = $1", {std::int64_t(state)});
    return room.database.read(
        [&](Transaction& tx) { return messages_before(tx, {"main"}, 1000, 10).at(0).state; });
  };
  CHECK(listed(OutboxState::unknown) == "unknown");
  CHECK(listed(OutboxState::delivered) == "delivered");
  CHECK(listed(OutboxState::blocked) == "blocked");
  CHECK(listed(OutboxState::kept_back) == "kept_back");
}

TEST_CASE("messages are paged by state, each once, however few of them there are") {
  StoreRoom room;
  const auto who = room.citizen("wm1");
  std::vector<std::int64_t> parked, delivered;
  for (int i = 0; i < 9; ++i) {
    const std::int64_t id = room.say(who, "一").value;
    const bool is_parked = i % 3 == 0;
    room.execute("UPDATE outbox SET state = $1 WHERE id = $2",
                 {std::int64_t(is_parked ? OutboxState::parked : OutboxState::delivered), id});
    auto& those = is_parked ? parked : delivered;
    those.insert(those.begin(), id);
  }
  const auto walked = [&](const std::vector<OutboxState>& states) {
    std::vector<std::int64_t> ids;
    std::optional<std::int64_t> next = 1000;
    while (next)
      room.database.read([&](Transaction& tx) {
        const MessagePage page = message_page(tx, {"main"}, states, *next, 2);
        CHECK(page.rows.size() <= 2);
        for (const MessageRow& row : page.rows) ids.push_back(row.id);
        next = page.next;
      });
    return ids;
  };
  CHECK(walked({OutboxState::parked}) == parked);
  CHECK(walked({OutboxState::parked, OutboxState::failed}) == parked);
  CHECK(walked({OutboxState::delivered}) == delivered);
  CHECK(walked({OutboxState::delivered, OutboxState::parked}).size() == 9);
  CHECK(walked({}).size() == 9);
  CHECK(walked({OutboxState::queued}).empty());
}

TEST_CASE("each name of a state leads back to it") {
  for (int state = 0; state <= int(OutboxState::kept_back); ++state)
    CHECK(message_state_named(message_states().at(std::size_t(state))) == OutboxState(state));
  CHECK_FALSE(message_state_named("lost"));
}

TEST_CASE("a person is found by case") {
  StoreRoom room;
  const auto phone = petition::Phone::parse("13900001001").value();
  const auto id = room.write([&](Transaction& tx) {
    const auto person =
        person_of(tx, room.keys, *petition::PersonName::parse("沈小满"), phone, room.clock.now());
    index_case(tx, room.keys, "XF2026-000001", "123456", phone, person);
    index_case(tx, room.keys, "XF2026-000002", "123457", phone, {});
    return person;
  });
  room.database.read([&](Transaction& tx) {
    CHECK(person_of_case(tx, "XF2026-000001") == id);
    CHECK_FALSE(person_of_case(tx, "XF2026-000002"));
    CHECK_FALSE(person_of_case(tx, "XF2026-000009"));
  });
}

TEST_CASE("the reminders of a case are listed in the order of time, and go by an index") {
  StoreRoom room;
  room.execute(
      "INSERT INTO reminder(key, at, case_no, clock, step, whom, state) VALUES "
      "('b', 2, 'XF2026-000001', 'inform', 'T-1', '江禾', 'sent'), "
      "('a', 1, 'XF2026-000001', 'inform', 'T-3', '江禾', 'superseded'), "
      "('c', 3, 'XF2026-000002', 'inform', 'T-3', '江禾', 'sent')");
  room.database.read([](Transaction& tx) {
    const auto all = reminders_of_case(tx, "XF2026-000001");
    REQUIRE(all.size() == 2);
    CHECK(all[0].key == "a");
    CHECK(all[0].state == "superseded");
    CHECK(all[1].step == "T-1");
    CHECK_FALSE(all[1].acknowledged);
  });
}

}  // namespace listings_test
