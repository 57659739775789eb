#include "store/postgres_fault.h"

#include <catch2/catch.hpp>

namespace postgres_fault_test {

using namespace huiyin::store;
using Catch::Contains;

TEST_CASE("what a server that does not serve us says becomes one sentence, without the password") {
  struct Row {
    const char* said;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"FATAL: password authentication failed for user \"huiyin\"", "database.password"},
      {"connection to server failed: fe_sendauth: no password supplied", "database.password"},
      {"FATAL:  用户 \"huiyin\" Password 认证失败 (postgresql 28P01)", "database.password"},
      {"FATAL: no pg_hba.conf entry for host \"10.0.0.1\"", "database.password"},
      {"FATAL: database \"office\" does not exist", "database.missing"},
      {"FATAL: role \"huiyin\" does not exist", "database.role"},
      {"FATAL: sorry, too many clients already", "database.full"},
      {"cannot reach the database server: Connection refused", "database.unreachable"},
      {"disk full (postgresql 53100)", "database.unusable"},
  }));
  const auto problem =
      postgres_fault("postgresql://huiyin:s3cret@db/office", DatabaseError(row.said));
  CHECK(problem.code == row.code);
  CHECK_THAT(problem.where, Contains("huiyin@db/office"));
  CHECK_THAT(problem.where + problem.what + problem.remedy, !Contains("s3cret"));
}

}  // namespace postgres_fault_test
