#include "app/api_terms.h"

#include <catch2/catch.hpp>

namespace api_terms_test {

using namespace huiyin;
using gateway::api::SmsWords;

TEST_CASE("what SMS may say is what the strictest line takes, and nothing without a line") {
  config::Settings settings;
  CHECK(app::bulk_terms(settings).sms == SmsWords::none);
  settings.sms.push_back({.name = "free"});
  CHECK(app::bulk_terms(settings).sms == SmsWords::free);
  settings.sms.push_back({.name = "template", .template_code = "SMS_1"});
  CHECK(app::bulk_terms(settings).sms == SmsWords::in_template);
}

TEST_CASE("accounts with templates are told with how their providers mark parameters") {
  config::Settings settings;
  settings.sms.push_back({.name = "ali", .provider = "aliyun", .signature = "青石信访"});
  settings.sms.push_back(
      {.name = "wide", .provider = "tencent", .signature = "青石信访", .template_code = "1"});
  settings.sms.push_back({.name = "mas", .provider = "mas", .signature = "Q1"});
  settings.sms.push_back({.name = "line", .provider = "smpp"});
  const auto terms = app::text_terms(settings);
  CHECK(terms.sms_signature == "青石信访");
  REQUIRE(terms.accounts.size() == 3);  // a direct line has no templates
  using templates::ParameterMarks;
  CHECK(terms.accounts[0].marks == ParameterMarks::named);
  CHECK_FALSE(terms.accounts[0].takes_any_words);
  CHECK(terms.accounts[1].marks == ParameterMarks::numbered);
  CHECK(terms.accounts[1].takes_any_words);
  CHECK(terms.accounts[2].takes_any_words);
  CHECK(terms.accounts[2].signature == "签名");  // its setting is a code that nobody reads
}

TEST_CASE("the cookie goes by https alone where the pages are reached so") {
  config::Settings settings;
  settings.public_url = "http://127.0.0.1:8080";
  CHECK_FALSE(app::console_terms(settings).is_secure);
  settings.public_url = "https://xf.example";
  CHECK(app::console_terms(settings).is_secure);
  CHECK(app::sign_in_settings(settings).back_url == "https://xf.example/console/sign-in");
}

}  // namespace api_terms_test
