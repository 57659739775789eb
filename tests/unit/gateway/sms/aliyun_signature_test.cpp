#include "gateway/sms/aliyun_signature.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/vectors.h"

namespace aliyun_signature_test {

using namespace huiyin;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

std::string text_or_empty(const json& value) { return value.is_null() ? "" : value; }

// "2026-03-02T01:15:00Z".
Instant utc(const std::string& text) {
  const auto office = parse_office_time(text.substr(0, 16)).value();
  return office + hours{8} + seconds{std::stoi(text.substr(17, 2))};
}

std::string header(const Pairs& headers, const std::string& wanted) {
  for (const auto& [name, value] : headers)
    if (name == wanted) return value;
  return "";
}

}  // namespace

TEST_CASE("a call is signed as Aliyun's document has it, byte for byte") {
  for (const auto& row : cases_of(vector_text("sms/aliyun_v3_signature.json").value())) {
    CAPTURE(row["id"].get<std::string>());
    AliyunCall call{row["host"], row["action"], row["version"], {}};
    for (const auto& [name, value] : row["query"].items()) call.query.emplace_back(name, value);
    call.content_type = text_or_empty(row["content_type"]);
    call.body = row["body"];
    const AliyunKey key{row["access_key_id"], row["access_key_secret"],
                        text_or_empty(row["security_token"])};
    const Pairs headers = aliyun_headers(call, key, utc(row["date"]), row["nonce"]);
    CHECK(header(headers, "x-acs-date") == row["date"].get<std::string>());
    CHECK(header(headers, "Authorization") == row["authorization"].get<std::string>());
  }
}

}  // namespace aliyun_signature_test
