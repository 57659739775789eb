// On a server alone: tests/on_postgresql.sh.
#include <catch2/catch.hpp>
#include <thread>

#include "base/clock.h"
#include "base/ensure.h"
#include "store/database.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace postgres_engine_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;
using Catch::Contains;

namespace {

const FakeClock kClock("2026-11-01T09:00"_at);

constexpr Migration kNote{1, "0001_note.sql",
                          "CREATE TABLE note (id INTEGER PRIMARY KEY, x TEXT, n INTEGER);"};
constexpr Migration kBroken{2, "0002_broken.sql", "CREATE TABLE b (id INTEGER); DROP TABLE none;"};

}  // namespace

TEST_CASE("a read sees one snapshot, and cannot write", "[.postgresql]") {
  FreshDatabase place("unused");
  Database database({.path = place.path(), .writers = 2});
  CHECK(database.engine() == EngineKind::postgresql);
  REQUIRE(migrate(database, kClock, std::array{kNote}));
  const auto count = [](Transaction& tx) {
    return std::get<0>(*tx.row<std::int64_t>("SELECT COUNT(*) FROM note"));
  };
  database.read([&](Transaction& tx) {
    CHECK(count(tx) == 0);
    std::jthread([&] {
      database.write([](Transaction& w) { w.execute("INSERT INTO note(x) VALUES ('a')"); });
    }).join();
    CHECK(count(tx) == 0);
    CHECK_THROWS_AS(database.write([](Transaction&) {}), Broken);
  });
  CHECK(database.read(count) == 1);
  CHECK_THROWS_AS(database.read([](Transaction& tx) { tx.execute("DELETE FROM note"); }),
                  DatabaseError);
}

TEST_CASE("instances that start together take each step once", "[.postgresql]") {
  FreshDatabase place("unused");
  std::atomic<int> steps{0}, refused{0};
  std::vector<std::jthread> instances;
  for (int i = 0; i < 3; ++i)
    instances.emplace_back([&] {
      Database database({.path = place.path(), .writers = 1});
      const auto taken = migrate(database, kClock);
      taken ? steps += *taken : ++refused;
    });
  instances.clear();
  CHECK(refused == 0);
  CHECK(steps == int(embedded_migrations().size()));
}

TEST_CASE("a step that cannot be done on PostgreSQL is undone", "[.postgresql]") {
  FreshDatabase place("unused");
  Database database({.path = place.path(), .writer = WriterMode::caller});
  const std::array all{kNote, kBroken};
  CHECK_THROWS_AS(migrate(database, kClock, all), DatabaseError);
  CHECK(check_schema(database, all).error().code == "migration.needed");
  CHECK(check_schema(database, std::array{kNote}));
}

TEST_CASE("another program's database is not touched", "[.postgresql]") {
  FreshDatabase place("unused");
  Database database({.path = place.path(), .writer = WriterMode::caller});
  database.write([](Transaction& tx) { tx.script("CREATE TABLE theirs (id BIGINT)"); });
  CHECK(migrate(database, kClock).error().code == "migration.foreign");
  CHECK_THAT(migrate(database, kClock).error().where, Contains("postgresql://"));
}

TEST_CASE("a newer program's database is refused", "[.postgresql]") {
  FreshDatabase place("unused");
  Database database({.path = place.path(), .writer = WriterMode::caller});
  const std::array all{kNote, Migration{2, "0002_more.sql", "CREATE TABLE more (id INTEGER);"}};
  REQUIRE(migrate(database, kClock, all));
  CHECK(migrate(database, kClock, std::array{kNote}).error().code == "migration.newer");
}

}  // namespace postgres_engine_test
