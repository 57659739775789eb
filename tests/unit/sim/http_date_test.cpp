#include "sim/http_date.h"

#include <catch2/catch.hpp>

namespace sim_http_date_test {

using namespace huiyin;
using namespace huiyin::literals;

TEST_CASE("a moment is dated as HTTP has it, in GMT") {
  CHECK(sim::http_date("2026-11-24T09:10"_at) == "Tue, 24 Nov 2026 01:10:00 GMT");
  CHECK(sim::http_date(Instant(seconds{784111777})) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(sim::http_date(Instant(milliseconds{1709251199999})) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

}  // namespace sim_http_date_test
