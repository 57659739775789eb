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

TEST_CASE("the cookie goes by https alone where the pages are reached so") {
  config::Settings settings;
  settings.public_url = "http://127.0.0.1:8080";
  CHECK_FALSE(app::console_terms(settings).is_secure);
  settings.public_url = "https://xf.example";
  CHECK(app::console_terms(settings).is_secure);
  CHECK(app::sign_in_settings(settings).back_url == "https://xf.example/console/sign-in");
}

}  // namespace api_terms_test
