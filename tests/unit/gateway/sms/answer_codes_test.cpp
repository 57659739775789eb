#include "gateway/sms/answer_codes.h"

#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/sms/provider_cases.h"

namespace answer_codes_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace provider_cases;

namespace {

constexpr std::array kFamily{AnswerRow{"Bad.*", AnswerClass::channel, "家族"},
                             AnswerRow{"Bad.Number", AnswerClass::number, "号码"},
                             AnswerRow{"Bad.Time*", AnswerClass::clock, "时间"}};

}  // namespace

TEST_CASE("a code has its own row, else that of the longest beginning") {
  CHECK(row_of_code(kFamily, "Bad.Number")->reason == "号码");
  CHECK(row_of_code(kFamily, "Bad.Numbers")->reason == "家族");
  CHECK(row_of_code(kFamily, "Bad.TimeZone")->reason == "时间");
  CHECK(row_of_code(kFamily, "Bad") == nullptr);
  CHECK(row_of_code(kFamily, "bad.number") == nullptr);
}

TEST_CASE("a code without a row is told to the operator, and is never longer than a code") {
  const SmsAnswer unknown = answer_of_code(kFamily, std::string(100'000, 'x'), AnswerClass::maybe);
  CHECK(unknown.verdict.alarm);
  CHECK(unknown.verdict.advice == Advice::unanswered);
  CHECK(unknown.verdict.code.size() == kCodeBytesMax);
}

TEST_CASE("what a person must do something about is an alarm") {
  CHECK(answer_of(AnswerClass::channel, "x", "y").verdict.alarm);
  CHECK(answer_of(AnswerClass::wording, "x", "y").verdict.alarm);
  CHECK_FALSE(answer_of(AnswerClass::number, "x", "y").verdict.alarm);
  CHECK_FALSE(answer_of(AnswerClass::retry, "x", "y").verdict.alarm);
}

TEST_CASE("a refusal in the provider's words is one, whatever the status of failure") {
  const SmsAnswer refused = answer_of(AnswerClass::number, "Bad.Number", "号码");
  const SmsAnswer fault = answer_of(AnswerClass::maybe, "Fault", "故障");
  CHECK(weighed(answered(400, ""), refused).meaning == AnswerClass::number);
  CHECK(weighed(answered(404, ""), refused).meaning == AnswerClass::number);
  CHECK(weighed(answered(404, ""), fault).meaning == AnswerClass::channel);
  CHECK(weighed(answered(400, ""), fault).meaning == AnswerClass::maybe);
  CHECK(weighed(answered(503, ""), refused).meaning == AnswerClass::maybe);
  CHECK(weighed(answered(503, ""), refused).verdict.code == "Bad.Number");
  CHECK(weighed({Reached::unanswered}, refused).meaning == AnswerClass::maybe);
}

TEST_CASE("only a JSON object that came whole is read") {
  CHECK(answer_body(answered(200, "{}")));
  CHECK(answer_body(answered(503, "{}")));
  CHECK_FALSE(answer_body(answered(302, "{}")));
  CHECK_FALSE(answer_body(answered(200, "[]")));
  CHECK_FALSE(answer_body({Reached::unanswered, 200, "{}", ""}));
}

TEST_CASE("each number gets the answer, as it was asked") {
  const auto all = for_each_phone({"1", "2"}, answer_of(AnswerClass::ok, "OK", ""));
  REQUIRE(all.size() == 2);
  CHECK(all[1].phone == "2");
  CHECK(for_each_phone({}, unreadable_answer()).empty());
}

TEST_CASE("the window is the one that the message names") {
  CHECK(window_named_in("触发分钟级流控Permits:1") == Window::minute);
  CHECK(window_named_in("触发小时级流控Permits:5") == Window::hour);
  CHECK(window_named_in("触发天级流控Permits:10") == Window::day);
  CHECK(window_named_in("触发号码天级流控Permits:40") == Window::day);
  CHECK(window_named_in("24小时内超过上限") == Window::day);
  CHECK(window_named_in("触发月级流控Permits:100") == Window::calendar_month);
  CHECK(window_named_in("太多了") == Window::hour);
}

}  // namespace answer_codes_test
