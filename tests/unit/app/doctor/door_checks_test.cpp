#include "app/doctor/door_checks.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace door_checks_test {

using namespace huiyin;
using namespace huiyin::app;
using gateway::doctor::Finding;
using gateway::doctor::State;

namespace {

struct Tried {
  Tried() {
    settings = config::read_settings(
                   R"({"sms": {"main": {"provider": "aliyun", "base_url": "http://127.0.0.1:1",
                       "id": "AK1", "secret": "s", "signature": "云岭", "template_code": "SMS_1"}}})",
                   "huiyin.json", "/tmp", {})
                   .settings;
  }
  std::vector<Finding> door(const std::string& name) {
    return try_door({settings, {}, clock, random}, name);
  }
  SystemClock clock;
  SystemRandom random;
  config::Settings settings;
};

}  // namespace

TEST_CASE("one door is tried by its name, and what is none finds nothing") {
  Tried tried;
  CHECK(tried.door("nothing").empty());
  CHECK(tried.door("sms.other").empty());
  const auto app = tried.door("wecom.app");
  REQUIRE_FALSE(app.empty());
  CHECK(app.front().door == gateway::doctor::kAppDoor);
  CHECK(app.front().state == State::not_tried);
  const auto sms = tried.door("sms.main");
  REQUIRE_FALSE(sms.empty());
  CHECK(std::ranges::all_of(
      sms, [](const Finding& one) { return one.door.find("main") != std::string::npos; }));
  CHECK(std::ranges::count(sms, State::wrong, &Finding::state) == 1);  // nobody is at that port
}

TEST_CASE("all doors are what each finds by itself, and more") {
  Tried tried;
  const auto all = try_doors({tried.settings, {}, tried.clock, tried.random});
  for (const char* name : {"wecom.app", "wecom.kf", "sms.main"})
    for (const Finding& one : tried.door(name))
      CHECK(std::ranges::any_of(all, [&](const Finding& other) {
        return other.door == one.door && other.what == one.what && other.state == one.state;
      }));
}

}  // namespace door_checks_test
