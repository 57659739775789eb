#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace api_token_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

TEST_CASE("within its two hours the same token is given again, afterwards a new one") {
  Stage stage;
  const std::string first = stage.token("demo-kf-secret");
  stage.clock.advance(hours(1));
  CHECK(stage.token("demo-kf-secret") == first);
  CHECK(stage.get("gettoken", {{"corpid", "wwdemo0000000001"},
                               {"corpsecret", "demo-kf-secret"}})["expires_in"] == 3600);
  stage.clock.advance(hours(1));
  CHECK(stage.call("kf/account/list", json::object(), first)["errcode"] == 42001);
  CHECK(stage.token("demo-kf-secret") != first);
}

TEST_CASE("a token is refused when missing, unknown, withdrawn, or of another app") {
  Stage stage;
  CHECK(stage.get("user/get", {})["errcode"] == 41001);
  CHECK(stage.call("kf/account/list", json::object(), "invented")["errcode"] == 40014);
  CHECK(stage.call("kf/account/list", json::object(), stage.token("demo-app-secret"))["errcode"] ==
        48002);
  CHECK(stage.violations() == 1);
  const std::string token = stage.token("demo-kf-secret");
  CHECK(stage.call("kf/account/list", json::object(), token)["errcode"] == 0);
  stage.platform.with([](World& world) { world.forget_tokens(); });
  CHECK(stage.call("kf/account/list", json::object(), token)["errcode"] == 40014);
}

TEST_CASE("a wrong corp or secret gets no token") {
  Stage stage;
  CHECK(stage.get("gettoken", {{"corpid", "ww0"}, {"corpsecret", "demo-kf-secret"}})["errcode"] ==
        40013);
  CHECK(stage.get("gettoken", {{"corpid", "wwdemo0000000001"}, {"corpsecret", "no"}})["errcode"] ==
        40001);
  CHECK(stage.get("gettoken", {{"corpid", "wwdemo0000000001"}})["errcode"] == 41004);
}

TEST_CASE("an unknown API and a body that is no JSON are refused and noted") {
  Stage stage;
  const std::string token = stage.token("demo-kf-secret");
  CHECK(stage.call("kf/send_everything", json::object(), token)["errcode"] == 40066);
  const ApiCall broken{.path = "kf/send_msg", .query = {{"access_token", token}}, .body = "{\"a"};
  CHECK(stage.platform.api(broken).errcode == 47001);
  CHECK(stage.violations() == 2);
}

TEST_CASE("no refusal's message can be matched on: it ends with a hint that changes") {
  Stage stage;
  const std::string first = stage.get("user/get", {})["errmsg"];
  const std::string second = stage.get("user/get", {})["errmsg"];
  CHECK(first.find("hint: [") != std::string::npos);
  CHECK(first != second);
}

}  // namespace api_token_test
