#include "store/soci_statement.h"

#include <catch2/catch.hpp>

#include "store/connection.h"
#include "tests/unit/store/fresh_folder.h"

namespace soci_statement_test {

using namespace huiyin::store;

TEST_CASE("a statement is prepared once and takes other kinds of values the next time") {
  FreshFolder folder;
  Connection connection({.path = folder.file("a.db")});
  connection.script("CREATE TABLE t (x)");
  const auto before = connection.statements_prepared();
  constexpr const char* kInsert = "INSERT INTO t VALUES ($1)";
  connection.execute(kInsert, {1});
  connection.execute(kInsert, {"一"});
  connection.execute(kInsert, {nullptr});
  connection.execute(kInsert, {2});
  CHECK(connection.statements_prepared() == before + 1);
  const auto rows = connection.rows<std::optional<std::string>>("SELECT x FROM t ORDER BY rowid");
  REQUIRE(rows.size() == 4);
  CHECK(std::get<0>(rows[0]) == "1");
  CHECK(std::get<0>(rows[1]) == "一");
  CHECK(std::get<0>(rows[2]) == std::nullopt);
  CHECK(std::get<0>(rows[3]) == "2");
}

TEST_CASE("texts that never end are let go of") {
  FreshFolder folder;
  Connection connection({.path = folder.file("a.db")});
  for (int i = 0; i < 1200; ++i) connection.rows<std::int64_t>("SELECT " + std::to_string(i));
  CHECK(connection.statements_alive() <= 600);
}

}  // namespace soci_statement_test
