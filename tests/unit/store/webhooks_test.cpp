#include "store/webhooks.h"

#include <catch2/catch.hpp>

#include "store/cases.h"
#include "tests/support/store_room.h"

namespace webhooks_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

constexpr seconds kLease{20};

struct Room : StoreRoom {
  Room() {
    write([&](Transaction& tx) {
      id =
          make_webhook(tx, keys, random, {"main", "https://oa.example.cn/", {}, false}, clock.now())
              .id;
    });
  }
  void entries(int serial, int count) {
    const auto number = petition::CaseNumber::of(2026, serial);
    write([&](Transaction& tx) {
      for (int i = 0; i < count; ++i)
        append_event(tx, keys, number.text(),
                     {"2026-10-19"_day, clock.now(), "", petition::event::Registered{number}});
    });
  }
  std::optional<ClaimedDelivery> claim() {
    return write([&](Transaction& tx) { return claim_delivery(tx, keys, clock.now(), kLease); });
  }
  std::string id;
};

}  // namespace

TEST_CASE("a claim is its taker's until it runs out") {
  Room room;
  room.entries(1, 1);
  const auto first = room.claim();
  REQUIRE(first);
  CHECK(first->delivery.attempts == 1);
  CHECK(first->secret.starts_with("whs_"));
  CHECK_FALSE(room.claim());
  room.clock.advance(kLease);
  const auto again = room.claim();
  REQUIRE(again);
  CHECK(again->delivery.attempts == 2);
}

TEST_CASE(
    "of one case the next is due when the one before is finished or closed; cases do not wait") {
  Room room;
  room.entries(1, 3);
  room.entries(2, 1);
  const auto first = room.claim(), other = room.claim();
  REQUIRE(first);
  REQUIRE(other);
  CHECK(first->delivery.case_no != other->delivery.case_no);
  CHECK_FALSE(room.claim());
  room.write(
      [&](Transaction& tx) { finish_delivery(tx, first->delivery.id, 200, room.clock.now()); });
  const auto second = room.claim();
  REQUIRE(second);
  CHECK(second->delivery.seq == 2);
  room.write([&](Transaction& tx) { close_delivery(tx, second->delivery.id, room.clock.now()); });
  const auto third = room.claim();
  REQUIRE(third);
  CHECK(third->delivery.seq == 3);
  room.write(
      [&](Transaction& tx) { park_delivery(tx, third->delivery.id, 500, room.clock.now()); });
  room.entries(1, 1);
  CHECK_FALSE(room.claim());
}

TEST_CASE("what was rolled back is told to nobody") {
  Room room;
  const auto number = petition::CaseNumber::of(2026, 9);
  CHECK_THROWS(room.write([&](Transaction& tx) {
    append_event(tx, room.keys, number.text(),
                 {"2026-10-19"_day, room.clock.now(), "", petition::event::Registered{number}});
    throw std::runtime_error("no");
  }));
  CHECK(room.number("SELECT COUNT(*) FROM webhook_delivery") == 0);
}

TEST_CASE("a webhook that is gone leaves nothing due") {
  Room room;
  room.entries(1, 2);
  room.write([&](Transaction& tx) {
    CHECK(remove_webhook(tx, room.id, room.clock.now()));
    CHECK_FALSE(remove_webhook(tx, room.id, room.clock.now()));
    CHECK(webhooks(tx).empty());
    CHECK_FALSE(webhook(tx, room.id));
  });
  CHECK_FALSE(room.claim());
}

TEST_CASE("deliveries are listed by state, and what is parked or delivered may be told once more") {
  Room room;
  room.entries(1, 2);
  const auto first = room.claim();
  room.write([&](Transaction& tx) {
    retry_delivery(tx, first->delivery.id, 503, room.clock.now() + hours{1});
    auto all = deliveries(tx, room.id, 1000, 10);
    REQUIRE(all.size() == 2);
    CHECK(all[0].state == "behind");
    CHECK(all[1].state == "due");
    CHECK(all[1].last_status == 503);
    CHECK_FALSE(replay_delivery(tx, room.id, first->delivery.id, room.clock.now()));
    park_delivery(tx, first->delivery.id, 0, room.clock.now());
    CHECK_FALSE(replay_delivery(tx, "other", first->delivery.id, room.clock.now()));
    CHECK(replay_delivery(tx, room.id, first->delivery.id, room.clock.now()));
    CHECK(deliveries(tx, room.id, all[0].id, 10).size() == 1);
  });
  CHECK(room.claim()->delivery.attempts == 1);
}

}  // namespace webhooks_test
