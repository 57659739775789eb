#include "gateway/walk/bulk_feeding.h"

#include <catch2/catch.hpp>

#include "store/bulk.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace bulk_feeding_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::BulkState;
using store::Claims;
using store::OutboxState;

namespace {

// One program, or one of several on the same database.
struct Feeder {
  explicit Feeder(WalkRoom& room, store::Claims* claims = nullptr, store::MailWaits waits = {})
      : database({.path = room.place.path(), .writer = store::WriterMode::caller}),
        office(sample_office()),
        words(database.write([&](store::Transaction& tx) {
          return store::Wordbook(tx, sample_words(), room.clock.now());
        })),
        feeding(
            {{database, room.keys, room.clock, room.random, words, offices}, claims},
            {.per_minute = 600, .per_person_per_day = 5},
            waits ? std::move(waits) : [](store::ConversationId, const store::Turn&) {}) {}

  store::Database database;
  store::Office office;
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  store::Wordbook words;
  BulkFeeding feeding;
};

store::BulkId order_of(WalkRoom& room, int people, int per_minute = 600) {
  return room.database.write([&](store::Transaction& tx) {
    std::vector<store::BulkReach> all;
    for (int n = 0; n < people; ++n) {
      const auto phone = petition::Phone::parse("139" + std::to_string(10'000'000 + n)).value();
      all.push_back(
          {.subject = "phone/" + phone.text(),
           .sms = store::reach(tx, room.keys, {std::string(store::kSms), "", phone.text()})});
    }
    return store::order_bulk(
        tx, room.keys, room.random,
        {.office = "main", .words = "放假", .sms = "放假", .by = "测试", .per_minute = per_minute},
        all, room.clock.now());
  });
}

std::int64_t sent_to_many(SmsRoom& room, OutboxState state) {
  return room.number("SELECT COUNT(*) FROM outbox WHERE state = " + std::to_string(int(state)));
}

BulkState state_of(WalkRoom& room) {
  return BulkState(room.number("SELECT state FROM bulk_sending"));
}

}  // namespace

TEST_CASE("many are told by SMS, at the pace that is allowed, and then it is done") {
  SmsRoom room;
  Feeder feeder(room, nullptr, [&](store::ConversationId who, const store::Turn& turn) {
    CHECK(turn.priority == store::Priority::bulk);
    room.delivery->wake(who, turn);
  });
  order_of(room, 30);
  for (int second = 0; second < 5; ++second) {
    feeder.feeding.round();
    room.drain();
    room.clock.advance(seconds{1});
  }
  CHECK(room.ids == 30);
  CHECK(state_of(room) == BulkState::done);
  CHECK(room.platform.calls().size() == 30);
  CHECK(sent_to_many(room, OutboxState::accepted) == 30);
  CHECK_FALSE(feeder.feeding.step());
}

TEST_CASE("after a pause not one more is sent, and after it each that was not told is, once") {
  SmsRoom room;
  Feeder feeder(room, nullptr, [&](store::ConversationId who, const store::Turn& turn) {
    room.delivery->wake(who, turn);
  });
  const auto id = order_of(room, 20);
  feeder.feeding.round();
  for (int i = 0; i < 5; ++i) REQUIRE(room.delivery->step());
  room.database.write(
      [&](store::Transaction& tx) { store::pause_bulk(tx, id, "叶青", room.clock.now()); });
  room.drain();
  CHECK(room.ids == 5);
  room.clock.advance(minutes{10});
  feeder.feeding.round();
  room.drain();
  CHECK(room.ids == 5);
  room.database.write(
      [&](store::Transaction& tx) { store::resume_bulk(tx, id, "叶青", room.clock.now()); });
  for (int second = 0; second < 10; ++second) {
    feeder.feeding.round();
    room.drain();
    room.clock.advance(seconds{1});
  }
  CHECK(room.ids == 20);
  CHECK(room.number("SELECT COUNT(DISTINCT conversation_id) FROM outbox WHERE state = 1") == 20);
}

TEST_CASE("a message in the provider's hands is not taken back by a pause") {
  SmsRoom room;
  Feeder feeder(room, nullptr, [&](store::ConversationId who, const store::Turn& turn) {
    room.delivery->wake(who, turn);
  });
  const auto id = order_of(room, 1);
  feeder.feeding.round();
  room.while_called = [&] {
    room.database.write(
        [&](store::Transaction& tx) { store::pause_bulk(tx, id, "叶青", room.clock.now()); });
  };
  room.drain();
  CHECK(sent_to_many(room, OutboxState::accepted) == 1);
  CHECK(room.number("SELECT waiting FROM bulk_sending") == 0);
}

TEST_CASE("a program that was killed in the middle goes on after its start, nobody twice") {
  SmsRoom room;
  order_of(room, 20);
  {
    Feeder feeder(room);
    feeder.feeding.round();
  }
  room.begin_life();  // what was queued is found in the store
  Feeder feeder(room, nullptr, [&](store::ConversationId who, const store::Turn& turn) {
    room.delivery->wake(who, turn);
  });
  for (int second = 0; second < 10; ++second) {
    room.clock.advance(seconds{1});
    feeder.feeding.round();
    room.drain();
  }
  CHECK(room.ids == 20);
  CHECK(state_of(room) == BulkState::done);
}

TEST_CASE("a disk that is full leaves everybody waiting, and the next round tells them") {
  SmsRoom room;
  Feeder feeder(room);
  order_of(room, 3);
  room.break_writes("outbox");
  CHECK_THROWS_AS(feeder.feeding.round(), store::DatabaseError);
  CHECK(room.number("SELECT waiting FROM bulk_sending") == 3);
  room.heal();
  feeder.feeding.round();
  CHECK(sent_to_many(room, OutboxState::queued) == 3);
}

TEST_CASE("one instance feeds at a time; when it is lost another goes on", "[.postgresql]") {
  WalkRoom room;
  Claims first_claims(room.place.path(), "first"), second_claims(room.place.path(), "second");
  Feeder first(room, &first_claims), second(room, &second_claims);
  order_of(room, 3);
  REQUIRE(first_claims.take(Claims::Of::bulk, "all"));  // and falls
  second.feeding.round();
  CHECK(room.rows("outbox") == 0);
  room.change("UPDATE instance SET beat_at = beat_at - 6000 WHERE id = " +
              std::to_string(first_claims.instance()));
  CHECK(second_claims.beat());
  second.feeding.round();
  CHECK(room.rows("outbox") == 3);
  CHECK(room.rows("claim") == 0);
  // It was only slow: its claim is gone, and it writes nothing.
  CHECK_THROWS_AS(first.database.write([&](store::Transaction& tx) {
    first_claims.finish(tx, Claims::Of::bulk, "all");
  }),
                  store::ClaimLost);
}

TEST_CASE("two instances share one pace and tell each once", "[.postgresql]") {
  WalkRoom room;
  Claims first_claims(room.place.path(), "first"), second_claims(room.place.path(), "second");
  Feeder first(room, &first_claims), second(room, &second_claims);
  order_of(room, 60, 60);
  for (int second_of = 0; second_of < 30; ++second_of) {
    first.feeding.round();
    second.feeding.round();
    room.clock.advance(seconds{1});
  }
  const auto put = room.rows("outbox");
  CHECK(put >= 28);
  CHECK(put <= 32);
  CHECK(room.number("SELECT COUNT(*) FROM (SELECT conversation_id FROM outbox GROUP BY "
                    "conversation_id) AS once") == put);
}

}  // namespace bulk_feeding_test
