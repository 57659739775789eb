#include "app/service.h"

#include <catch2/catch.hpp>

#include "tests/unit/app/served.h"

namespace service_test {

using namespace huiyin;
using testing::Served;

TEST_CASE("the doors open, say that they are ready, and refuse what is not signed") {
  Served served(false);
  CHECK(served.call("GET", "/readyz").status == 200);
  CHECK(served.call("GET", "/healthz").status == 200);
  CHECK(served.call("POST", "/webhooks/wecom/kf?msg_signature=x&timestamp=1&nonce=2").status ==
        400);
  CHECK(served.call("GET", "/webhooks/wecom/app").status == 400);
  CHECK(served.call("GET", "/nothing").status == 404);
  const auto metrics = served.call("GET", "/metrics");
  CHECK(metrics.body.find("huiyin_callbacks_total{door=\"kf\",outcome=\"refused\"} 1") !=
        std::string::npos);
}

TEST_CASE("the page of the promise is there where the office makes it public, and nowhere else") {
  CHECK(Served(false).call("GET", "/promise").status == 404);
  Served open(false, R"("promise":{"public":true},)");
  const auto page = open.call("GET", "/promise");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Catch::Contains("<h1>服务承诺完成情况</h1>"));
}

TEST_CASE("only a demo's clock can be moved, and only forward by days") {
  CHECK(Served(false).call("POST", "/demo/clock?days=1").status == 404);
  Served demo(true);
  CHECK(demo.call("POST", "/demo/clock?days=0").status == 400);
  CHECK(demo.call("POST", "/demo/clock?days=x").status == 400);
  CHECK(demo.call("POST", "/demo/clock?days=15").status == 200);
}

TEST_CASE("a demo's clock passes through the hours: a reminder that falls between is not missed") {
  Served demo(true);
  CHECK(demo.reminders() == 0);
  CHECK(demo.call("POST", "/demo/clock?days=70").status == 200);
  CHECK(demo.reminders() == 1);
}

}  // namespace service_test
