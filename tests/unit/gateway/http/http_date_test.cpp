#include "gateway/http/http_date.h"

#include <catch2/catch.hpp>

namespace http_date_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::literals;

TEST_CASE("the date of an answer is read to the second, in UTC") {
  CHECK(read_http_date("Tue, 24 Nov 2026 01:10:00 GMT") == "2026-11-24T09:10"_at);
  CHECK(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == Instant(seconds{784111777}));
  CHECK(read_http_date("Thu, 29 Feb 2024 23:59:59 GMT") == Instant(seconds{1709251199}));
}

TEST_CASE("what is no date is none") {
  for (const char* text : {"", "GMT", "Tue, 24 Nov 2026 01:10:00", "Tue, 24 Nov 2026 01:10:00 UTC",
                           "Tue, 24 nov 2026 01:10:00 GMT", "Tue, 31 Nov 2026 01:10:00 GMT",
                           "Tue, 24 Nov 2026 24:10:00 GMT", "Tue, 24 Nov 2026 01:60:00 GMT",
                           "Tue, 2x Nov 2026 01:10:00 GMT", "Tue, -4 Nov 2026 01:10:00 GMT",
                           "Tuesday, 24-Nov-26 01:10:00 GMT", "Tue Nov 24 01:10:00 2026 xxx GMT",
                           "Tue, 24 Nov 2026 01.10.00 GMT", "Thu, 29 Feb 2026 23:59:59 GMT"}) {
    CAPTURE(text);
    CHECK_FALSE(read_http_date(text));
  }
}

}  // namespace http_date_test
