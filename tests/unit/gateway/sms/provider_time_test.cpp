#include "gateway/sms/provider_time.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace provider_time_test {

using namespace huiyin;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;
using namespace huiyin::literals;

TEST_CASE("a time is read in each form that a provider has") {
  const auto text =
      GENERATE(as<std::string>(), "2026-03-02 09:15:04", " 2026-03-02 09:15:04 ",
               "2026-03-02T09:15:04", "2026/03/02 09:15:04", "2026-03-02 09:15:04.0",
               "2026-03-02T09:15:04+08:00", "2026-03-02T09:15:04.123+0800", "2026-03-02T01:15:04Z",
               "2026-03-01T20:15:04-05:00", "20260302091504", "1772414104", "1772414104000");
  CAPTURE(text);
  CHECK(provider_time(text) == "2026-03-02T09:15:04"_at);
}

TEST_CASE("what is no time is none") {
  const auto text = GENERATE(
      as<std::string>(), "", "0", "null", "2026-02-30 09:15:04", "2026-03-02",
      "2026-03-02 25:00:00", "2026-03-02 09:15:61", "0000-00-00 00:00:00", "20261302091504",
      "1970-01-01 08:00:00", "99999999999999999999", "-1772414104", "9999999999",
      "2026-03-02 09:15:04 tomorrow", "2026-03-02T09:15:04+99:00", "今天上午");
  CAPTURE(text);
  CHECK_FALSE(provider_time(text));
}

TEST_CASE("minutes alone are a time, too") {
  CHECK(provider_time("2026-03-02 09:15") == "2026-03-02T09:15"_at);
}

TEST_CASE("each second of the century is read back, in all forms alike") {
  CHECK(holds("seconds", [] {
    const Instant time{seconds{any_in<std::int64_t>(946'684'800, 4'102'444'800 - 8 * 3600)}};
    std::string iso = office_iso(time);
    assume(time >= "2000-01-01T00:00"_at);
    PROPERTY_ASSERT(provider_time(iso) == time);
    PROPERTY_ASSERT(provider_time(utc_iso(time) + "Z") == time);
    PROPERTY_ASSERT(provider_time(std::to_string(unix_ms(time))) == time ||
                    unix_ms(time) < 1'000'000'000'000);
    std::erase_if(iso, [](char c) { return c < '0' || c > '9'; });
    PROPERTY_ASSERT(provider_time(iso) == time);
  }));
  CHECK(holds("any bytes", [] { static_cast<void>(provider_time(any_bytes())); }));
  CHECK(holds("near a time", [] { static_cast<void>(provider_time(any_text("0123 -/T:Z+.8"))); }));
}

}  // namespace provider_time_test
