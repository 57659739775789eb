// On a server alone: tests/on_postgresql.sh.
#include "store/postgres_claims.h"

#include <catch2/catch.hpp>

#include "store/inbox.h"
#include "tests/support/store_room.h"

namespace postgres_claims_test {

using namespace huiyin;
using namespace huiyin::store;
using Of = Claims::Of;

namespace {

struct TwoInstances {
  // As if it had been silent for so long: stopped, or on a machine that is gone.
  void silence(const Claims& instance) {
    room.execute("UPDATE instance SET beat_at = beat_at - 6000 WHERE id = $1",
                 {instance.instance()});
  }
  void finish(const Claims& instance, Of kind, const std::string& subject) {
    room.write([&](Transaction& tx) { instance.finish(tx, kind, subject); });
  }

  StoreRoom room;
  Claims first{room.place.path(), "first"}, second{room.place.path(), "second"};
};

}  // namespace

TEST_CASE("what one instance has claimed another has not, until it is done", "[.postgresql]") {
  TwoInstances t;
  CHECK(t.first.take(Of::talk, "7"));
  CHECK(t.first.take(Of::talk, "7"));
  CHECK_FALSE(t.second.take(Of::talk, "7"));
  CHECK(t.second.take(Of::mail, "7"));
  CHECK(t.second.take(Of::talk, "8"));
  t.finish(t.first, Of::talk, "7");
  CHECK(t.second.take(Of::talk, "7"));
  t.second.give_up(Of::talk, "7");
  CHECK(t.first.take(Of::talk, "7"));
  CHECK_FALSE(t.first.beat());
  CHECK(t.first.is_alive());
}

TEST_CASE("a claim ends together with what it was for, or not at all", "[.postgresql]") {
  TwoInstances t;
  REQUIRE(t.first.take(Of::talk, "7"));
  CHECK_THROWS(t.room.write([&](Transaction& tx) {
    t.first.finish(tx, Of::talk, "7");
    throw DatabaseError("the disk is full");
  }));
  CHECK_FALSE(t.second.take(Of::talk, "7"));
  t.room.write([&](Transaction& tx) { t.first.keep(tx, Of::talk, "7"); });
  CHECK_FALSE(t.second.take(Of::talk, "7"));
}

TEST_CASE("a lost instance's work is there for all, and what it still writes is refused",
          "[.postgresql]") {
  TwoInstances t;
  REQUIRE(t.first.take(Of::talk, "7"));
  REQUIRE(t.first.take(Of::pull, "wkDesk"));
  t.silence(t.first);
  CHECK(t.second.beat());
  CHECK(t.second.take(Of::talk, "7"));
  CHECK_THROWS_AS(t.finish(t.first, Of::talk, "7"), ClaimLost);
  CHECK_THROWS_AS(t.room.write([&](Transaction& tx) { t.first.keep(tx, Of::pull, "wkDesk"); }),
                  ClaimLost);
  // It returns as another one, and has nothing.
  const auto before = t.first.instance();
  CHECK(t.first.beat());
  CHECK(t.first.instance() != before);
  CHECK_THROWS_AS(t.finish(t.first, Of::talk, "7"), ClaimLost);
  CHECK_FALSE(t.first.take(Of::talk, "7"));
}

TEST_CASE("what a lost instance was sending is perhaps sent, and nothing else is",
          "[.postgresql]") {
  TwoInstances t;
  const auto someone = t.room.citizen("a"), other = t.room.citizen("b");
  const auto head = t.room.say(someone, "一");
  t.room.say(someone, "二");
  t.room.say(other, "三");
  REQUIRE(t.first.take(Of::mail, Claims::subject(someone)));
  REQUIRE(t.second.take(Of::mail, Claims::subject(other)));
  t.silence(t.first);
  CHECK(t.second.beat());
  CHECK(t.room.number("SELECT COUNT(*) FROM outbox WHERE possible_double = 1") == 1);
  CHECK(t.room.number("SELECT possible_double FROM outbox WHERE id = $1", {head.value}) == 1);
}

TEST_CASE("who leaves lets go at once", "[.postgresql]") {
  StoreRoom room;
  Claims stays(room.place.path(), "stays");
  {
    Claims leaves(room.place.path(), "leaves");
    REQUIRE(leaves.take(Of::pull, "wkDesk"));
    CHECK_FALSE(stays.take(Of::pull, "wkDesk"));
  }
  CHECK(stays.take(Of::pull, "wkDesk"));
  CHECK(room.number("SELECT COUNT(*) FROM instance") == 1);
}

}  // namespace postgres_claims_test
