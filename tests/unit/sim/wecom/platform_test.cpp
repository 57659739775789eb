#include "sim/wecom/platform.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace platform_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

TEST_CASE(
    "a callback that is not answered with 200 comes three times in all, with the same document") {
  Stage stage;
  stage.says("你好");
  REQUIRE(stage.deliveries.size() == 1);
  for (int status : {500, 0, 403}) {
    const Delivery last = stage.deliveries.back();
    stage.platform.delivered(last, status, "");
  }
  REQUIRE(stage.deliveries.size() == 3);
  CHECK(stage.deliveries[2].attempt == 3);
  CHECK(stage.deliveries[2].callback.document == stage.deliveries[0].callback.document);
  CHECK(stage.counted("callback kf given up") == 1);
}

TEST_CASE("an answered callback does not come again") {
  Stage stage;
  stage.says("你好");
  const Delivery only = stage.deliveries.front();
  stage.platform.delivered(only, 200, "");
  CHECK(stage.deliveries.size() == 1);
}

TEST_CASE("a callback is answered with an empty body; any word but a sealed reply is a breach") {
  Stage stage;
  stage.says("你好");
  const Delivery only = stage.deliveries.front();
  stage.platform.delivered(only, 200, "");
  CHECK(stage.violations() == 0);
  stage.platform.delivered(only, 200, "success");
  CHECK(stage.violations() == 1);
  stage.platform.delivered(only, 200, "<xml><Encrypt>x</Encrypt></xml>");  // kf has no such reply
  CHECK(stage.violations() == 2);
}

TEST_CASE("a retry is signed anew or identical, as the fault says") {
  for (const double resign : {0.0, 1.0}) {
    Stage stage;
    stage.platform.with([&](World& world) { world.faults.callback_resign = resign; });
    stage.says("你好");
    const Delivery first = stage.deliveries.front();
    stage.platform.delivered(first, 502, "");
    CHECK((stage.deliveries.back().sealed.query == first.sealed.query) == (resign == 0.0));
  }
}

TEST_CASE("callbacks are lost, doubled and delayed on purpose") {
  Stage stage;
  stage.platform.with([](World& world) { world.faults.callback_lose_kf = 1; });
  stage.says("丢");
  CHECK(stage.deliveries.empty());
  CHECK(stage.sync()["msg_list"].size() == 1);  // the message is there all the same
  stage.platform.with([](World& world) {
    world.faults = Faults{};
    world.faults.callback_duplicate = 1;
    world.faults.callback_delay_ms = {70, 70};
  });
  stage.says("重");
  CHECK(stage.deliveries.size() == 2);
  CHECK(stage.deliveries[1].delay == milliseconds(70));
}

TEST_CASE("a planned error meets its call, before or after the effect, and is used up") {
  Stage stage;
  stage.says("你好");
  stage.platform.with([](World& world) {
    world.faults.planned.push_back({.path = "kf/send_msg", .errcode = -1, .times = 1});
    world.faults.planned.push_back(
        {.path = "kf/send_msg", .errcode = 45009, .times = 1, .after = true});
  });
  CHECK(stage.text_to("a")["errcode"] == -1);
  CHECK(stage.counted("kf shown") == 0);
  CHECK(stage.text_to("b")["errcode"] == 45009);
  CHECK(stage.counted("kf shown") == 1);
  CHECK(stage.text_to("c")["errcode"] == 0);
}

TEST_CASE("a planned error for one citizen leaves the others alone") {
  Stage stage;
  stage.says("你好");
  stage.says("你好", "wmDemoCitizen0002");
  stage.platform.with([](World& world) {
    world.faults.planned.push_back(
        {.path = "kf/send_msg", .user = "wmDemoCitizen0002", .errcode = 95018});
  });
  CHECK(stage.text_to("a")["errcode"] == 0);
  CHECK(stage.text_to("b", "您好", "wmDemoCitizen0002")["errcode"] == 95018);
}

TEST_CASE("the same seed draws the same faults") {
  const auto fates = [] {
    Stage stage;
    stage.platform.with([](World& world) { world.faults.callback_duplicate = 0.5; });
    std::vector<std::size_t> sizes;
    for (int i = 0; i < 20; ++i) {
      stage.says("第" + std::to_string(i));
      sizes.push_back(stage.deliveries.size());
    }
    return sizes;
  };
  CHECK(fates() == fates());
}

TEST_CASE("an act that an earlier world planned is void after a reset") {
  Stage stage;
  stage.says("你好");
  stage.platform.with([](World& world) { world.faults.kf_send_fail = 1; });
  stage.text_to("m");
  stage.platform.reset();
  REQUIRE(stage.later.size() == 1);
  stage.later.front()();
  CHECK(stage.sync()["msg_list"].empty());
}

TEST_CASE(
    "media is taken by its limits and given back as it came, with a JSON error for an unknown "
    "one") {
  Stage stage;
  const std::string token = stage.token("demo-kf-secret");
  const auto upload = [&](const std::string& type, const std::string& bytes) {
    return json::parse(stage.platform
                           .api({.path = "media/upload",
                                 .query = {{"access_token", token}, {"type", type}},
                                 .files = {{"media", "告知书.pdf", "application/pdf", bytes}}})
                           .body);
  };
  CHECK(upload("poem", "123456")["errcode"] == 40004);
  CHECK(upload("file", "12345")["errcode"] == 44001);
  CHECK(upload("voice", std::string(2 * 1024 * 1024 + 1, 'a'))["errcode"] == 40006);
  const std::string id = upload("file", "123456")["media_id"];
  const auto get = [&](const std::string& media_id) {
    return stage.platform.api({.path = "media/get",
                               .method = "GET",
                               .query = {{"access_token", token}, {"media_id", media_id}}});
  };
  CHECK(get(id).body == "123456");
  CHECK(get(id).filename == "告知书.pdf");
  CHECK(json::parse(get("none").body)["errcode"] == 40007);
  stage.clock.advance(days(3));
  CHECK(get(id).errcode == 42001);  // the token went first
}

}  // namespace platform_test
