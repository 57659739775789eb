#include <catch2/catch.hpp>
#include <set>

#include "sim/wecom/api.h"
#include "sim/wecom/media.h"
#include "tests/unit/sim/wecom/stage.h"

namespace api_directory_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

TEST_CASE("every row of the API stands once") {
  std::set<std::string_view> paths;
  for (const auto rows :
       {kf_messages_api(), kf_sessions_api(), messages_api(), directory_api(), media_api()})
    for (const ApiRow& row : rows) {
      CAPTURE(row.path);
      CHECK(paths.insert(row.path).second);
    }
}

TEST_CASE("a member is told by userid, a stranger is not") {
  Stage stage;
  const std::string token = stage.token("demo-app-secret");
  CHECK(stage.get("user/get", {{"access_token", token}, {"userid", "LINYUE"}})["name"] == "林岳");
  CHECK(stage.get("user/get", {{"access_token", token}, {"userid", "x"}})["errcode"] == 60111);
  CHECK(stage.get("getcallbackip", {{"access_token", token}})["ip_list"][0] == "127.0.0.1");
}

TEST_CASE("the app tells of itself to whoever has its token and names it") {
  Stage stage;
  const std::string token = stage.token("demo-app-secret");
  const auto ask = [&](const std::string& with, const std::string& agent) {
    return stage.get("agent/get", {{"access_token", with}, {"agentid", agent}});
  };
  CHECK(ask(token, "1000002")["agentid"] == 1000002);
  CHECK(ask(token, "1000002")["close"] == 0);
  CHECK(ask(token, "7")["errcode"] == 40056);
  CHECK(ask(stage.token("demo-kf-secret"), "1000002")["errcode"] == 48002);
}

TEST_CASE("a sign-in code is good once, for five minutes") {
  Stage stage;
  const std::string token = stage.token("demo-app-secret");
  const auto ask = [&](const std::string& code) {
    return stage.get("auth/getuserinfo", {{"access_token", token}, {"code", code}});
  };
  stage.platform.with([](World& world) {
    world.oauth_codes.put("a", {.userid = "linyue", .until = world.now() + minutes(5)});
    world.oauth_codes.put("b", {.userid = "stranger", .until = world.now() + minutes(5)});
    world.oauth_codes.put("c", {.userid = "linyue", .until = world.now() + minutes(5)});
  });
  CHECK(ask("a")["userid"] == "linyue");
  CHECK(ask("a")["errcode"] == 42022);
  CHECK(ask("b")["openid"] == "stranger");
  CHECK(ask("x")["errcode"] == 40029);
  stage.clock.advance(minutes(6));
  CHECK(ask("c")["errcode"] == 42003);
}

TEST_CASE("a file is kept for three days") {
  Stage stage;
  const std::string id = stage.platform.with([](World& world) {
    return add_media(world, {"123456", "a.png", "image/png", {}});
  });
  const auto get = [&] {
    return stage.platform.api(
        {.path = "media/get",
         .method = "GET",
         .query = {{"access_token", stage.token("demo-kf-secret")}, {"media_id", id}}});
  };
  CHECK(get().body == "123456");
  stage.clock.advance(days(3));
  CHECK(get().errcode == 40007);
}

}  // namespace api_directory_test
