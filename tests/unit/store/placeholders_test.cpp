#include "store/placeholders.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"

namespace placeholders_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("parameters get SQLite's form wherever they are parameters") {
  struct Row {
    const char* sql;
    const char* for_sqlite;
    std::size_t count;
  };
  const auto row = GENERATE(values<Row>({
      {"SELECT 1", "SELECT 1", 0},
      {"a = $1 AND b = $2", "a = ?1 AND b = ?2", 2},
      {"a = $2 OR b = $2", "a = ?2 OR b = ?2", 2},
      {"$12", "?12", 12},
      {"'$1' \"$2\" $3", "'$1' \"$2\" ?3", 3},
      {"'it''s $1' || $1", "'it''s $1' || ?1", 1},
      {"-- $9\n$1 /* $8 ' */ $2", "-- $9\n?1 /* $8 ' */ ?2", 2},
      {"'never closed $1", "'never closed $1", 0},
      {"'办结 $1' = $1", "'办结 $1' = ?1", 1},
  }));
  const auto result = numbered_for_sqlite(row.sql);
  CHECK(result.sql == row.for_sqlite);
  CHECK(result.count == row.count);
}

TEST_CASE("a dollar without a number is our mistake") {
  for (const char* sql : {"$", "$a", "$0", "a = $ 1", "$100000"})
    CHECK_THROWS_AS(numbered_for_sqlite(sql), Broken);
}

}  // namespace placeholders_test
