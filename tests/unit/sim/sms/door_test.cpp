#include "sim/sms/door.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "sim/http_date.h"
#include "tests/unit/sim/sms/stage.h"

namespace sms_door_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::sms;
using nlohmann::json;

TEST_CASE("a request is told apart by what it bears") {
  Stage stage;
  CHECK(spoken_to(stage.aliyun_request({})) == Provider::aliyun);
  CHECK(spoken_to(stage.tencent_request(json::object())) == Provider::tencent);
  for (const char* path : {"/sms/norsubmit", "/sms/submit", "/sms/tmpsubmit"})
    CHECK(spoken_to({.method = "POST", .path = path}) == Provider::mas);
  for (const char* path : {"/", "/sms", "/sms/report", "/cgi-bin/gettoken", "/control/sms/inbox"})
    CHECK_FALSE(spoken_to({.method = "POST", .path = path}));
}

TEST_CASE("faults of transport meet the call before or after the message is taken") {
  struct Row {
    const char* fault;
    Ending ending;
    int status;
    std::size_t came;
  };
  for (const Row row : {Row{"sms_reset_before", Ending::dropped, 200, 0},
                        {"sms_reset_after", Ending::dropped, 200, 1},
                        {"sms_time_out", Ending::dropped, 200, 1},
                        {"sms_answer_late", Ending::answered, 200, 1},
                        {"sms_bad_json", Ending::answered, 200, 1},
                        {"sms_5xx", Ending::answered, 502, 0}}) {
    CAPTURE(row.fault);
    Stage stage;
    stage.fault({{row.fault, 1}, {"sms_time_out_ms", 1}, {"sms_late_ms", 1}});
    const HttpAnswer answer = stage.ask(stage.aliyun_request(stage.aliyun_query()));
    CHECK(answer.ending == row.ending);
    if (row.status == 502)
      CHECK(answer.status >= 502);
    else
      CHECK(answer.status == 200);
    CHECK(stage.texts().size() == row.came);
    stage.fault({{"sms_only", "tencent"}});
    CHECK(stage.aliyun(stage.aliyun_query())["Code"] == "OK");
  }
}

TEST_CASE("too many calls and too many SMS have each provider's own word") {
  Stage stage;
  const auto said = [&](const char* fault) {
    stage.fault({{"sms_throttle", 0}, {"sms_limit", 0}});
    stage.fault({{fault, 1}});
    const json tencent = stage.said(stage.tencent_request(stage.tencent_body()))["Response"];
    return std::vector<std::string>{
        stage.aliyun(stage.aliyun_query())["Code"],
        tencent.contains("Error") ? tencent["Error"]["Code"] : tencent["SendStatusSet"][0]["Code"],
        stage.said(stage.mas_request({{"content", "您好"}}))["rspcod"]};
  };
  CHECK(said("sms_throttle") ==
        std::vector<std::string>{"Throttling.User", "RequestLimitExceeded", "FlowOverLimit"});
  CHECK(said("sms_limit") == std::vector<std::string>{"isv.BUSINESS_LIMIT_CONTROL",
                                                      "LimitExceeded.PhoneNumberOneHourLimit",
                                                      "OverDailyMax"});
  CHECK(stage.texts().empty());
  CHECK(stage.violations() == 0);
}

TEST_CASE("a receipt may come before the answer") {
  Stage stage;
  std::vector<milliseconds> waits;
  stage.platform.connect([&](Push push) { stage.pushes.push_back(std::move(push)); },
                         [&](milliseconds wait, std::function<void()>) { waits.push_back(wait); });
  stage.fault({{"receipt_early", 1}});
  const auto begun = std::chrono::steady_clock::now();
  stage.aliyun(stage.aliyun_query());
  CHECK(waits == std::vector<milliseconds>{milliseconds(0)});
  CHECK(std::chrono::steady_clock::now() - begun >= milliseconds(300));
}

TEST_CASE("each answer bears the provider's time, as a proxy's page does") {
  Stage stage;
  const auto dates = [&](const HttpRequest& request) {
    return std::ranges::count(
        stage.ask(request).headers,
        std::pair<std::string, std::string>("Date", http_date(stage.clock.now())));
  };
  CHECK(dates(stage.aliyun_request(stage.aliyun_query())) == 1);
  stage.fault({{"sms_5xx", 1}});
  CHECK(dates(stage.aliyun_request(stage.aliyun_query())) == 1);
}

}  // namespace sms_door_test
