#include "store/callbacks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <span>
#include <stdexcept>

#include "store/connection.h"
#include "store/migrations.h"
#include "tests/support/store_room.h"
#include "tests/unit/store/fresh_folder.h"

namespace callbacks_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  bool note(const std::string& signature) {
    return write([&](Transaction& tx) { return note_callback(tx, signature, clock.now()); });
  }
  std::int64_t forget(Instant before) {
    return write([&](Transaction& tx) { return forget_callbacks(tx, before); });
  }
  std::int64_t rows() { return number("SELECT COUNT(*) FROM callback_seen"); }
};

}  // namespace

TEST_CASE("a callback is new once, until it is forgotten") {
  Room room;
  CHECK(room.note("s1"));
  CHECK_FALSE(room.note("s1"));
  CHECK(room.note("s2"));
  room.clock.advance(minutes{20});
  CHECK(room.note("s3"));
  const Instant now = room.clock.now();
  CHECK(room.forget(now - minutes{20}) == 0);  // what was seen just then is still kept
  CHECK(room.forget(now - minutes{20} + milliseconds{1}) == 2);
  CHECK(room.rows() == 1);
  CHECK(room.note("s1"));
  CHECK_FALSE(room.note("s3"));
}

TEST_CASE("a callback of a write that is rolled back was never seen") {
  Room room;
  CHECK_THROWS_AS(room.write([&](Transaction& tx) {
    CHECK(note_callback(tx, "s1", room.clock.now()));
    CHECK_FALSE(note_callback(tx, "s1", room.clock.now()));
    throw std::runtime_error("the message was not taken in");
  }),
                  std::runtime_error);
  CHECK(room.rows() == 0);
  CHECK(room.note("s1"));
  CHECK_FALSE(room.note("s1"));
}

TEST_CASE("who opens the file again knows the callbacks that it holds") {
  Room room;
  CHECK(room.note("s1"));
  Database again({.path = room.place.path(), .writer = WriterMode::caller, .readers = 1});
  REQUIRE(migrate(again, room.clock));
  const auto note = [&](const std::string& signature) {
    return again.write(
        [&](Transaction& tx) { return note_callback(tx, signature, room.clock.now()); });
  };
  CHECK_FALSE(note("s1"));
  CHECK(note("s2"));
}

TEST_CASE("one that came behind a fresher one is forgotten at its time, its row with that one's") {
  Room room;
  const Instant now = room.clock.now();
  const auto note = [&](const std::string& signature, Instant signed_at) {
    return room.write([&](Transaction& tx) { return note_callback(tx, signature, signed_at); });
  };
  CHECK(note("ahead", now + minutes{4}));
  CHECK(note("behind", now - minutes{4}));
  CHECK(room.forget(now) == 1);
  CHECK(room.rows() == 2);
  CHECK(note("behind", now - minutes{4}));  // by now the freshness window refuses it before
  CHECK(room.forget(now + minutes{5}) == 2);
  CHECK(room.rows() == 0);
}

TEST_CASE("callbacks of a file in the shape before are known as well") {
  const FreshFolder folder;
  Connection file({.path = folder.file("a.db")});
  const auto steps = embedded_migrations();
  const auto in_order = std::ranges::find(steps, "0004_callbacks_in_order.sql", &Migration::file);
  for (const Migration& step : std::span(steps.begin(), in_order)) file.script(step.sql);
  file.execute("INSERT INTO callback_seen (signed_at, signature) VALUES (1700000000000, 's1')");
  file.script(in_order->sql);
  recall_callbacks(file);
  CHECK_FALSE(note_callback(file, "s1", Instant(milliseconds{1700000000000})));
  CHECK(note_callback(file, "s2", Instant(milliseconds{1700000000000})));
}

}  // namespace callbacks_test
