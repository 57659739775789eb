#include <catch2/catch.hpp>

#include "sim/sms/api.h"
#include "tests/support/vectors.h"
#include "tests/unit/sim/sms/stage.h"

namespace sms_aliyun_api_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::sms;
using nlohmann::json;

namespace {

std::string error_code(Stage& stage, const HttpRequest& request, int status) {
  const HttpAnswer answer = stage.ask(request);
  CHECK(answer.status == status);
  return json::parse(answer.body)["Code"];
}

}  // namespace

TEST_CASE("ACS3: each vector's request is taken, and not with another secret") {
  for (const json& one :
       testing::cases_of(testing::vector_text("sms/aliyun_v3_signature.json").value())) {
    CAPTURE(one["id"].get<std::string>());
    for (const bool is_right : {true, false}) {
      Settings settings;
      settings.account(Provider::aliyun).id = one["access_key_id"];
      settings.account(Provider::aliyun).secret =
          one["access_key_secret"].get<std::string>() + (is_right ? "" : "x");
      Stage stage(settings);
      stage.clock.set(*parse_office_time(one["date"].get<std::string>().substr(0, 19)) +
                      kOfficeOffset);
      HttpRequest request{.method = one["method"], .path = "/", .body = one["body"]};
      request.raw_query = one["canonical_query"];
      request.headers = {{"host", one["host"]},
                         {"x-acs-action", one["action"]},
                         {"x-acs-version", one["version"]},
                         {"x-acs-date", one["date"]},
                         {"x-acs-signature-nonce", one["nonce"]},
                         {"x-acs-content-sha256", sha256_hex(request.body)},
                         {"authorization", one["authorization"]}};
      if (one["security_token"].is_string())
        request.headers["x-acs-security-token"] = one["security_token"];
      if (one["content_type"].is_string()) request.headers["content-type"] = one["content_type"];
      const auto refusal =
          stage.platform.with([&](World& world) { return aliyun_refusal(world, request); });
      CHECK(refusal.has_value() != is_right);
      CHECK((stage.violations() == 0) == is_right);
    }
  }
}

TEST_CASE("an SMS of a template comes to its phone, signed by the platform") {
  Stage stage;
  const json said = stage.aliyun(stage.aliyun_query("+8613800000001"));
  CHECK(said["Code"] == "OK");
  CHECK(said["BizId"].get<std::string>().ends_with("^0"));
  CHECK(stage.texts() == std::vector<std::string>{"【信访服务台】您好"});
  CHECK(stage.violations() == 0);
}

TEST_CASE("a request that is not signed as it must be is refused, and named as a breach") {
  struct Row {
    const char* because;
    Stage::Change before, after;
    int status;
    const char* code;
    std::size_t violations;
  };
  const Stage::Change same = [](HttpRequest&) {};
  const std::vector<Row> rows = {
      {"another secret signed it", same,
       [](HttpRequest& r) { r.headers["authorization"].back() ^= 1; }, 400, "SignatureDoesNotMatch",
       1},
      {"the query was changed on the way", same, [](HttpRequest& r) { r.raw_query += "&a=b"; }, 400,
       "SignatureDoesNotMatch", 1},
      {"a space went out as plus", [](HttpRequest& r) { r.raw_query += "&Zz=%20"; },
       [](HttpRequest& r) { r.raw_query.replace(r.raw_query.size() - 3, 3, "+"); }, 400,
       "SignatureDoesNotMatch", 2},
      {"the body is not the one that was hashed", same, [](HttpRequest& r) { r.body = "x"; }, 400,
       "SignatureDoesNotMatch", 1},
      {"an x-acs header is not signed", same,
       [](HttpRequest& r) { r.headers["x-acs-other"] = "1"; }, 400, "IncompleteSignature", 1},
      {"blanks stand in Authorization", same,
       [](HttpRequest& r) {
         auto& text = r.headers["authorization"];
         text.insert(text.find(',') + 1, " ");
       },
       400, "IncompleteSignature", 1},
      {"a content type that nobody signed", same,
       [](HttpRequest& r) { r.headers["content-type"] = "text/plain"; }, 200, "OK", 1},
      {"no nonce", [](HttpRequest& r) { r.headers.erase("x-acs-signature-nonce"); }, same, 400,
       "IncompleteSignature", 1},
      {"an unknown key", same,
       [](HttpRequest& r) { r.headers["authorization"].replace(28, 4, "XXXX"); }, 404,
       "InvalidAccessKeyId.NotFound", 0},
      {"a date with a fraction",
       [](HttpRequest& r) { r.headers["x-acs-date"] = "2026-11-24T01:00:00.000Z"; }, same, 400,
       "InvalidTimeStamp.Format", 1},
      {"a date of sixteen minutes ago",
       [](HttpRequest& r) { r.headers["x-acs-date"] = "2026-11-24T00:44:00Z"; }, same, 400,
       "InvalidTimeStamp.Expired", 0},
      {"an unknown action", [](HttpRequest& r) { r.headers["x-acs-action"] = "SendFax"; }, same,
       404, "InvalidAction.NotFound", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    Stage stage;
    HttpRequest request = stage.aliyun_request(stage.aliyun_query(), "SendSms", row.before);
    row.after(request);
    CHECK(error_code(stage, request, row.status) == row.code);
    CHECK(stage.violations() == row.violations);
    CHECK(stage.texts().empty() == (row.status != 200));
  }
}

TEST_CASE("a nonce is taken once, also for the same request") {
  Stage stage;
  const HttpRequest request = stage.aliyun_request(stage.aliyun_query());
  CHECK(stage.said(request)["Code"] == "OK");
  CHECK(error_code(stage, request, 400) == "SignatureNonceUsed");
  CHECK(stage.violations() == 1);
  CHECK(stage.texts().size() == 1);
}

TEST_CASE("a query that is not sent in the signed order is taken and named") {
  Stage stage;
  HttpRequest request = stage.aliyun_request({{"A", "1"}, {"B", "2"}}, "QuerySendDetails");
  request.raw_query = "B=2&A=1";
  stage.ask(request);
  CHECK(stage.platform.with([](World& w) { return w.violations.front().what; }) ==
        "sms aliyun: query sent otherwise than signed");
}

TEST_CASE("what does not fit the account, the template or the number has the provider's own code") {
  struct Row {
    const char* name;
    const char* value;
    const char* code;
    std::size_t violations;
  };
  for (const Row row : {Row{"SignName", "别的签名", "isv.SMS_SIGNATURE_ILLEGAL", 0},
                        {"SignName", "【信访服务台】", "isv.SMS_SIGNATURE_ILLEGAL", 1},
                        {"SignName", "", "MissingParameter", 1},
                        {"TemplateCode", "SMS_9", "isv.SMS_TEMPLATE_ILLEGAL", 0},
                        {"PhoneNumbers", "1380000000", "isv.MOBILE_NUMBER_ILLEGAL", 0},
                        {"PhoneNumbers", "13800000001,", "isv.MOBILE_NUMBER_ILLEGAL", 0},
                        {"TemplateParam", R"({"content":1})", "isv.INVALID_JSON_PARAM", 1},
                        {"TemplateParam", "x", "isv.INVALID_JSON_PARAM", 1},
                        {"TemplateParam", "{}", "isv.TEMPLATE_MISSING_PARAMETERS", 0},
                        {"TemplateParam", R"({"content":"😀"})", "isv.UNSUPPORTED_CONTENT", 0},
                        {"OutId", "", "OK", 0}}) {
    CAPTURE(row.name, row.value);
    Stage stage;
    Pairs query = stage.aliyun_query();
    for (auto& [name, value] : query)
      if (name == row.name) value = row.value;
    CHECK(stage.aliyun(query)["Code"] == row.code);
    CHECK(stage.violations() == row.violations);
  }
}

TEST_CASE("one call to many numbers has one BizId, and details are asked by phone and day") {
  Stage stage;
  const json said = stage.aliyun(stage.aliyun_query("13800000001,13800000002"));
  CHECK(stage.texts("13800000002").size() == 1);
  const Pairs query{{"PhoneNumber", "13800000002"},
                    {"SendDate", "20261124"},
                    {"PageSize", "10"},
                    {"CurrentPage", "1"}};
  const json details = stage.aliyun(query, "QuerySendDetails");
  CHECK(details["TotalCount"] == 1);
  const json one = details["SmsSendDetailDTOs"]["SmsSendDetailDTO"][0];
  CHECK(one["SendStatus"] == 3);
  CHECK(one["OutId"] == "hy-1");
  CHECK(one["Content"] == "【信访服务台】您好");
  Pairs other = query;
  other[1].second = "20261123";
  CHECK(stage.aliyun(other, "QuerySendDetails")["TotalCount"] == 0);
  other[3].second = "0";
  CHECK(stage.aliyun(other, "QuerySendDetails")["Code"] == "isv.INVALID_PARAMETERS");
}

}  // namespace sms_aliyun_api_test
