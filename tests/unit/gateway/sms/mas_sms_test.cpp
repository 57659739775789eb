#include "gateway/sms/mas_sms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/wecom/base64.h"
#include "tests/unit/gateway/sms/provider_cases.h"

namespace mas_sms_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace provider_cases;
using nlohmann::json;

namespace {

const MasSms kMas;
const SmsAccount kAccount{.base_url = "http://mas.test:1992",
                          .id = "xfjtest",
                          .secret = "mas-Secret-01",
                          .signature = "AbCdEf123",
                          .customer = "测试市信访局"};

json sent_json(const SmsRequest& request) {
  return json_of(wecom::base64_bytes(request.body).value());
}

AnswerClass meaning_of(const char* body) { return read_one(kMas, 200, body).meaning; }

}  // namespace

TEST_CASE("云MAS's answers and pushes are read as the vectors have them") {
  check_answers(kMas);
  check_pushes(kMas);
}

TEST_CASE("云MAS has sent only what both of its words say") {
  check_strictness(kMas, R"({"msgGroup":"g","rspcod":"success","success":true})");
  for (const char* body :
       {R"({"rspcod":"Success","success":true})", R"({"rspcod":"SUCCESS","success":true})",
        R"({"rspcod":"success","success":false})", R"({"rspcod":"success"})",
        R"({"rspcod":"success","success":"true"})", R"({"rspcod":"IllegalMac","success":true})",
        R"({"success":true})", R"({"rspcod":1,"success":true})"})
    CHECK(meaning_of(body) == AnswerClass::maybe);
  CHECK(meaning_of(R"({"rspcod":"IllegalMac"})") == AnswerClass::channel);
  CHECK(meaning_of(R"({"rspcod":"FlowOverLimit","success":false})") == AnswerClass::retry);
  CHECK(read_one(kMas, 200, R"({"rspcod":"OverDailyMax","success":false})").window ==
        Window::calendar_day);
}

TEST_CASE("the state of a 云MAS receipt stands in two fields") {
  struct Row {
    const char *status, *error, *code;
    ReceiptState state;
  };
  const auto row = GENERATE(values<Row>({
      {"CM:0000", "DELIVRD", "DELIVRD", ReceiptState::delivered},
      {"DELIVRD", "", "DELIVRD", ReceiptState::delivered},
      {"delivrd", "000", "delivrd", ReceiptState::delivered},
      {"CM:0000", "", "CM:0000", ReceiptState::delivered},
      {"CM:0000", "MK:0001", "MK:0001", ReceiptState::failed},
      {"CM:3000", "", "CM:3000", ReceiptState::accepted},
      {"CM:3000", "DELIVRD", "DELIVRD", ReceiptState::delivered},
      {"CM:3000", "DB:0140", "DB:0140", ReceiptState::failed},
      {"UNDELIV", "", "UNDELIV", ReceiptState::failed},
      {"EXPIRED", "", "EXPIRED", ReceiptState::expired},
      {"XY:1234", "", "XY:1234", ReceiptState::failed},
  }));
  CAPTURE(row.status, row.error);
  const json element{{"reportStatus", row.status},
                     {"errorCode", row.error},
                     {"mobile", "13800001234"},
                     {"msgGroup", "g"}};
  const auto facts = kMas.read_reports(json_text(element)).facts;
  REQUIRE(facts.receipts.size() == 1);
  CHECK(facts.receipts[0].code == row.code);
  CHECK(facts.receipts[0].state == row.state);
}

TEST_CASE("a 云MAS receipt names one number or many, and a bad one hides no other") {
  const auto read = [](const char* mobiles) {
    return kMas
        .read_reports(std::string(R"({"msgGroup":"g","reportStatus":"DELIVRD",)") + mobiles + "}")
        .facts;
  };
  CHECK(read(R"("mobile":"13800001234,+86 19900004321,")").receipts.size() == 2);
  CHECK(read(R"("mobiles":[13800001234,{"mobile":"19900004321"}])").receipts.size() == 2);
  const auto facts = read(R"("mobiles":["13800001234","nobody"])");
  CHECK(facts.receipts.size() == 1);
  CHECK(facts.bad.size() == 1);
  CHECK(read(R"("mobiles":[])").bad.size() == 1);
  CHECK(kMas.read_reports(R"({"msgGroup":"g","mobile":"13800001234"})").facts.bad.size() == 1);
}

TEST_CASE("the same words twice are one reply only when everything is the same") {
  const auto facts =
      kMas.read_replies(
              R"([{"mobile":"13800001234","smsContent":"1","sendTime":"2026-03-02 10:00:00"},
                  {"mobile":"13800001234","smsContent":"1","sendTime":"20260302100000"},
                  {"mobile":"13800001234","smsContent":"1","sendTime":"20260302100001"}])")
          .facts;
  CHECK(facts.replies.size() == 2);
}

TEST_CASE("what was fetched and cannot be read is kept whole") {
  const Fetched page = kMas.read_fetched(answered(200, "[{\"mobile\":"), Fetch::reports);
  CHECK(page.verdict.advice == Advice::unanswered);
  CHECK(page.verdict.alarm);
  CHECK(page.facts.bad == std::vector<std::string>{"[{\"mobile\":"});
  const Fetched refused = kMas.read_fetched(
      answered(200, R"({"rspcod":"InvalidUsrOrPwd","success":false})"), Fetch::replies);
  CHECK(refused.verdict.advice == Advice::block);
  CHECK(refused.facts.bad.empty());
  CHECK(kMas.read_fetched(answered(404, ""), Fetch::reports).verdict.advice == Advice::block);
  CHECK(kMas.read_fetched({Reached::not_sent}, Fetch::reports).verdict.advice == Advice::retry);
  CHECK(kMas.read_fetched(answered(200, ""), Fetch::reports).facts.bad.empty());
}

TEST_CASE("free words go to the path of the account's kind, templates to one path") {
  const SmsMessage words{.phones = {"13800001234", "19900004321"}, .text = "您好"};
  auto request = kMas.request(kAccount, words, Instant{}, "");
  REQUIRE(request);
  CHECK(request->path_and_query == "/sms/norsubmit");
  const json sent = sent_json(*request);
  CHECK(sent["mobiles"] == "13800001234,19900004321");
  CHECK(sent["content"] == "您好");
  CHECK(sent["mac"].get<std::string>().size() == 32);
  SmsAccount by_tls = kAccount;
  by_tls.base_url = "https://mas.test";
  CHECK(kMas.request(by_tls, words, Instant{}, "")->path_and_query == "/sms/submit");
  const SmsMessage filled{
      .phones = {"13800001234"}, .template_code = "t1", .params = {{"", "张三"}}};
  request = kMas.request(kAccount, filled, Instant{}, "");
  CHECK(request->path_and_query == "/sms/tmpsubmit");
  CHECK(sent_json(*request)["params"] == R"(["张三"])");
}

TEST_CASE("receipts are fetched by https alone, because the secret goes with it") {
  CHECK_FALSE(kMas.fetch_request(kAccount, Fetch::reports));
  SmsAccount by_tls = kAccount;
  by_tls.base_url = "https://mas.test";
  const auto request = kMas.fetch_request(by_tls, Fetch::replies);
  REQUIRE(request);
  CHECK(request->path_and_query == "/sms/deliver");
  CHECK(sent_json(*request) ==
        json{{"ecName", "测试市信访局"}, {"apId", "xfjtest"}, {"secretKey", "mas-Secret-01"}});
}

}  // namespace mas_sms_test
