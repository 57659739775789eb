#include "gateway/sms/aliyun_sms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/http/url_text.h"
#include "gateway/sms/aliyun_signature.h"
#include "tests/unit/gateway/sms/provider_cases.h"

namespace aliyun_sms_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::literals;
using namespace provider_cases;
using nlohmann::json;

namespace {

const AliyunSms kAliyun;

SmsAnswer of_code(std::string_view code, std::string_view message = "") {
  return read_one(kAliyun, 200, json_text(json{{"Code", code}, {"Message", message}}));
}

}  // namespace

TEST_CASE("Aliyun's answers and pushes are read as the vectors have them") {
  check_answers(kAliyun);
  check_pushes(kAliyun);
}

TEST_CASE("Aliyun has sent only what it says is OK, in this very spelling") {
  check_strictness(kAliyun, R"({"Code":"OK","Message":"OK","BizId":"9^0"})");
  for (const char* word : {"Ok", "ok", "OK ", "SUCCESS", ""})
    CHECK(of_code(word).meaning == AnswerClass::maybe);
  CHECK(read_one(kAliyun, 200, R"({"Code":0})").meaning == AnswerClass::maybe);
  CHECK(read_one(kAliyun, 200, R"({"code":"OK"})").meaning == AnswerClass::maybe);
}

TEST_CASE("a fault of one template blocks it, not the channel") {
  CHECK(of_code("isv.SMS_TEMPLATE_ILLEGAL").meaning == AnswerClass::pattern);
  CHECK(of_code("PORT_NOT_REGISTERED").meaning == AnswerClass::approval);
  CHECK(of_code("isv.AMOUNT_NOT_ENOUGH").meaning == AnswerClass::channel);
  CHECK(of_code("InvalidTimeStamp.Expired").meaning == AnswerClass::clock);
  CHECK(of_code("isv.DAY_LIMIT_CONTROL").window == Window::calendar_day);
  CHECK(of_code("isv.MONTH_LIMIT_CONTROL").window == Window::calendar_month);
}

TEST_CASE("a forbidden word is told from a number that is not to be disturbed") {
  CHECK(of_code("isv.BLACK_KEY_CONTROL_LIMIT", "号码在免打扰名单").meaning == AnswerClass::number);
  CHECK(of_code("isv.BLACK_KEY_CONTROL_LIMIT", "变量含黑名单关键字").meaning ==
        AnswerClass::wording);
}

TEST_CASE("an id that no id can be is none, for a thousand numbers") {
  const std::string body = json_text(json{{"Code", "OK"}, {"BizId", std::string(100'000, '9')}});
  const auto all = kAliyun.read_answer(answered(200, body), {1000, "13800001234"});
  CHECK(all.size() == 1000);
  CHECK(all[0].meaning == AnswerClass::ok);
  CHECK(all[0].provider_id.empty());
}

TEST_CASE("what goes to Aliyun is what was signed") {
  const SmsAccount account{.base_url = "https://dysmsapi.aliyuncs.com",
                           .id = "testid",
                           .secret = "testsecret",
                           .signature = "测试信访"};
  const SmsMessage message{.phones = {"13800001234", "19900004321"},
                           .template_code = "SMS_1",
                           .params = {{"name", "张三"}, {"code", "1234"}},
                           .extension = "12",
                           .our_id = "hy-1"};
  const auto request = kAliyun.request(account, message, "2026-03-02T09:15"_at, "n1");
  REQUIRE(request);
  CHECK(request->base_url == account.base_url);
  CHECK(request->body.empty());
  CHECK(request->content_type.empty());
  REQUIRE(request->path_and_query.starts_with("/?"));
  const auto query = query_pairs(request->path_and_query.substr(2)).value();
  CHECK(query == Pairs{{"OutId", "hy-1"},
                       {"PhoneNumbers", "13800001234,19900004321"},
                       {"SignName", "测试信访"},
                       {"SmsUpExtendCode", "12"},
                       {"TemplateCode", "SMS_1"},
                       {"TemplateParam", R"({"code":"1234","name":"张三"})"}});
  const Pairs headers = aliyun_headers({"dysmsapi.aliyuncs.com", "SendSms", "2017-05-25", query},
                                       {"testid", "testsecret"}, "2026-03-02T09:15"_at, "n1");
  CHECK(request->headers.back() == headers.back());
}

TEST_CASE("a receipt of ours without the provider's id is believed by our own") {
  const auto facts =
      kAliyun.read_reports(R"({"phone_number":"13800001234","success":"true","out_id":"hy-1"})")
          .facts;
  REQUIRE(facts.receipts.size() == 1);
  CHECK(facts.receipts[0].our_id == "hy-1");
  CHECK(facts.receipts[0].state == ReceiptState::delivered);
}

TEST_CASE("Aliyun's codes of receipts say what to do") {
  const auto receipt = [](const char* code) {
    const json element{{"phone_number", "+8613800001234"},
                       {"biz_id", "9^0"},
                       {"success", false},
                       {"err_code", code}};
    return kAliyun.read_reports(json_text(element)).facts.receipts.at(0);
  };
  CHECK(receipt("request_success").state == ReceiptState::unknown);
  CHECK(receipt("CONTENT_KEYWORD").remedy == Remedy::mend_text);
  CHECK(receipt("IS_CLOSED").remedy == Remedy::other_provider);
  CHECK(receipt("MOBLLE_TERMINAL_ERROR").remedy == Remedy::one_retry_later);
  CHECK(receipt("PARAMS_ILLEGAL").remedy == Remedy::check_settings);
  CHECK(receipt("MOBILE_IN_BLACK").state == ReceiptState::blocked);
  CHECK(receipt("").state == ReceiptState::failed);
}

TEST_CASE("Aliyun is tried by a question about today, signed as a message is") {
  const SmsAccount account{.base_url = "https://dysmsapi.aliyuncs.com", .id = "k", .secret = "s"};
  const auto trial = kAliyun.trial_request(account, "2026-11-24T02:00"_at, "n");
  REQUIRE(trial);
  CHECK(trial->path_and_query ==
        "/?CurrentPage=1&PageSize=1&PhoneNumber=13800000000&SendDate=20261124");
  CHECK(trial->body.empty());
  CHECK(std::ranges::count(trial->headers, std::pair<std::string, std::string>(
                                               "x-acs-action", "QuerySendDetails")) == 1);
  const auto read = [](const char* body) { return kAliyun.read_trial(answered(200, body)); };
  CHECK(read(R"({"Code":"OK","TotalCount":0})").meaning == AnswerClass::ok);
  CHECK(read(R"({"Code":"SignatureDoesNotMatch"})").meaning == AnswerClass::channel);
  CHECK(read("{").verdict.code == "unreadable");
}

TEST_CASE("Aliyun is asked of the day on which it was called, fifty records a page") {
  const SmsAccount account{.base_url = "https://dysmsapi.aliyuncs.com", .id = "k", .secret = "s"};
  const Instant tried = "2026-03-02T00:10"_at;  // the day before in UTC
  const auto target = [&](const Sought& sought, LookUpPlace place) {
    const auto request = kAliyun.look_up_request(account, sought, place, tried, "n");
    CHECK(std::ranges::count(request.headers, std::pair<std::string, std::string>(
                                                  "x-acs-action", "QuerySendDetails")) == 1);
    return request.path_and_query;
  };
  CHECK(target({.phone = "13800001234", .our_id = "k", .tried = tried}, {}) ==
        "/?CurrentPage=1&PageSize=50&PhoneNumber=13800001234&SendDate=20260302");
  CHECK(target({.phone = "13800001234", .our_id = "k", .provider_id = "9^0", .tried = tried},
               {1, 3}) ==
        "/?BizId=9%5E0&CurrentPage=3&PageSize=50&PhoneNumber=13800001234&SendDate=20260303");
}

namespace {

const Instant kNoon = "2026-03-02T12:00"_at;

LookUpPage details(const std::string& body, LookUpPlace place = {}, Instant tried = kNoon) {
  return kAliyun.read_looked_up(answered(200, body),
                                {.phone = "13800001234", .our_id = "k", .tried = tried}, place);
}
std::string detail_body(const std::string& list, const std::string& total) {
  return R"({"Code":"OK","TotalCount":)" + total + R"(,"SmsSendDetailDTOs":{"SmsSendDetailDTO":[)" +
         list + "]}}";
}
const std::string kDetail = R"({"PhoneNum":"13800001234","SendStatus":3,"OutId":"k"})";

}  // namespace

TEST_CASE("Aliyun's records say what became of each message") {
  const auto page = details(detail_body(
      R"({"PhoneNum":"13800001234","SendStatus":1,"ErrCode":"","OutId":"a","ReceiveDate":""},
         {"PhoneNum":"+8613800001234","SendStatus":"2","ErrCode":"MOBILE_IN_BLACK","OutId":"b"},
         {"PhoneNum":13800001234,"SendStatus":3,"ErrCode":"DELIVERED","OutId":"c",
          "ReceiveDate":"2026-03-02 12:00:05"})",
      R"("3")"));
  CHECK(page.answer.meaning == AnswerClass::ok);
  CHECK(page.is_whole);
  CHECK_FALSE(page.next.has_value());
  REQUIRE(page.records.size() == 3);
  CHECK(page.records[0].state == ReceiptState::accepted);
  CHECK(page.records[0].our_id == "a");
  CHECK_FALSE(page.records[0].time.has_value());
  CHECK(page.records[1].state == ReceiptState::blocked);
  CHECK(page.records[1].phone == "13800001234");
  CHECK(page.records[2].state == ReceiptState::delivered);
  CHECK(page.records[2].time == kNoon + seconds{5});
}

TEST_CASE("what Aliyun does not give of its records is asked for, or known to be missing") {
  CHECK(details(detail_body(kDetail, "51")).next.value().page == 2);
  CHECK_FALSE(details(detail_body(kDetail, "51"), {0, 2}).next.has_value());
  const auto held_back = details(detail_body("", "7"));
  CHECK_FALSE(held_back.is_whole);
  CHECK_FALSE(held_back.next.has_value());
  std::string fifty = kDetail;
  for (int i = 1; i < 50; ++i) fifty += "," + kDetail;
  CHECK(details(detail_body(fifty, "null")).next.value().page == 2);
  // A call of just before midnight may have been taken after it.
  const auto late = details(detail_body(kDetail, "1"), {}, "2026-03-02T23:50"_at).next;
  REQUIRE(late.has_value());
  CHECK(late->day == 1);
  CHECK(late->page == 1);
  CHECK_FALSE(details(detail_body("", "0"), {1, 1}, "2026-03-02T23:50"_at).next.has_value());
}

TEST_CASE("records that cannot be read are no proof that there is none") {
  for (const char* odd :
       {"null", "7", "\"x\"", "[]", "{}", R"({"PhoneNum":"13800001234"})",
        R"({"PhoneNum":"1","SendStatus":3})", R"({"PhoneNum":"13800001234","SendStatus":9})",
        R"({"PhoneNum":"13800001234","SendStatus":[3]})"}) {
    CAPTURE(odd);
    const auto page = details(detail_body(kDetail + "," + odd, "2"));
    CHECK(page.answer.meaning == AnswerClass::ok);
    CHECK(page.records.size() == 1);
    CHECK_FALSE(page.is_whole);
  }
  for (const char* body :
       {"", "{", "[]", R"({"Code":"OK"})", R"({"Code":"OK","TotalCount":1})",
        R"({"Code":"OK","SmsSendDetailDTOs":null})", R"({"Code":"OK","SmsSendDetailDTOs":{}})",
        R"({"Code":"OK","SmsSendDetailDTOs":{"SmsSendDetailDTO":{}}})", R"({"TotalCount":0})"}) {
    CAPTURE(body);
    const auto page = details(body);
    CHECK(page.answer.meaning == AnswerClass::maybe);
    CHECK(page.records.empty());
  }
  CHECK(details(R"({"Code":"OK","TotalCount":0})").is_whole);
  CHECK(details(R"({"Code":"isv.RAM_PERMISSION_DENY"})").answer.meaning == AnswerClass::channel);
  CHECK(details(R"({"Code":"Throttling.User"})").answer.meaning == AnswerClass::retry);
}

}  // namespace aliyun_sms_test
