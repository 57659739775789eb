#include "gateway/sms/tencent_sms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/sms/tencent_signature.h"
#include "tests/unit/gateway/sms/provider_cases.h"

namespace tencent_sms_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::literals;
using namespace provider_cases;
using nlohmann::json;

namespace {

const TencentSms kTencent;

json status(const char* phone, const char* code, const char* serial = "") {
  return {{"SerialNo", serial}, {"PhoneNumber", phone}, {"Code", code}, {"Message", code}};
}

std::vector<SmsAnswer> read(const json& response, const std::vector<std::string>& phones) {
  return kTencent.read_answer(answered(200, json_text(json{{"Response", response}})), phones);
}

SmsAnswer of_code(const char* code, const char* message = "") {
  return read({{"Error", {{"Code", code}, {"Message", message}}}}, {"13800001234"}).at(0);
}

}  // namespace

TEST_CASE("Tencent's answers and pushes are read as the vectors have them") {
  check_answers(kTencent);
  check_pushes(kTencent);
}

TEST_CASE("Tencent has sent only what it says is Ok, in this very spelling") {
  check_strictness(kTencent, json_text(json{{"Response",
                                             {{"SendStatusSet",
                                               {status("+8613800001234", "Ok", "5000:1"),
                                                status("+8619900004321", "Ok", "5000:2")}}}}}));
  for (const char* word : {"OK", "ok", "Ok ", "send success", ""}) {
    const json response{{"SendStatusSet", {status("+8613800001234", word)}}};
    CHECK(read(response, {"13800001234"})[0].meaning == AnswerClass::maybe);
  }
}

TEST_CASE("statuses are paired by number, whatever their order") {
  const json response{{"SendStatusSet",
                       {status("+8619900004321", "FailedOperation.PhoneNumberInBlacklist"),
                        status("13800001234", "Ok", "5000:1"),
                        status("8613800001234", "Ok", "5000:2"), "no status", nullptr}}};
  const auto all = read(response, {"13800001234", "19900004321", "13800001234", "13900005678"});
  CHECK(all[0].provider_id == "5000:1");
  CHECK(all[1].meaning == AnswerClass::number);
  CHECK(all[2].provider_id == "5000:2");
  CHECK(all[3].meaning == AnswerClass::maybe);
  CHECK(all[3].verdict.code == "no_status");
}

TEST_CASE("an error beside statuses leaves open what they call sent") {
  const json response{{"Error", {{"Code", "InternalError"}, {"Message", ""}}},
                      {"SendStatusSet",
                       {status("+8613800001234", "Ok", "5000:1"),
                        status("+8619900004321", "InvalidParameterValue.IncorrectPhoneNumber")}}};
  const auto all = read(response, {"13800001234", "19900004321"});
  CHECK(all[0].meaning == AnswerClass::maybe);
  CHECK(all[0].phone == "13800001234");
  CHECK(all[1].meaning == AnswerClass::number);
}

TEST_CASE("a family of codes has one meaning, but for those with a row of their own") {
  CHECK(of_code("AuthFailure.SecretIdNotFound").meaning == AnswerClass::channel);
  CHECK(of_code("AuthFailure.SignatureExpire").meaning == AnswerClass::clock);
  CHECK(of_code("UnauthorizedOperation.ServiceSuspendDueToArrears").meaning ==
        AnswerClass::channel);
  CHECK(of_code("InvalidParameterValue.Whatever").meaning == AnswerClass::channel);
  CHECK(of_code("InvalidParameter.DirtyWordFound").meaning == AnswerClass::wording);
  CHECK(of_code("FailedOperation.MissingSignatureList").meaning == AnswerClass::approval);
  CHECK(of_code("LimitExceeded").meaning == AnswerClass::retry);
  CHECK(of_code("RequestLimitExceeded.UinLimitExceeded").meaning == AnswerClass::retry);
  CHECK(of_code("LimitExceeded.AppDailyLimit").window == Window::calendar_day);
  CHECK(of_code("FailedOperation.MarketingSendTimeConstraint").window == Window::night);
  CHECK(of_code("LimitExceeded.DeliveryFrequencyLimit", "30秒").window == Window::half_minute);
  CHECK(of_code("FailedOperation.SomethingNew").meaning == AnswerClass::maybe);
  CHECK(of_code("InternalError.SomethingNew").meaning == AnswerClass::maybe);
}

TEST_CASE("what goes to Tencent is what was signed") {
  const SmsAccount account{.base_url = "https://sms.tencentcloudapi.com",
                           .id = "testid",
                           .secret = "testsecret",
                           .security_token = "token",
                           .signature = "测试信访",
                           .app_id = "1400000000",
                           .region = "ap-guangzhou"};
  const SmsMessage message{.phones = {"13800001234"},
                           .template_code = "100",
                           .params = {{"", "张三"}, {"", "1234"}},
                           .extension = "12",
                           .our_id = "hy-1"};
  const Instant now = "2026-03-02T07:15"_at;
  const auto request = kTencent.request(account, message, now, "n1");
  REQUIRE(request);
  CHECK(json_of(request->body) == json{{"PhoneNumberSet", {"+8613800001234"}},
                                       {"SmsSdkAppId", "1400000000"},
                                       {"SignName", "测试信访"},
                                       {"TemplateId", "100"},
                                       {"TemplateParamSet", {"张三", "1234"}},
                                       {"ExtendCode", "12"},
                                       {"SessionContext", "hy-1"}});
  const TencentCall call{.host = "sms.tencentcloudapi.com",
                         .service = "sms",
                         .headers = {{"content-type", request->content_type},
                                     {"host", "sms.tencentcloudapi.com"},
                                     {"x-tc-action", "SendSms"}},
                         .body = request->body};
  const auto has = [&](const char* name, const std::string& value) {
    return std::ranges::count(request->headers, std::pair<std::string, std::string>(name, value)) ==
           1;
  };
  CHECK(has("Authorization", tencent_authorization(call, {"testid", "testsecret"}, now)));
  CHECK(has("X-TC-Timestamp", std::to_string(unix_ms(now) / 1000)));
  CHECK(has("X-TC-Region", "ap-guangzhou"));
  CHECK(has("X-TC-Token", "token"));
}

TEST_CASE("Tencent's pushes name the country by itself, and the state in any case") {
  const auto facts =
      kTencent
          .read_reports(
              R"([{"nationcode":"852","mobile":"91234567","report_status":"success","sid":"1"},
                  {"nationcode":86,"mobile":13800001234,"report_status":"Fail",
                   "errmsg":"odd","sid":2},
                  {"mobile":"13800001234","report_status":"SUCCESS","sid":""}])")
          .facts;
  REQUIRE(facts.receipts.size() == 2);
  CHECK(facts.receipts[0].phone == "+85291234567");
  CHECK(facts.receipts[0].state == ReceiptState::delivered);
  CHECK(facts.receipts[1].state == ReceiptState::failed);
  CHECK(facts.receipts[1].provider_id == "2");
  CHECK(facts.bad.size() == 1);
  const auto replies =
      kTencent.read_replies(R"({"mobile":"13800001234","text":"1","time":1772416800000})").facts;
  CHECK(replies.replies.at(0).time == "2026-03-02T10:00:00"_at);
}

TEST_CASE("Tencent is tried by a question about the last minute, which takes nothing away") {
  const SmsAccount account{.base_url = "https://sms.tencentcloudapi.com",
                           .id = "k",
                           .secret = "s",
                           .app_id = "1400000001",
                           .region = "ap-guangzhou"};
  const auto trial = kTencent.trial_request(account, Instant(seconds{1'800'000'000}), "n");
  REQUIRE(trial);
  CHECK(json::parse(trial->body) == json{{"SmsSdkAppId", "1400000001"},
                                         {"PhoneNumber", "+8613800000000"},
                                         {"BeginTime", 1'799'999'940},
                                         {"EndTime", 1'800'000'000},
                                         {"Limit", 1},
                                         {"Offset", 0}});
  CHECK(std::ranges::count(trial->headers, std::pair<std::string, std::string>(
                                               "X-TC-Action", "PullSmsSendStatusByPhoneNumber")) ==
        1);
  const auto read = [](const char* body) { return kTencent.read_trial(answered(200, body)); };
  CHECK(read(R"({"Response":{"PullSmsSendStatusSet":[],"RequestId":"r"}})").meaning ==
        AnswerClass::ok);
  CHECK(read(R"({"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"},"RequestId":"r"}})")
            .meaning == AnswerClass::channel);
  for (const char* other : {"{", "{}", R"({"Response":{}})", R"({"Response":[]})", "[]"})
    CHECK(read(other).verdict.code == "unreadable");
}

TEST_CASE("Tencent is asked from a minute before the call until it is all over") {
  const SmsAccount account{.base_url = "https://sms.tencentcloudapi.com",
                           .id = "k",
                           .secret = "s",
                           .app_id = "1400000001",
                           .region = "ap-guangzhou"};
  const Instant tried(seconds{1'800'000'000});
  const auto asked = [&](Instant now) {
    const auto request = kTencent.look_up_request(
        account, {.phone = "13800001234", .our_id = "k", .tried = tried}, {}, now, "n");
    return json::parse(request.body);
  };
  CHECK(asked(tried + minutes{5}) == json{{"SmsSdkAppId", "1400000001"},
                                          {"PhoneNumber", "+8613800001234"},
                                          {"BeginTime", 1'799'999'940},
                                          {"EndTime", 1'800'000'300},
                                          {"Limit", 100},
                                          {"Offset", 0}});
  CHECK(asked(tried + days{5})["EndTime"] == 1'800'259'200);
  CHECK(asked(tried - days{5})["EndTime"] == 1'799'999'940);  // the clock was set back
}

TEST_CASE("Tencent's statuses say what became of each message, and of how many is not sure") {
  const auto read = [](const std::string& response) {
    return kTencent.read_looked_up(answered(200, R"({"Response":)" + response + "}"),
                                   {.phone = "13800001234", .our_id = "k"}, {});
  };
  const auto page = read(
      R"({"PullSmsSendStatusSet":[
          {"UserReceiveTime":1772416800,"CountryCode":"86","SubscriberNumber":"13800001234",
           "PhoneNumber":"+8613800001234","SerialNo":"5000:1","ReportStatus":"SUCCESS",
           "Description":"DELIVRD","SessionContext":"k"},
          {"CountryCode":"86","SubscriberNumber":"13800001234","SerialNo":"5000:2",
           "ReportStatus":"FAIL","Description":"MK:0001"}],"RequestId":"r"})");
  CHECK(page.answer.meaning == AnswerClass::ok);
  CHECK(page.is_whole);
  REQUIRE(page.records.size() == 2);
  CHECK(page.records[0].state == ReceiptState::delivered);
  CHECK(page.records[0].our_id == "k");
  CHECK(page.records[0].time == "2026-03-02T10:00"_at);
  CHECK(page.records[1].state == ReceiptState::failed);
  CHECK(page.records[1].provider_id == "5000:2");
  CHECK(page.records[1].phone == "13800001234");

  CHECK(read(R"({"PullSmsSendStatusSet":null,"RequestId":"r"})").is_whole);
  const std::string one =
      R"({"PhoneNumber":"+8613800001234","SerialNo":"1","ReportStatus":"SUCCESS"})";
  std::string hundred = one;
  for (int i = 1; i < 100; ++i) hundred += "," + one;
  const auto full = read(R"({"PullSmsSendStatusSet":[)" + hundred + R"(],"RequestId":"r"})");
  CHECK(full.records.size() == 100);
  CHECK_FALSE(full.is_whole);
  for (const char* odd : {"null", "7", "[]", "{}", R"({"PhoneNumber":"+8613800001234"})",
                          R"({"PhoneNumber":"x","SerialNo":"1","ReportStatus":"SUCCESS"})",
                          R"({"PhoneNumber":"+8613800001234","ReportStatus":"SUCCESS"})",
                          R"({"PhoneNumber":"+8613800001234","SerialNo":"1"})"}) {
    CAPTURE(odd);
    const auto some =
        read(R"({"PullSmsSendStatusSet":[)" + one + "," + odd + R"(],"RequestId":"r"})");
    CHECK(some.records.size() == 1);
    CHECK_FALSE(some.is_whole);
  }
  for (const char* response : {"{}", "[]", R"({"RequestId":"r"})", R"({"PullSmsSendStatusSet":[]})",
                               R"({"PullSmsSendStatusSet":{},"RequestId":"r"})",
                               R"({"PullSmsSendStatusSet":"x","RequestId":"r"})"}) {
    CAPTURE(response);
    CHECK(read(response).answer.verdict.code == "unreadable");
  }
  CHECK(read(R"({"Error":{"Code":"RequestLimitExceeded"},"RequestId":"r"})").answer.meaning ==
        AnswerClass::retry);
}

}  // namespace tencent_sms_test
