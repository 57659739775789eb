#include "store/totp.h"

#include <catch2/catch.hpp>

namespace totp_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

// "12345678901234567890", the secret of RFC 6238, appendix B, in Base32.
constexpr std::string_view kSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Instant at(std::int64_t seconds_since_1970) { return Instant(seconds{seconds_since_1970}); }

}  // namespace

TEST_CASE("codes are those of RFC 6238, appendix B") {
  const auto [time, code] = GENERATE(table<std::int64_t, const char*>({{59, "287082"},
                                                                       {1111111109, "081804"},
                                                                       {1111111111, "050471"},
                                                                       {1234567890, "005924"},
                                                                       {2000000000, "279037"},
                                                                       {20000000000, "353130"}}));
  CHECK(totp_code(kSecret, time / 30) == code);
  CHECK(totp_step(kSecret, code, 0, at(time)) == time / 30);
}

TEST_CASE("a clock may differ by one step, and each code is good once") {
  CHECK(totp_step(kSecret, "287082", 0, at(59 + 30)) == 1);
  CHECK(totp_step(kSecret, "287082", 0, at(59 - 30)) == 1);
  CHECK_FALSE(totp_step(kSecret, "287082", 0, at(59 + 60)));
  CHECK_FALSE(totp_step(kSecret, "287082", 1, at(59)));
  CHECK_FALSE(totp_step(kSecret, "28708", 0, at(59)));
  CHECK_FALSE(totp_step(kSecret, "", 0, at(59)));
}

TEST_CASE("a new secret is 160 bits in Base32 and makes codes") {
  SystemRandom random;
  const std::string secret = new_totp_secret(random);
  CHECK(secret.size() == 32);
  CHECK(totp_code(secret, 1)->size() == 6);
  CHECK(new_totp_secret(random) != secret);
}

TEST_CASE("what is no Base32 makes no code") { CHECK_FALSE(totp_code("GEZ1", 1)); }

TEST_CASE("the address that an app reads names office and login") {
  CHECK(totp_address("回音 1", "ye.qing", "ABC") ==
        "otpauth://totp/%E5%9B%9E%E9%9F%B3%201:ye.qing?secret=ABC&issuer=%E5%9B%9E%E9%9F%B3%201");
}

}  // namespace totp_test
