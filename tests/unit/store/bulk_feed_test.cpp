#include "store/bulk_feed.h"

#include "base/ensure.h"
#include "store/opt_outs.h"
#include "tests/support/property.h"
#include "tests/unit/store/bulk_room.h"

namespace bulk_feed_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using huiyin::testing::any_below;
using huiyin::testing::holds;

TEST_CASE("everybody is told once, in the words of his way, and then it is done") {
  BulkRoom room;
  room.writer(1, "wm-a");
  const BulkId id = room.order(0, 4);
  room.round();
  CHECK(room.of(id).waiting == 0);
  CHECK(room.of(id).state == BulkState::running);  // what is queued may still be taken back
  CHECK(room.woken.size() == 4);
  const auto said = room.said("bulk");
  REQUIRE(said.size() == 4);
  CHECK(said[0].text == "接待日改到周五。");
  CHECK(said[0].priority == int(Priority::bulk));
  CHECK(said[1].user == "wm-a");
  CHECK(said[1].text == "下周三的接待日改到周五。");
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE sms_to IS NOT NULL AND channel = "
                    "'wecom.kf'") == 1);
  room.deliver_all();
  room.round();
  CHECK(room.of(id).state == BulkState::done);
  CHECK(room.of(id).finished);
  CHECK(room.messages(id, OutboxState::delivered) == 4);
  room.check_sum(id);
}

TEST_CASE("a minute's worth of a sending is queued at most, however long nothing is taken") {
  BulkRoom room;
  const BulkId id = room.order(0, 200, 30);
  room.rounds(180);
  CHECK(room.messages(id, OutboxState::queued) == 30);
  CHECK(room.of(id).waiting == 170);
  room.deliver_all();
  room.rounds(60);
  CHECK(room.messages(id, OutboxState::queued) <= 30);
  CHECK(room.messages(id, OutboxState::queued) >= 28);
}

TEST_CASE("all sendings together keep to the ceiling, and offices take turns") {
  BulkRoom room;
  room.rules.per_minute = 60;
  const BulkId a = room.order(0, 100), b = room.order(100, 200),
               c = room.order(200, 300, 600, "yunxi");
  for (int second = 0; second < 60; ++second) {
    room.round();
    room.deliver_all();
    room.clock.advance(seconds{1});
  }
  const auto told = [&](BulkId id) { return 100 - room.of(id).waiting; };
  CHECK(told(a) + told(b) + told(c) <= 60);
  CHECK(told(a) + told(b) + told(c) >= 57);
  CHECK(std::abs(told(c) - (told(a) + told(b))) <= 2);
  CHECK(std::abs(told(a) - told(b)) <= 2);
}

TEST_CASE("who has had his share of the day is told the next morning") {
  BulkRoom room;
  room.rules.per_person_per_day = 1;
  const BulkId first = room.order(0, 2), second = room.order(1, 3);
  room.round();
  CHECK(room.of(first).waiting == 0);
  CHECK(room.of(second).waiting == 1);
  room.deliver_all();
  room.rounds(3);
  CHECK(room.of(second).state == BulkState::running);
  room.clock.set("2026-11-03T07:59"_at);
  room.round();
  CHECK(room.of(second).waiting == 1);
  room.clock.set("2026-11-03T08:00"_at);
  room.round();
  CHECK(room.of(second).waiting == 0);
  room.check_sum(second);
}

TEST_CASE("nobody is told at night: what is queued then is taken back until morning") {
  BulkRoom room;
  const BulkId id = room.order(0, 100, 60);
  room.clock.set("2026-11-02T19:59"_at);
  room.rounds(60);
  CHECK(room.messages(id, OutboxState::queued) > 40);
  room.round();
  CHECK(room.messages(id, OutboxState::queued) == 0);
  CHECK(room.of(id).waiting == 100);
  CHECK(room.of(id).state == BulkState::running);
  room.rounds(10);
  CHECK(room.of(id).waiting == 100);
  room.clock.set("2026-11-03T08:00"_at);
  room.rounds(10);
  CHECK(room.of(id).waiting < 100);
  room.check_sum(id);
}

TEST_CASE("once it is too late nobody more is told") {
  BulkRoom room;
  const BulkId id = room.order(0, 100, 60, "main", room.clock.now() + seconds{30});
  room.rounds(40);
  CHECK(room.of(id).state == BulkState::done);
  CHECK(room.messages(id, OutboxState::queued) == 0);
  CHECK(room.of(id).waiting == 100);  // never told
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE expires_at <> $1",
                    {unix_ms(*room.of(id).order.good_until)}) == 0);
}

TEST_CASE("who opts out, or has no way left, while he waits is left out") {
  BulkRoom room;
  const auto writer = room.writer(1, "wm-a");
  const BulkId id = room.order(0, 3);
  room.write([&](Transaction& tx) {
    opt_out(tx, room.keys, BulkRoom::phone(0), room.clock.now());
    tx.execute("INSERT INTO opt_out(subject, since) VALUES ($1, 0)",
               {"conversation/" + std::to_string(writer.value)});
  });
  room.rules.has_sms = false;
  room.round();
  CHECK(room.counts(id).left_out ==
        std::map<std::string, std::int64_t>{{"opted_out", 2}, {"unreachable", 1}});
  room.check_sum(id);
  CHECK(room.said("bulk").empty());
  room.round();
  CHECK(room.of(id).state == BulkState::done);
}

TEST_CASE("who opts out while his message is queued does not get it") {
  BulkRoom room;
  const BulkId id = room.order(0, 1);
  room.round();
  const auto phone = *room.reach_of(0).sms;
  room.write([&](Transaction& tx) { opt_out(tx, room.keys, phone, room.clock.now()); });
  CHECK(room.messages(id, OutboxState::expired) == 1);
  room.round();
  CHECK(room.of(id).state == BulkState::done);
}

TEST_CASE("a turn in which all had had enough is none") {
  BulkRoom room;
  room.rules = {.per_minute = 60, .per_person_per_day = 1, .has_sms = true};
  const BulkId first = room.order(0, 2), again = room.order(0, 2), last = room.order(2, 4);
  room.rounds(1);
  room.rounds(4);
  CHECK(room.of(first).waiting == 0);
  CHECK(room.of(again).waiting == 2);
  CHECK(room.of(last).waiting == 0);
  CHECK(room.number("SELECT turn FROM bulk_sending WHERE id = $1", {again.value}) == 0);
}

TEST_CASE("a transaction that falls puts nobody into the outbox, and the next tells them once") {
  BulkRoom room;
  const BulkId id = room.order(0, 5);
  CHECK_THROWS_AS(room.turn({},
                            [&](const OfficeContext& at) {
                              do_bulk_work(at, room.rules);
                              throw Broken("the machine falls before the commit");
                            }),
                  Broken);
  CHECK(room.of(id).waiting == 5);
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 0);
  CHECK(room.woken.empty());
  room.round();
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 5);
  room.check_sum(id);
}

TEST_CASE("a sending that cannot be read is paused, and the others go on") {
  BulkRoom room;
  const BulkId broken = room.order(0, 2), good = room.order(2, 4);
  room.execute("UPDATE bulk_sending SET words = 'x' WHERE id = $1", {broken.value});
  room.round();
  CHECK(room.number("SELECT state FROM bulk_sending WHERE id = $1", {broken.value}) == 1);
  CHECK(room.of(good).waiting == 0);
}

// Whatever happens in whatever order: each stands somewhere once, has one message at most, and in
// the end everybody was told.
TEST_CASE("through pauses, nights and deliveries nobody is lost and nobody is told twice") {
  CHECK(holds([] {
    BulkRoom room;
    const int people = 12;
    const BulkId id = room.order(0, people, 60);
    for (int i = 0; i < 30; ++i) {
      switch (any_below(5)) {
        case 0:
          room.pause(id);
          break;
        case 1:
          room.resume(id);
          break;
        case 2:
          room.execute(
              "UPDATE outbox SET state = 7 WHERE id = (SELECT MIN(id) FROM outbox WHERE "
              "state = 0)");
          break;
        case 3:
          room.clock.advance(hours{any_below(12)});
          break;
        default:
          room.rounds(2);
      }
      const BulkCounts all = room.counts(id);
      std::int64_t sum = room.of(id).waiting;
      for (const std::int64_t count : all.messages) sum += count;
      PROPERTY_ASSERT(sum == people);
    }
    room.resume(id);
    for (int hour = 0; hour < 24; ++hour) {
      room.rounds(30);
      room.deliver_all();
      room.clock.advance(hours{1});
    }
    PROPERTY_ASSERT(room.of(id).state == BulkState::done);
    PROPERTY_ASSERT(room.messages(id, OutboxState::delivered) == people);
    PROPERTY_ASSERT(room.number("SELECT COUNT(*) FROM outbox") == people);
  }));
}

}  // namespace bulk_feed_test
