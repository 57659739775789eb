#include "store/kf_accounts.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace kf_accounts_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  KfAccount account(const std::string& id) {
    return database.read([&](Transaction& tx) { return kf_account(tx, id); });
  }
};

}  // namespace

TEST_CASE("an account nobody has heard of has no cursor, no bell, and was never pulled") {
  Room room;
  const KfAccount account = room.account("wkDesk");
  CHECK(account.cursor.empty());
  CHECK(account.bell_token.empty());
  CHECK(account.bell_at == Instant());
  CHECK_FALSE(account.first_pull_done);
  CHECK(room.number("SELECT COUNT(*) FROM kf_account") == 0);
}

TEST_CASE("the last bell counts, and cursor and bell leave each other alone") {
  Room room;
  const Instant first = room.clock.now();
  room.write([&](Transaction& tx) {
    note_bell(tx, "wkDesk", "token-1", first);
    move_cursor(tx, "wkDesk", {"cursor-1", first, false});
    finish_first_pull(tx, "wkDesk");
  });
  room.clock.advance(seconds{5});
  const Instant second = room.clock.now();
  room.write([&](Transaction& tx) { note_bell(tx, "wkDesk", "token-2", second); });
  CHECK(room.account("wkDesk").cursor == "cursor-1");
  CHECK(room.account("wkDesk").bell_token == "token-2");
  CHECK(room.account("wkDesk").bell_at == second);
  room.write([&](Transaction& tx) { move_cursor(tx, "wkDesk", {"cursor-2", second, false}); });
  const KfAccount account = room.account("wkDesk");
  CHECK(account.cursor == "cursor-2");
  CHECK(account.bell_token == "token-2");
  CHECK(account.first_pull_done);
  CHECK(room.account("wkOther").cursor.empty());
}

TEST_CASE("while all is pulled anew the moment of the last page before stays") {
  Room room;
  const Instant before = room.clock.now();
  room.write([&](Transaction& tx) {
    move_cursor(tx, "wkDesk", {"cursor-1", before, false});
    finish_first_pull(tx, "wkDesk");
  });
  CHECK(room.account("wkDesk").pulled_at == before);
  const Instant later = before + hours{5};
  for (const char* cursor : {"anew-1", "anew-2"})
    room.write([&](Transaction& tx) {
      begin_first_pull(tx, "wkDesk");
      move_cursor(tx, "wkDesk", {cursor, later, false});
    });
  CHECK(room.account("wkDesk").cursor == "anew-2");
  CHECK(room.account("wkDesk").pulled_at == before);
  CHECK_FALSE(room.account("wkDesk").first_pull_done);
  room.write([&](Transaction& tx) {
    finish_first_pull(tx, "wkDesk");
    move_cursor(tx, "wkDesk", {"anew-3", later, false});
  });
  CHECK(room.account("wkDesk").pulled_at == later);
}

TEST_CASE("what has come is known only once there is no more") {
  Room room;
  const Instant before = room.clock.now();
  room.write([&](Transaction& tx) {
    move_cursor(tx, "wkDesk", {"cursor-1", before, false});
    finish_first_pull(tx, "wkDesk");
  });
  const Instant later = before + hours{5};
  room.write([&](Transaction& tx) { move_cursor(tx, "wkDesk", {"cursor-2", later, true}); });
  CHECK(room.account("wkDesk").cursor == "cursor-2");
  CHECK(room.account("wkDesk").pulled_at == before);
  room.write([&](Transaction& tx) { move_cursor(tx, "wkDesk", {"", later, false}); });
  CHECK(room.account("wkDesk").cursor == "cursor-2");
  CHECK(room.account("wkDesk").pulled_at == later);
}

TEST_CASE("a cursor moves with what it brought, or not at all") {
  Room room;
  CHECK_THROWS_AS(room.write([&](Transaction& tx) {
    move_cursor(tx, "wkDesk", {"cursor-1", room.clock.now(), false});
    throw std::runtime_error("the page was not taken in");
  }),
                  std::runtime_error);
  CHECK(room.account("wkDesk").cursor.empty());
}

TEST_CASE("a first pull that brought nothing at all is done too") {
  Room room;
  room.write([](Transaction& tx) { finish_first_pull(tx, "wkDesk"); });
  CHECK(room.account("wkDesk").first_pull_done);
  CHECK(room.account("wkDesk").cursor.empty());
}

}  // namespace kf_accounts_test
