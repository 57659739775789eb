#include <catch2/catch.hpp>

#include "sim/sms/api.h"
#include "tests/support/vectors.h"
#include "tests/unit/sim/sms/stage.h"

namespace sms_tencent_api_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::sms;
using nlohmann::json;

TEST_CASE("TC3: each vector's request of sms is taken, and not with another secret") {
  int tried = 0;
  for (const json& one :
       testing::cases_of(testing::vector_text("sms/tencent_tc3_signature.json").value())) {
    if (one["service"] != "sms") continue;
    ++tried;
    CAPTURE(one["id"].get<std::string>());
    for (const bool is_right : {true, false}) {
      Settings settings;
      settings.account(Provider::tencent).id = one["secret_id"];
      settings.account(Provider::tencent).secret =
          one["secret_key"].get<std::string>() + (is_right ? "" : "x");
      Stage stage(settings);
      stage.clock.set(Instant(seconds(one["timestamp"].get<std::int64_t>())));
      HttpRequest request{.method = one["method"], .path = "/", .body = one["payload"]};
      request.headers = {{"host", one["host"]},
                         {"content-type", one["content_type"]},
                         {"x-tc-action", one["action"]},
                         {"x-tc-version", one["version"]},
                         {"x-tc-timestamp", std::to_string(one["timestamp"].get<std::int64_t>())},
                         {"authorization", one["authorization"]}};
      const auto refusal =
          stage.platform.with([&](World& world) { return tencent_refusal(world, request); });
      CHECK(refusal.has_value() != is_right);
    }
  }
  CHECK(tried >= 5);
}

TEST_CASE("each number has a status of its own, in the order of the request") {
  Stage stage;
  const json said = stage.said(
      stage.tencent_request(stage.tencent_body({"13800000002", "+861380000", "+8613800000001"})));
  const json set = said["Response"]["SendStatusSet"];
  REQUIRE(set.size() == 3);
  CHECK(set[0]["Code"] == "Ok");
  CHECK(set[0]["PhoneNumber"] == "+8613800000002");
  CHECK(set[0]["SessionContext"] == "hy-1");
  CHECK(set[1]["Code"] == "InvalidParameterValue.IncorrectPhoneNumber");
  CHECK(set[1]["SerialNo"] == "");
  CHECK(set[2]["Code"] == "Ok");
  CHECK(set[0]["SerialNo"] != set[2]["SerialNo"]);
  CHECK(stage.texts() == std::vector<std::string>{"【信访服务台】您好"});
  CHECK(stage.violations() == 0);
}

TEST_CASE("what does not fit has the provider's own code, of the request or of each number") {
  struct Row {
    const char* change;
    const char* code;
    std::size_t violations;
  };
  for (const Row row :
       {Row{R"({"SignName":"别的"})", "FailedOperation.SignatureIncorrectOrUnapproved", 0},
        {R"({"TemplateId":"9"})", "FailedOperation.TemplateIncorrectOrUnapproved", 0},
        {R"({"TemplateParamSet":[]})", "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
         0},
        {R"({"TemplateParamSet":[1]})", "InvalidParameterValue.TemplateParameterFormatError", 1},
        {R"({"SmsSdkAppId":"9"})", "InvalidParameterValue.SdkAppIdNotExist", 0},
        {R"({"SmsSdkAppId":9})", "MissingParameter", 1},
        {R"({"PhoneNumberSet":[]})", "MissingParameter.EmptyPhoneNumberSet", 1},
        {R"({"PhoneNumberSet":"13800000001"})", "InvalidParameter", 1}}) {
    CAPTURE(row.change);
    Stage stage;
    json body = stage.tencent_body();
    body.update(json::parse(row.change));
    const json response = stage.said(stage.tencent_request(body))["Response"];
    const json told = response.contains("Error") ? response["Error"] : response["SendStatusSet"][0];
    CHECK(told["Code"] == row.code);
    CHECK(stage.violations() == row.violations);
    CHECK(stage.texts().empty());
  }
}

TEST_CASE("a request that is not signed as it must be is refused, always with HTTP 200") {
  struct Row {
    const char* because;
    Stage::Change spoil;
    const char* code;
    std::size_t violations;
  };
  const std::vector<Row> rows = {
      {"another body", [](HttpRequest& r) { r.body += " "; }, "AuthFailure.SignatureFailure", 1},
      {"another content type",
       [](HttpRequest& r) { r.headers["content-type"] = "application/json"; },
       "AuthFailure.SignatureFailure", 1},
      {"no blank after the commas",
       [](HttpRequest& r) {
         auto& text = r.headers["authorization"];
         text.erase(text.find(", ") + 1, 1);
       },
       "AuthFailure.InvalidAuthorization", 1},
      {"a scope of another day",
       [](HttpRequest& r) {
         auto& text = r.headers["authorization"];
         text.replace(text.find("2026-11-24"), 10, "2026-11-25");
       },
       "AuthFailure.SignatureFailure", 1},
      {"an unknown key", [](HttpRequest& r) { r.headers["authorization"].replace(28, 4, "XXXX"); },
       "AuthFailure.SecretIdNotFound", 0},
      {"no region", [](HttpRequest& r) { r.headers.erase("x-tc-region"); }, "MissingParameter", 1},
      {"an old version", [](HttpRequest& r) { r.headers["x-tc-version"] = "2019-07-11"; },
       "NoSuchVersion", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    Stage stage;
    HttpRequest request = stage.tencent_request(stage.tencent_body());
    row.spoil(request);
    const HttpAnswer answer = stage.ask(request);
    CHECK(answer.status == 200);
    CHECK(json::parse(answer.body)["Response"]["Error"]["Code"] == row.code);
    CHECK(stage.violations() == row.violations);
  }
  Stage late;
  const HttpRequest request = late.tencent_request(late.tencent_body());
  late.clock.advance(seconds(301));
  CHECK(late.said(request)["Response"]["Error"]["Code"] == "AuthFailure.SignatureExpire");
}

TEST_CASE("a number that refuses SMS is told at once") {
  Stage stage;
  stage.platform.with(
      [](World& world) { world.phone("13800000001").refuses.insert(Provider::tencent); });
  CHECK(stage.tencent_status(stage.tencent_body())["Code"] ==
        "FailedOperation.PhoneNumberInBlacklist");
  CHECK(stage.tencent_status(stage.tencent_body({"13800000002"}))["Code"] == "Ok");
}

TEST_CASE("what became of messages to a number is told as often as it is asked") {
  Stage stage;
  const auto asked = [&](json body) {
    return stage.said(stage.tencent_request(body, "PullSmsSendStatusByPhoneNumber"))["Response"];
  };
  const std::int64_t now = unix_ms(stage.clock.now()) / 1000;
  const json body{{"SmsSdkAppId", "1400000001"},
                  {"PhoneNumber", "+8613800000001"},
                  {"BeginTime", now - 60},
                  {"EndTime", now + 60},
                  {"Limit", 10},
                  {"Offset", 0}};
  CHECK(asked(body)["PullSmsSendStatusSet"] == json::array());
  REQUIRE(stage.tencent_status(stage.tencent_body())["Code"] == "Ok");
  stage.pass();
  for (int i = 0; i < 2; ++i) {
    const json set = asked(body)["PullSmsSendStatusSet"];
    REQUIRE(set.size() == 1);
    CHECK(set[0]["ReportStatus"] == "SUCCESS");
    CHECK(set[0]["PhoneNumber"] == "+8613800000001");
  }
  CHECK(stage.violations() == 0);
  json other = body;
  other["SmsSdkAppId"] = "7";
  CHECK(asked(other)["Error"]["Code"] == "InvalidParameterValue.SdkAppIdNotExist");
  for (const char* field : {"BeginTime", "EndTime", "Limit", "Offset", "PhoneNumber"}) {
    CAPTURE(field);
    json lacking = body;
    lacking.erase(field);
    CHECK(asked(lacking)["Error"]["Code"] == "InvalidParameter");
  }
}

}  // namespace sms_tencent_api_test
