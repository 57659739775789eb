// Several instances on one database; on a server alone: tests/on_postgresql.sh.
#include <catch2/catch.hpp>

#include "gateway/walk/delivery.h"
#include "gateway/walk/talks.h"
#include "tests/unit/gateway/walk/post_office.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace instances_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::Claims;

namespace {

// One program of several: connections and claims of its own, the same office.
struct Instance {
  explicit Instance(WalkRoom& room)
      : room(room),
        database({.path = room.place.path(), .writer = store::WriterMode::caller}),
        claims(room.place.path(), "test"),
        office(sample_office()),
        words(database.write([&](store::Transaction& tx) {
          return store::Wordbook(tx, sample_words(), room.clock.now());
        })),
        talks(
            {{database, room.keys, room.clock, room.random, words, offices},
             understanding(),
             &claims},
            {}, [](store::ConversationId, const store::Turn&) {}, [] {}) {}

  int answer_all() {
    talks.load();
    int steps = 0;
    while (talks.step()) ++steps;
    return steps;
  }

  WalkRoom& room;
  store::Database database;
  Claims claims;
  store::Office office;
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  store::Wordbook words;
  Talks talks;
};

}  // namespace

TEST_CASE("a message that another instance answers is left to it, until that one is lost",
          "[.postgresql]") {
  WalkRoom room;
  Instance first(room), second(room);
  const auto who = room.write_in("你好");
  REQUIRE(first.claims.take(Claims::Of::talk, Claims::subject(who)));
  second.answer_all();
  CHECK(second.talks.counts().answered == 0);
  CHECK(second.talks.counts().failed == 0);

  room.change("UPDATE instance SET beat_at = beat_at - 6000 WHERE id = " +
              std::to_string(first.claims.instance()));
  CHECK(second.claims.beat());
  room.clock.advance(seconds{1});
  second.answer_all();
  CHECK(second.talks.counts().answered == 1);
  CHECK(room.rows("claim") == 0);

  first.answer_all();
  CHECK(first.talks.counts().answered == 0);
  CHECK(room.rows("claim") == 0);
}

TEST_CASE("two instances answer each message once, one citizen's in their order", "[.postgresql]") {
  WalkRoom room;
  Instance first(room), second(room);
  for (int i = 0; i < 3; ++i)
    for (const char* user : {"wm-a", "wm-b", "wm-c"}) room.write_in("你好", user);
  first.talks.load();
  second.talks.load();
  for (bool more = true; more;) {
    more = first.talks.step();
    more |= second.talks.step();
  }
  CHECK(first.talks.counts().answered + second.talks.counts().answered == 9);
  CHECK(first.talks.counts().answered > 0);
  CHECK(second.talks.counts().answered > 0);
  CHECK(room.number("SELECT COUNT(*) FROM inbox WHERE state = 0") == 0);
  CHECK(room.number(
            "SELECT COUNT(*) FROM (SELECT inbox_id FROM outbox GROUP BY inbox_id) AS once") == 9);
  CHECK(room.rows("claim") == 0);
}

}  // namespace instances_test
