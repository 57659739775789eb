#include "gateway/sms/sms_request.h"

#include <catch2/catch.hpp>

namespace sms_request_test {

using namespace huiyin::gateway::sms;

TEST_CASE("the host is the one of the address, with its port") {
  CHECK(host_of("https://dysmsapi.aliyuncs.com") == "dysmsapi.aliyuncs.com");
  CHECK(host_of("http://127.0.0.1:8080/") == "127.0.0.1:8080");
  CHECK(is_https("https://sms.test"));
  CHECK_FALSE(is_https("http://sms.test"));
}

TEST_CASE("phones stand with commas between") {
  CHECK(joined_phones({"13800001234"}) == "13800001234");
  CHECK(joined_phones({"13800001234", "19900004321"}) == "13800001234,19900004321");
}

TEST_CASE("a refusal says whose it is") {
  const auto refusal =
      sms_refusal("tencent", {.phones_max = 1, .takes_text = false, .goes_abroad = false}, {});
  REQUIRE(refusal);
  CHECK(refusal->where == "tencent");
}

}  // namespace sms_request_test
