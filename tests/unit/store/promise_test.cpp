#include "store/promise.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace promise_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  // Put `ago` days before today, and in that state.
  OutboxId put_in(OutboxState state, int ago = 0, std::optional<int> took_ms = {},
                  std::string_view channel = kSms, const std::string& office_code = "main") {
    const OutboxId id = say(citizen("wm1"), "一");
    execute(
        "UPDATE outbox SET state = $1, created_at = $2, took_ms = $3, channel = $4, office = $5 "
        "WHERE id = $6",
        {std::int64_t(state), unix_ms(clock.now() - days{ago}),
         took_ms ? Value{std::int64_t{*took_ms}} : Value{nullptr}, std::string(channel),
         office_code, id.value});
    return id;
  }
  Promise counted(const std::vector<std::string>& offices = {"main"}) {
    return database.read(
        [&](Transaction& tx) { return promise(tx, offices, office_date(clock.now())); });
  }
};

}  // namespace

TEST_CASE("each message is counted once, by its end and by how soon it was handed over") {
  Room room;
  room.put_in(OutboxState::delivered, 0, 800);
  room.put_in(OutboxState::accepted, 0, 2'000, kWecomKf);
  room.put_in(OutboxState::failed, 0, 9'000);
  room.put_in(OutboxState::unknown, 0, 60'000);
  room.put_in(OutboxState::blocked);
  room.put_in(OutboxState::kept_back);
  room.put_in(OutboxState::parked);
  room.put_in(OutboxState::expired);
  room.put_in(OutboxState::held);
  room.put_in(OutboxState::queued);
  const PromiseCount count = room.counted().total;
  CHECK(count.said == 9);
  CHECK(count.handed_over == 4);
  CHECK(count.within_2s == 2);
  CHECK(count.within_10s == 3);
  CHECK(count.by_sms == 3);
  CHECK(count.delivered == 1);
  CHECK(count.accepted == 1);
  CHECK(count.failed == 2);
  CHECK(count.parked == 1);
  CHECK(count.unknown == 1);
  CHECK(count.expired == 1);
  CHECK(count.waiting == 2);
  CHECK(count.unaccounted() == 0);
  CHECK(room.counted().lost == 0);
}

TEST_CASE("days are those of the office, the last thirty with the oldest first") {
  Room room;
  room.put_in(OutboxState::queued, 0);
  room.put_in(OutboxState::queued, 29);
  room.put_in(OutboxState::queued, 30);
  const OutboxId midnight = room.put_in(OutboxState::queued);
  const LocalDate today = office_date(room.clock.now());
  room.execute("UPDATE outbox SET created_at = $1 WHERE id = $2",
               {unix_ms(instant_of(today, LocalTime(0, 0))) - 1, midnight.value});
  const Promise counted = room.counted();
  REQUIRE(counted.days.size() == kPromiseDays);
  CHECK(counted.days.back().date == today);
  CHECK(counted.days.back().count.said == 1);
  CHECK(counted.days[kPromiseDays - 2].count.said == 1);
  CHECK(counted.days.front().date == today - days{29});
  CHECK(counted.days.front().count.said == 1);
  CHECK(counted.total.said == 3);
}

TEST_CASE("offices are counted as they are asked for") {
  Room room;
  room.put_in(OutboxState::queued);
  room.put_in(OutboxState::queued, 0, {}, kSms, "yunxi");
  CHECK(room.counted().total.said == 1);
  CHECK(room.counted({"main", "yunxi"}).total.said == 2);
  CHECK(room.counted({}).total.said == 0);
}

TEST_CASE("a matter over a statutory day is counted now and on the day that it went over") {
  Room room;
  const LocalDate today = office_date(room.clock.now());
  const auto listed = [&](const std::string& number, LocalDate from, const std::string& office) {
    room.execute("INSERT INTO case_head(case_no, office) VALUES ($1, $2)", {number, office});
    room.execute("INSERT INTO case_look(case_no, seq, listed_from) VALUES ($1, 1, $2)",
                 {number, from.iso()});
  };
  listed("XF2026-000001", today, "main");
  listed("XF2026-000002", today - days{40}, "main");
  listed("XF2026-000003", today + days{1}, "main");
  listed("XF2026-000004", today, "yunxi");
  const Promise counted = room.counted();
  CHECK(counted.overdue == 2);
  CHECK(counted.days.back().overdue == 1);
  CHECK(counted.days.front().overdue == 0);
}

TEST_CASE("what is in nobody's hands is lost, and told") {
  Room room;
  const OutboxId id = room.put_in(OutboxState::queued);
  SECTION("a citizen's message that waits, and nobody is to answer") {
    room.execute(
        "INSERT INTO inbox(conversation_id, channel, message_key, kind, sent_at, received_at, "
        "payload, state, trace) VALUES (1, 'sms', 'k', 'text', 1, 1, '', 0, 't')");
  }
  SECTION("a message of a conversation that is gone") {
    room.execute("UPDATE outbox SET conversation_id = 999 WHERE id = $1", {id.value});
  }
  SECTION("a message in no state that is known") {
    room.execute("UPDATE outbox SET state = 77 WHERE id = $1", {id.value});
  }
  CHECK(room.counted().lost == 1);
}

TEST_CASE("how long handing over took is kept when the receipt has the last word") {
  Room room;
  const auto to = room.citizen("wm1");
  const OutboxId id = room.say(to, "一");
  room.clock.advance(milliseconds{1'500});
  room.write([&](Transaction& tx) {
    const auto message = head_of_lane(tx, room.keys, to).value();
    record(tx, message, {.provider_id = "1"}, room.clock.now());
  });
  CHECK(room.number("SELECT took_ms FROM outbox WHERE id = $1", {id.value}) == 1'500);
  room.execute("UPDATE outbox SET state = 7, finished_at = 1 WHERE id = $1", {id.value});
  CHECK(room.counted().total.within_2s == 1);
}

TEST_CASE("a share is rounded down, and of nothing there is none") {
  CHECK(share_in_basis_points(99'999, 100'000) == 9'999);
  CHECK(share_in_basis_points(3, 3) == 10'000);
  CHECK_FALSE(share_in_basis_points(0, 0));
}

}  // namespace promise_test
