#include "gateway/sms/sms_provider.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/gateway/sms/provider_cases.h"

namespace sms_provider_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;
using namespace huiyin::literals;
using namespace provider_cases;

TEST_CASE("a provider is found by its name") {
  CHECK(sms_providers().size() == 3);
  for (const SmsProvider* each : sms_providers()) CHECK(sms_provider(each->name()) == each);
  CHECK(sms_provider("carrier pigeon") == nullptr);
}

TEST_CASE("a provider without a free question has none, and its answer would say so") {
  const SmsAccount account{.base_url = "https://sms.test", .id = "id", .secret = "secret"};
  for (const SmsProvider* each : sms_providers())
    CHECK(each->trial_request(account, "2026-03-02T09:15"_at, "n1").has_value() ==
          (each->name() != "mas"));
  CHECK(sms_provider("mas")->read_trial({}).meaning == AnswerClass::channel);
}

TEST_CASE("what a provider does not take is refused before anything is signed") {
  const SmsAccount account{.base_url = "https://sms.test", .id = "id", .secret = "secret"};
  const auto code_of = [&](std::string_view provider, const SmsMessage& message) {
    const auto request =
        sms_provider(provider)->request(account, message, "2026-03-02T09:15"_at, "n1");
    return request ? "" : request.error().code;
  };
  const SmsMessage filled{.phones = {"13800001234"}, .template_code = "SMS_1"};
  for (const SmsProvider* each : sms_providers()) CHECK(code_of(each->name(), filled).empty());
  SmsMessage changed = filled;
  changed.phones.clear();
  CHECK(code_of("aliyun", changed) == "sms.no_phone");
  changed.phones.assign(201, "13800001234");
  CHECK(code_of("tencent", changed) == "sms.too_many_phones");
  CHECK(code_of("aliyun", changed).empty());
  changed.phones = {"13800001234", "+85291234567"};
  CHECK(code_of("tencent", changed) == "sms.countries");
  changed.phones = {"+85291234567"};
  CHECK(code_of("tencent", changed).empty());
  CHECK(code_of("mas", changed) == "sms.countries");
  changed = {.phones = {"13800001234"}, .text = "您好"};
  CHECK(code_of("mas", changed).empty());
  CHECK(code_of("aliyun", changed) == "sms.no_template");
  changed = filled;
  changed.our_id = std::string(257, 'x');
  CHECK(code_of("aliyun", changed) == "sms.our_id");
}

TEST_CASE("who only pushes is not asked") {
  CHECK_FALSE(sms_provider("aliyun")->fetch_request({}, Fetch::reports));
  CHECK(sms_provider("tencent")->read_fetched(answered(200, "[]"), Fetch::reports).verdict.alarm);
}

TEST_CASE("a window has a longest wait") {
  CHECK(longest(Window::none) == seconds{0});
  CHECK(longest(Window::half_minute) == seconds{30});
  CHECK(longest(Window::minute) == minutes{1});
  CHECK(longest(Window::day) == hours{24});
}

TEST_CASE("no push of strangers does any harm") {
  CHECK(holds("bytes", [] {
    const std::string body = any_row_of({"[", "]", "{", "}", ",", ":", "\"mobile\"", "\"\"", "1",
                                         "\"13800001234\"", "\"sid\"", "null", "\xEF\xBB\xBF"});
    for (const SmsProvider* each : sms_providers())
      for (const Pushed& pushed : {each->read_reports(body), each->read_replies(body)}) {
        const auto& [receipts, replies, bad] = pushed.facts;
        PROPERTY_ASSERT(pushed.answer.status == 200 ||
                        (receipts.empty() && replies.empty() && bad.empty()));
      }
  }));
}

}  // namespace sms_provider_test
