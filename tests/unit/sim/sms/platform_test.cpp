#include "sim/sms/platform.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_platform_test {

using namespace huiyin;
using namespace huiyin::sim::sms;

namespace {

Push receipt(Stage& stage) {
  stage.aliyun(stage.aliyun_query());
  stage.pass();
  return stage.pushes.at(0);
}

}  // namespace

TEST_CASE("a push that is not taken comes again with the same document, ten times in all") {
  Stage stage;
  const std::string document = receipt(stage).document;
  for (std::size_t i = 0; i < stage.pushes.size(); ++i) {
    const Push push = stage.pushes[i];
    stage.platform.delivered(push, i % 2 == 0 ? 503 : 0, "");
  }
  REQUIRE(stage.pushes.size() == 10);
  CHECK(stage.pushes[1].delay == minutes(1));
  CHECK(stage.pushes[9].document == document);
  CHECK(stage.counted("push aliyun reports given up") == 1);
  CHECK(stage.violations() == 0);
}

TEST_CASE("the pace of a test shortens the provider's pauses") {
  Stage stage;
  stage.fault({{"push_retry_pace", 0.001}});
  stage.platform.delivered(receipt(stage), 503, "");
  CHECK(stage.pushes.at(1).delay == milliseconds(60));
}

TEST_CASE("200 with other words than the provider's is a breach, and the push comes again") {
  Stage stage;
  const Push push = receipt(stage);
  stage.platform.delivered(push, 200, R"({"code":0})");
  CHECK(stage.pushes.size() == 1);
  stage.platform.delivered(push, 200, "success");
  CHECK(stage.pushes.size() == 2);
  CHECK(stage.violations() == 1);
}

TEST_CASE("without an address nothing is pushed") {
  Settings settings;
  settings.account(Provider::aliyun).push_url.clear();
  Stage stage(settings);
  stage.aliyun(stage.aliyun_query());
  stage.pass();
  CHECK(stage.pushes.empty());
  CHECK(stage.texts().size() == 1);
}

TEST_CASE("another world forgets, and what the former planned is void") {
  Stage stage;
  stage.aliyun(stage.aliyun_query());
  const auto before = stage.platform.with([](World& world) { return world.version; });
  stage.platform.reset();
  stage.pass();
  CHECK(stage.pushes.empty());
  CHECK(stage.texts().empty());
  CHECK(stage.platform.with([](World& world) { return world.version; }) > before);
}

}  // namespace sms_platform_test
