#include "sim/sms/world.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_world_test {

using namespace huiyin;
using namespace huiyin::sim::sms;

TEST_CASE("a phone keeps its last lines and a line its number") {
  Stage stage;
  stage.platform.with([](World& world) {
    Phone& phone = world.phone("13800000001");
    for (std::size_t i = 0; i < Phone::kLinesMax + 5; ++i) world.show(phone, {.text = "x"});
    CHECK(phone.lines.size() == Phone::kLinesMax);
    CHECK(phone.lines.front().number == 5);
    CHECK(phone.version == world.version);
  });
}

TEST_CASE("numbers and ids are made of digits, and never begin with nought") {
  Stage stage;
  stage.platform.with([](World& world) {
    for (int i = 0; i < 50; ++i) {
      const std::string digits = world.new_digits(18);
      CHECK(digits.size() == 18);
      CHECK(digits.front() != '0');
      CHECK(digits.find_first_not_of("0123456789") == std::string::npos);
    }
  });
}

TEST_CASE("a message is found by its number") {
  Stage stage;
  stage.platform.with([](World& world) {
    CHECK(world.find_message(0) == nullptr);
    CHECK(world.keep({.text = "a"}).number == 0);
    CHECK(world.keep({.text = "b"}).number == 1);
    CHECK(world.find_message(1)->text == "b");
    CHECK(world.find_message(2) == nullptr);
  });
}

TEST_CASE("a question about sent messages may be refused, or answered without some of them") {
  Stage stage;
  stage.aliyun(stage.aliyun_query());
  stage.tencent_status(stage.tencent_body());
  stage.pass();
  const std::int64_t now = unix_ms(stage.clock.now()) / 1000;
  const auto at_aliyun = [&] {
    const nlohmann::json said = stage.aliyun({{"PhoneNumber", "13800000001"},
                                              {"SendDate", "20261124"},
                                              {"PageSize", "50"},
                                              {"CurrentPage", "1"}},
                                             "QuerySendDetails");
    return said["Code"] == "OK" ? std::to_string(said["TotalCount"].get<int>())
                                : said["Code"].get<std::string>();
  };
  const auto at_tencent = [&] {
    const nlohmann::json said =
        stage.said(stage.tencent_request({{"SmsSdkAppId", "1400000001"},
                                          {"PhoneNumber", "+8613800000001"},
                                          {"BeginTime", now - 60},
                                          {"EndTime", now + 60},
                                          {"Limit", 10},
                                          {"Offset", 0}},
                                         "PullSmsSendStatusByPhoneNumber"))["Response"];
    return said.contains("Error") ? said["Error"]["Code"].get<std::string>()
                                  : std::to_string(said["PullSmsSendStatusSet"].size());
  };
  CHECK(at_aliyun() == "1");
  CHECK(at_tencent() == "1");
  stage.fault({{"sms_query_lost", 1}});
  CHECK(at_aliyun() == "0");
  CHECK(at_tencent() == "0");
  stage.fault({{"sms_query_lost", 0}, {"sms_query_lag_ms", 1000}});
  CHECK(at_aliyun() == "0");
  stage.clock.advance(seconds{1});
  CHECK(at_aliyun() == "1");
  CHECK(at_tencent() == "1");
  stage.fault({{"sms_query_denied", 1}});
  CHECK(at_aliyun() == "isv.RAM_PERMISSION_DENY");
  CHECK(at_tencent() == "UnauthorizedOperation.RequestPermissionDeny");
  CHECK(stage.violations() == 0);
}

}  // namespace sms_world_test
