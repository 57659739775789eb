#include "store/postgres_address.h"

#include <catch2/catch.hpp>

namespace postgres_address_test {

using namespace huiyin::store;
using Catch::Contains;

TEST_CASE("an address is shown without its password") {
  struct Row {
    std::string written, shown;
  };
  const auto row = GENERATE(values<Row>({
      {"postgresql://huiyin:s3cret@db:5432/office", "postgresql://huiyin@db:5432/office"},
      {"postgresql://huiyin:a@b:c@db/office", "postgresql://huiyin@db/office"},
      {"postgres://:s3cret@db/office", "postgres://@db/office"},
      {"postgresql://db:5432/office", "postgresql://db:5432/office"},
      {"postgresql:///office?host=/run/postgresql", "postgresql:///office?host=/run/postgresql"},
      {"postgresql://db/office?user=h&password=s3cret", "postgresql://db/office"},
      {"postgresql://db/office?sslpassword=s3cret", "postgresql://db/office"},
  }));
  CHECK(shown_address(row.written) == row.shown);
  CHECK_THAT(dump_command(row.written, "a.dump"), Contains(row.shown) && !Contains("s3cret"));
  CHECK_THAT(bring_back_command(row.written, "a.dump"), Contains(row.shown) && !Contains("s3cret"));
}

TEST_CASE("waiting for a server is bounded, unless the address says otherwise") {
  const auto bounded = bounded_address("postgresql://h:p@db/office?connect_timeout=60");
  REQUIRE(bounded);
  CHECK_THAT(*bounded, Contains("connect_timeout=60") && !Contains("connect_timeout=5"));
  CHECK_THAT(*bounded, Contains("&tcp_user_timeout=10000") && Contains("&keepalives_idle=5"));
  CHECK_THAT(bounded_address("postgresql://db/office").value(), Contains("office?connect_timeout"));
}

TEST_CASE("an address that cannot be read is refused, and not repeated") {
  const auto refused = bounded_address("postgresql://h:s3cret%zz@db/office");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "database.address");
  CHECK_THAT(refused.error().what + refused.error().remedy, !Contains("s3cret"));
}

}  // namespace postgres_address_test
