#include "gateway/sms/mas_request.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/wecom/base64.h"
#include "tests/support/vectors.h"

namespace mas_request_test {

using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

std::string body_of(const json& kind, const json& in) {
  const MasAccount account{in["ecName"], in["apId"], in["secretKey"], in["sign"]};
  if (kind != "tmpsubmit")
    return mas_text_body(account, {in["mobiles"], in["content"], in["addSerial"]});
  auto params = json::parse(in["params"].get<std::string>()).get<std::vector<std::string>>();
  if (params == std::vector<std::string>{""}) params.clear();
  return mas_template_body(account, {in["templateId"], in["mobiles"], params, in["addSerial"]});
}

}  // namespace

TEST_CASE("a request bears the mac over what it says, and never the secret") {
  for (const auto& row : cases_of(vector_text("sms/mas_mac.json").value())) {
    CAPTURE(row["id"].get<std::string>());
    const auto decoded = wecom::base64_bytes(body_of(row["kind"], row["inputs"]));
    REQUIRE(decoded);
    CHECK(json::parse(*decoded) == row["json"]);
    CHECK(decoded->find(row["inputs"]["secretKey"].get<std::string>()) == std::string::npos);
  }
}

TEST_CASE("to fetch, the interface's user says who he is") {
  const auto decoded =
      wecom::base64_bytes(mas_fetch_body({"测试市信访局", "ap", "secret", "sign"}));
  REQUIRE(decoded);
  CHECK(json::parse(*decoded) ==
        json{{"ecName", "测试市信访局"}, {"apId", "ap"}, {"secretKey", "secret"}});
}

}  // namespace mas_request_test
