#include "sim/wecom/sign_in_page.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace sign_in_page_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::wecom;

namespace {

const std::string kBack = Settings{}.gateway + "/console/sign-in?to=%2Fmatters";

HttpRequest asked(std::map<std::string, std::string> more = {}) {
  HttpRequest request{.method = "GET",
                      .path = "/wwlogin/sso/login",
                      .query = {{"login_type", "CorpApp"},
                                {"appid", Settings{}.corp_id},
                                {"agentid", std::to_string(Settings{}.agent_id)},
                                {"redirect_uri", kBack},
                                {"state", "5f"}}};
  for (auto& [name, value] : more) request.query[name] = value;
  return request;
}

std::string location(const HttpAnswer& answer) {
  for (const auto& [name, value] : answer.headers)
    if (name == "Location") return value;
  return "";
}

}  // namespace

TEST_CASE("one chooses whom one plays, and is sent back with a code that says so") {
  Stage stage;
  const auto page = sign_in_page(stage.platform, asked());
  REQUIRE(page);
  CHECK(page->status == 200);
  CHECK(page->body.find("value=\"linyue\">林岳</button>") != std::string::npos);
  const auto back = sign_in_page(stage.platform, asked({{"as", "linyue"}}));
  REQUIRE(back);
  CHECK(back->status == 302);
  const std::string to = location(*back);
  const auto code = to.find("&code="), state = to.find("&state=5f");
  REQUIRE(to.starts_with(kBack + "&code="));
  REQUIRE(state != std::string::npos);
  const auto told =
      stage.get("auth/getuserinfo", {{"access_token", stage.token("demo-app-secret")},
                                     {"code", to.substr(code + 6, state - code - 6)}});
  CHECK(told["userid"] == "linyue");
}

TEST_CASE("in WeCom's own browser it is another page, which asks for a code by its scope") {
  Stage stage;
  HttpRequest request = asked({{"response_type", "code"}, {"scope", "snsapi_base"}});
  request.path = "/connect/oauth2/authorize";
  CHECK(sign_in_page(stage.platform, request)->status == 200);
  request.query.erase("scope");
  CHECK(sign_in_page(stage.platform, request)->status == 400);
  request.path = "/phone";
  CHECK_FALSE(sign_in_page(stage.platform, request));
}

TEST_CASE("what does not fit the app is refused, and nothing written into the address runs") {
  Stage stage;
  for (const auto& [name, value] :
       std::map<std::string, std::string>{{"appid", "ww2"},
                                          {"agentid", "7"},
                                          {"login_type", ""},
                                          {"state", "a b"},
                                          {"redirect_uri", "http://elsewhere.test/"}})
    CHECK(sign_in_page(stage.platform, asked({{name, value}}))->status == 400);
  const auto page =
      sign_in_page(stage.platform, asked({{"redirect_uri", kBack + "\"><script>x&"}}));
  CHECK(page->body.find("<script>") == std::string::npos);
  CHECK(page->body.find("&quot;>&lt;script>x&amp;") != std::string::npos);
}

}  // namespace sign_in_page_test
