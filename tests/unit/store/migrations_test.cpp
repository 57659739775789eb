#include "store/migrations.h"

#include <catch2/catch.hpp>
#include <thread>

#include "base/ensure.h"
#include "store/connection.h"
#include "tests/unit/store/fresh_folder.h"

namespace migrations_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;
using Catch::Contains;

namespace {

const FakeClock kClock("2026-11-01T09:00"_at);

constexpr Migration kOne{1, "0001_one.sql", "CREATE TABLE one (id INTEGER PRIMARY KEY);"};
constexpr Migration kTwo{2, "0002_two.sql",
                         "CREATE TABLE two (id INTEGER PRIMARY KEY);\n-- ; not an end\n"
                         "INSERT INTO one VALUES (7);"};
constexpr Migration kTwoOtherwise{2, "0002_two.sql", "CREATE TABLE two (name TEXT);"};
constexpr Migration kTwoBroken{2, "0002_two.sql",
                               "CREATE TABLE two (id INTEGER); INSERT INTO nowhere VALUES (1);"};

struct Opened {
  FreshFolder folder;
  Database database{{.path = folder.file("a.db"), .writer = WriterMode::caller}};

  std::vector<std::string> tables() {
    std::vector<std::string> names;
    for (const auto& [name] : database.read([](Transaction& tx) {
           return tx.rows<std::string>(
               "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1");
         }))
      names.push_back(name);
    return names;
  }
};

}  // namespace

TEST_CASE("a fresh file takes all steps, and none the second time") {
  Opened o;
  const std::array all{kOne, kTwo};
  CHECK(check_schema(o.database, all).error().code == "migration.needed");
  CHECK(migrate(o.database, kClock, all) == 2);
  CHECK(migrate(o.database, kClock, all) == 0);
  CHECK(check_schema(o.database, all));
  CHECK(o.tables() == std::vector<std::string>{"one", "schema_version", "two"});
  const auto at = o.database.read([](Transaction& tx) {
    return tx.row<std::int64_t>("SELECT applied_at FROM schema_version WHERE version = 2");
  });
  CHECK(std::get<0>(*at) == kClock.now().time_since_epoch().count());
}

TEST_CASE("an older file takes only what it lacks and keeps its rows") {
  Opened o;
  CHECK(migrate(o.database, kClock, std::array{kOne}) == 1);
  o.database.write([](Transaction& tx) { tx.execute("INSERT INTO one VALUES (3)"); });
  const std::array all{kOne, kTwo};
  CHECK(check_schema(o.database, all).error().code == "migration.needed");
  CHECK(migrate(o.database, kClock, all) == 1);
  const auto rows = o.database.read(
      [](Transaction& tx) { return tx.rows<std::int64_t>("SELECT id FROM one ORDER BY id"); });
  CHECK(rows == std::vector<std::tuple<std::int64_t>>{{3}, {7}});
}

TEST_CASE("a file written by a newer program is refused and left as it is") {
  Opened o;
  REQUIRE(migrate(o.database, kClock, std::array{kOne, kTwo}));
  const std::array older{kOne};
  const auto refused = migrate(o.database, kClock, older);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "migration.newer");
  CHECK(refused.error().where == o.database.path());
  CHECK_THAT(refused.error().what, Contains("更新版本"));
  CHECK(check_schema(o.database, older).error().code == "migration.newer");
  CHECK(check_schema(o.database, std::array{kOne, kTwo}));
}

TEST_CASE("a step that reads otherwise than when it was done is refused by its number") {
  Opened o;
  REQUIRE(migrate(o.database, kClock, std::array{kOne, kTwo}));
  const std::array changed{kOne, kTwoOtherwise};
  const auto refused = migrate(o.database, kClock, changed);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "migration.changed");
  CHECK_THAT(refused.error().what, Contains("第 2 步"));
  CHECK(check_schema(o.database, changed).error().code == "migration.changed");
}

TEST_CASE("a step that fails in the middle is undone whole, and those before it stand") {
  Opened o;
  const std::array broken{kOne, kTwoBroken};
  CHECK_THROWS_AS(migrate(o.database, kClock, broken), DatabaseError);
  CHECK(o.tables() == std::vector<std::string>{"one", "schema_version"});
  CHECK(migrate(o.database, kClock, std::array{kOne, kTwo}) == 1);
}

TEST_CASE("another program's database is refused") {
  Opened o;
  o.database.write([](Transaction& tx) { tx.script("CREATE TABLE poems (text TEXT)"); });
  CHECK(migrate(o.database, kClock, std::array{kOne}).error().code == "migration.foreign");
  CHECK(check_schema(o.database, std::array{kOne}).error().code == "migration.foreign");
  CHECK(o.tables() == std::vector<std::string>{"poems"});
}

TEST_CASE("two programs that start at once take each step once") {
  FreshFolder folder;
  std::atomic<int> steps = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i)
      threads.emplace_back([&] {
        Database database({.path = folder.file("a.db"), .writer = WriterMode::caller});
        const auto done = migrate(database, kClock);
        if (done) steps += *done;
      });
  }
  CHECK(steps == int(embedded_migrations().size()));
}

TEST_CASE("the program's own steps are in order and make a database it accepts") {
  REQUIRE_FALSE(embedded_migrations().empty());
  CHECK(embedded_migrations().front().file == "0001_first.sql");
  Opened o;
  CHECK(migrate(o.database, kClock) == int(embedded_migrations().size()));
  CHECK(check_schema(o.database));
  const std::array gap{kOne, Migration{3, "0003_three.sql", ""}};
  CHECK_THROWS_AS(migrate(o.database, kClock, gap), Broken);
}

}  // namespace migrations_test
