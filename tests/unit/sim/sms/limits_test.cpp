#include "sim/sms/limits.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_limits_test {

using namespace huiyin;
using namespace huiyin::sim::sms;
using nlohmann::json;

namespace {

Settings limited() {
  Settings settings;
  settings.keeps_limits = true;
  return settings;
}

// "OK", or the words that name the window.
std::string send_code(Stage& stage) {
  Pairs query = stage.aliyun_query("13800000001", R"({"code":"1234"})");
  query[2].second = "SMS_100000002";
  return stage.aliyun(query)["Message"];
}

std::string send_tencent(Stage& stage, const std::string& text) {
  return stage.tencent_status(stage.tencent_body({"13800000001"}, text))["Code"];
}

}  // namespace

TEST_CASE("Aliyun's codes: one a minute and five an hour of the clock, ten in 24 hours") {
  Stage stage(limited());
  stage.clock.advance(seconds(59));  // 09:00:59
  CHECK(send_code(stage) == "OK");
  CHECK(send_code(stage) == "触发分钟级流控Permits:1");
  stage.clock.advance(seconds(1));  // another minute of the clock
  CHECK(send_code(stage) == "OK");
  for (int i = 0; i < 3; ++i) {
    stage.clock.advance(minutes(1));
    CHECK(send_code(stage) == "OK");
  }
  stage.clock.advance(minutes(1));
  CHECK(send_code(stage) == "触发小时级流控Permits:5");
  stage.clock.advance(minutes(55));  // 10:00
  for (int i = 0; i < 5; ++i) {
    CHECK(send_code(stage) == "OK");
    stage.clock.advance(minutes(1));
  }
  stage.clock.advance(hours(1));
  CHECK(send_code(stage) == "触发天级流控Permits:10");
  stage.clock.advance(hours(22));  // 24 hours after the first
  CHECK(send_code(stage) == "OK");
}

TEST_CASE("Aliyun's notices: fifty of one template in 24 hours") {
  Stage stage(limited());
  for (int i = 0; i < 50; ++i) CHECK(stage.aliyun(stage.aliyun_query())["Code"] == "OK");
  CHECK(stage.aliyun(stage.aliyun_query())["Code"] == "isv.BUSINESS_LIMIT_CONTROL");
  CHECK(stage.aliyun(stage.aliyun_query("13800000002"))["Code"] == "OK");
}

TEST_CASE("Tencent: the same words once in half a minute, ten SMS a calendar day") {
  Stage stage(limited());
  CHECK(send_tencent(stage, "甲") == "Ok");
  CHECK(send_tencent(stage, "甲") == "LimitExceeded.PhoneNumberThirtySecondLimit");
  CHECK(send_tencent(stage, "乙") == "Ok");
  for (int i = 0; i < 8; ++i) {
    stage.clock.advance(seconds(30));
    CHECK(send_tencent(stage, "甲") == "Ok");
  }
  stage.clock.advance(hours(1));
  CHECK(send_tencent(stage, "甲") == "LimitExceeded.PhoneNumberDailyLimit");
  stage.clock.set(literals::operator""_at("2026-11-25T00:00", 16));
  CHECK(send_tencent(stage, "甲") == "Ok");
}

TEST_CASE("limits are off unless asked for") {
  Stage stage;
  for (int i = 0; i < 12; ++i) {
    CHECK(send_code(stage) == "OK");
    CHECK(send_tencent(stage, "甲") == "Ok");
  }
}

}  // namespace sms_limits_test
