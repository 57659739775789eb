#include "gateway/sms/tencent_signature.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/http/url_text.h"
#include "tests/support/vectors.h"

namespace tencent_signature_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;

TEST_CASE("a call is signed as Tencent's document has it, byte for byte") {
  for (const auto& row : cases_of(vector_text("sms/tencent_tc3_signature.json").value())) {
    CAPTURE(row["id"].get<std::string>());
    TencentCall call{.host = row["host"],
                     .service = row["service"],
                     .method = row["method"],
                     .headers = {{"Host", row["host"]}, {"Content-Type", row["content_type"]}},
                     .body = row["payload"]};
    call.query = query_pairs(row["query"].get<std::string>()).value();
    if (row["signed_headers"].get<std::string>().find("x-tc-action") != std::string::npos)
      call.headers.emplace_back("X-TC-Action", row["action"]);
    const Instant at{seconds{row["timestamp"].get<std::int64_t>()}};
    const TencentKey key{row["secret_id"], row["secret_key"]};
    CHECK(tencent_authorization(call, key, at) == row["authorization"].get<std::string>());
  }
}

}  // namespace tencent_signature_test
