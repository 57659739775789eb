#include "app/rehearse/platform.h"

#include <catch2/catch.hpp>

#include "app/rehearse/stage.h"

namespace platform_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

TEST_CASE("the platform within the program shows menus as lines, and a tap is a message") {
  std::vector<Problem> faults;
  const auto stage = Stage::make({"2026-11-24T09:10"_at, 1, "", ""}, faults);
  REQUIRE(stage);
  stage->say("孙小军", "帮助");
  REQUIRE(stage->heard("孙小军").size() == 1);
  const Platform::Said help = stage->heard("孙小军")[0];
  REQUIRE_FALSE(help.menu.empty());
  for (const auto& [id, words] : help.menu) {
    CHECK_FALSE(id.empty());
    CHECK(help.text.find(words) != std::string::npos);
  }
  stage->say("孙小军", help.menu[0].second, help.menu[0].first);
  CHECK(stage->heard("孙小军").size() == 2);
}

TEST_CASE("a card is heard line by line, with its buttons to press") {
  FakeClock clock("2026-11-24T09:10"_at);
  SeededRandom random(1);
  const char* key = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU";
  Platform platform(clock, random, {"wwtest", "wktest", 1, "App", key, "Kf", key});
  const auto answer = platform.call(
      {.target = "/cgi-bin/message/send?access_token=x",
       .body = R"({"touser":"JiangHe","msgtype":"template_card","template_card":{"main_title":
               {"title":"办结","desc":"还有3天"},"horizontal_content_list":[{"keyname":"登记号",
               "value":"XF2026-000101"}],"button_list":[{"text":"进展","key":"progress/1"}]}})"});
  CHECK(answer.body.find("\"errcode\":0") != std::string::npos);
  const auto& heard = platform.heard_by("jianghe");
  REQUIRE(heard.size() == 1);
  CHECK(heard[0].text == "办结\n还有3天\n登记号：XF2026-000101\n进展");
  REQUIRE(heard[0].menu.size() == 1);
  CHECK(heard[0].menu[0].first == "progress/1");
}

TEST_CASE("an API that the platform does not play is refused, as the real one refuses") {
  FakeClock clock("2026-11-24T09:10"_at);
  SeededRandom random(1);
  const char* key = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU";
  Platform platform(clock, random, {"wwtest", "wktest", 1, "App", key, "Kf", key});
  const auto answer = platform.call({.target = "/cgi-bin/nothing?access_token=x"});
  CHECK(answer.status == 200);
  CHECK(answer.body.find("40066") != std::string::npos);
}

}  // namespace platform_test
