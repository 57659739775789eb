#include "store/connection.h"

#include <catch2/catch.hpp>
#include <limits>

#include "base/ensure.h"
#include "tests/unit/store/fresh_folder.h"

namespace connection_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

constexpr const char* kTable = "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, x TEXT)";

struct Opened {
  Opened() { connection.script(kTable); }
  FreshFolder folder;
  Connection connection{{.path = folder.file("a.db")}};
};

}  // namespace

TEST_CASE("a statement is prepared once and its handle used again") {
  Opened o;
  const auto before = o.connection.statements_prepared();
  const auto alive = o.connection.statements_alive();
  for (std::int64_t i = 0; i < 100; ++i) {
    o.connection.execute("INSERT INTO t (n, x) VALUES ($1, $2)", {i, "text"});
    o.connection.rows<std::int64_t>("SELECT n FROM t WHERE n = $1", {i});
  }
  CHECK(o.connection.statements_prepared() == before + 2);
  CHECK(o.connection.statements_alive() == alive + 2);
}

TEST_CASE("integers of 64 bits, texts and NULL come back as they went in") {
  Opened o;
  struct Row {
    const char* because;
    Value n, x;
  };
  const auto row = GENERATE(values<Row>({
      {"a moment in milliseconds is beyond 32 bits", std::int64_t{1790000000123}, "a"},
      {"the smallest", std::numeric_limits<std::int64_t>::min(), ""},
      {"the largest", std::numeric_limits<std::int64_t>::max(), "登记号 XF2026-001234 😀"},
      {"nothing at all", nullptr, nullptr},
      {"quotes and dollars are only text", std::int64_t{0}, "' \" $1 ?1 :a -- /* ;"},
  }));
  CAPTURE(row.because);
  o.connection.execute("INSERT INTO t (n, x) VALUES ($1, $2)", {row.n, row.x});
  const auto back = o.connection.row<std::optional<std::int64_t>, std::optional<std::string>>(
      "SELECT n, x FROM t");
  REQUIRE(back);
  const auto& [n, x] = *back;
  CHECK(n.has_value() == std::holds_alternative<std::int64_t>(row.n));
  if (n) CHECK(*n == std::get<std::int64_t>(row.n));
  CHECK(x.has_value() == std::holds_alternative<std::string>(row.x));
  if (x) CHECK(*x == std::get<std::string>(row.x));
}

TEST_CASE("one statement takes integers, texts and NULL in turn") {
  Opened o;
  for (const Value& value : {Value(nullptr), Value(std::int64_t{5}), Value("five"), Value(nullptr),
                             Value("again"), Value(std::int64_t{6})})
    o.connection.execute("INSERT INTO t (x) VALUES ($1)", {value});
  const auto rows = o.connection.rows<std::optional<std::string>>("SELECT x FROM t ORDER BY id");
  REQUIRE(rows.size() == 6);
  CHECK_FALSE(std::get<0>(rows[0]));
  CHECK(std::get<0>(rows[1]) == "5");
  CHECK(std::get<0>(rows[2]) == "five");
  CHECK_FALSE(std::get<0>(rows[3]));
  CHECK(std::get<0>(rows[4]) == "again");
  CHECK(std::get<0>(rows[5]) == "6");
}

TEST_CASE(
    "parameters may repeat, stand out of order, and are not looked for in texts and comments") {
  Opened o;
  const auto row = o.connection.row<std::string, std::string, std::string, std::string>(
      "SELECT $2, $1, '$3 it''s', $2 -- $4 'not\n /* $5 */", {"one", "two"});
  REQUIRE(row);
  CHECK(*row == std::make_tuple("two", "one", "$3 it's", "two"));
}

TEST_CASE("a count of changed rows is that of the statement") {
  Opened o;
  CHECK(o.connection.execute("INSERT INTO t (n) VALUES (1), (2), (3)") == 3);
  CHECK(o.connection.execute("UPDATE t SET n = 9 WHERE n > $1", {std::int64_t{1}}) == 2);
  CHECK(o.connection.execute("UPDATE t SET n = 9 WHERE n > $1", {std::int64_t{99}}) == 0);
  CHECK(o.connection.execute("INSERT INTO t (id) VALUES (1) ON CONFLICT DO NOTHING") == 0);
  const auto id = o.connection.row<std::int64_t>("INSERT INTO t (n) VALUES (4) RETURNING id");
  REQUIRE(id);
  CHECK(std::get<0>(*id) == 4);
  CHECK(o.connection.execute("DELETE FROM t WHERE n = 9 RETURNING id") == 2);
  CHECK(o.connection.execute("DELETE FROM t WHERE n = 9 RETURNING id") == 0);
}

TEST_CASE("a value that does not fit its column is refused, never bent") {
  Opened o;
  o.connection.execute("INSERT INTO t (n, x) VALUES ('many', NULL)");
  CHECK_THROWS_AS(o.connection.row<std::int64_t>("SELECT n FROM t"), DatabaseError);
  CHECK_THROWS_AS(o.connection.row<std::string>("SELECT x FROM t"), DatabaseError);
  CHECK_THROWS_AS(o.connection.row<std::int64_t>("SELECT 1.5"), DatabaseError);
  CHECK_THROWS_AS(o.connection.execute("INSERT INTO t (x) VALUES ($1)", {std::string("a\0b", 3)}),
                  DatabaseError);
  CHECK_THROWS_AS(o.connection.execute("INSERT INTO t (x) VALUES ($1)", {}), Broken);
  CHECK_THROWS_AS((o.connection.row<std::int64_t, std::int64_t>("SELECT 1")), Broken);
  CHECK(std::get<0>(*o.connection.row<std::int64_t>("SELECT count(*) FROM t")) == 1);
}

TEST_CASE("an error tells what is wrong and where, and holds no value") {
  Opened o;
  o.connection.execute("CREATE UNIQUE INDEX one ON t (x)");
  o.connection.execute("INSERT INTO t (x) VALUES ($1)", {"13800000000"});
  try {
    o.connection.execute("INSERT INTO t (x) VALUES ($1)", {"13800000000"});
    FAIL("the same text twice");
  } catch (const DatabaseError& error) {
    CHECK_THAT(error.what(), Contains("UNIQUE constraint failed: t.x"));
    CHECK_THAT(error.what(), Contains("INSERT INTO t"));
    CHECK_THAT(error.what(), !Contains("13800000000"));
  }
  // And the statement that failed works again.
  CHECK(o.connection.execute("INSERT INTO t (x) VALUES ($1)", {"13800000001"}) == 1);
}

TEST_CASE("a wrong statement is an error at each call and leaves nothing behind") {
  Opened o;
  const auto alive = o.connection.statements_alive();
  for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(o.connection.execute("SELEKT 1"), DatabaseError);
  CHECK(o.connection.statements_alive() == alive);
}

TEST_CASE("statements stay bounded when texts are not") {
  Opened o;
  for (int i = 0; i < 2000; ++i) o.connection.row<std::int64_t>("SELECT " + std::to_string(i));
  CHECK(o.connection.statements_alive() < 600);
}

TEST_CASE("the file is durable by its settings, and never mapped") {
  Opened o;
  const auto text = [&](const char* sql) {
    return std::get<0>(*o.connection.row<std::string>(sql));
  };
  const auto number = [&](const char* sql) {
    return std::get<0>(*o.connection.row<std::int64_t>(sql));
  };
  CHECK(text("PRAGMA journal_mode") == "wal");
  CHECK(number("PRAGMA synchronous") == 2);
  CHECK(number("PRAGMA foreign_keys") == 1);
  CHECK(number("PRAGMA busy_timeout") == 5000);
  CHECK(number("PRAGMA mmap_size") == 0);
}

TEST_CASE("a folder's odd name is no obstacle, a file that is no database is one") {
  FreshFolder folder;
  const auto odd = folder.file("信访 a=b  c;d");
  std::filesystem::create_directory(odd);
  Connection connection({.path = odd + "/x y=z.db"});
  connection.script(kTable);
  CHECK(std::filesystem::exists(odd + "/x y=z.db"));

  put(folder.file("poem.db"), std::string(5000, 'x'));
  CHECK_THROWS_AS(Connection({.path = folder.file("poem.db")}), DatabaseError);
  CHECK_THROWS_AS(Connection({.path = folder.file("none/x.db")}), DatabaseError);
  CHECK_THROWS_AS(Connection({.path = folder.file("a\"b.db")}), DatabaseError);
  CHECK_THROWS_AS(Connection({.path = ""}), DatabaseError);
}

}  // namespace connection_test
