#include "app/rehearse/stage.h"

#include <catch2/catch.hpp>

namespace stage_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

std::unique_ptr<Stage> stage_at(Instant now) {
  std::vector<Problem> faults;
  auto stage = Stage::make({now, 1, "", ""}, faults);
  REQUIRE(faults.empty());
  return stage;
}

}  // namespace

TEST_CASE("on the stage a citizen is greeted, answered, and remembered") {
  const auto stage = stage_at("2026-11-24T09:10"_at);
  stage->enter("孙小军");
  REQUIRE(stage->heard("孙小军").size() == 1);
  CHECK_FALSE(stage->heard("孙小军")[0].menu.empty());
  stage->say("孙小军",
             "我叫孙小军，电话13900001003，想12月15日上午十点来反映诊所卖假药，就我一个人");
  CHECK(stage->awaiting("孙小军") == "confirm");
  CHECK(stage->heard("孙小军").size() == 2);
  CHECK(stage->conversation("孙小军").has_value());
  CHECK_FALSE(stage->conversation("陈丽").has_value());
  CHECK(stage->awaiting("陈丽") == "idle");
}

TEST_CASE("as time passes on the stage, the day before a visit brings its reminder, once") {
  const auto stage = stage_at("2026-11-24T09:10"_at);
  stage->say("孙小军",
             "我叫孙小军，电话13900001003，想12月15日上午十点来反映诊所卖假药，就我一个人");
  stage->say("孙小军", "对");
  const std::size_t before = stage->heard("孙小军").size();
  // The window of 48 hours is open again when he writes shortly before.
  stage->wait_until("2026-12-14T09:00"_at);
  stage->say("孙小军", "谢谢");
  const std::size_t thanked = stage->heard("孙小军").size();
  CHECK(thanked == before + 1);
  stage->wait_until("2026-12-14T15:30"_at);
  CHECK(stage->heard("孙小军").size() == thanked);
  stage->wait_until("2026-12-14T20:00"_at);
  REQUIRE(stage->heard("孙小军").size() == thanked + 1);
  CHECK(stage->heard("孙小军").back().text.find("12月15日") != std::string::npos);
}

TEST_CASE("staff who write on the stage are answered as staff") {
  const auto stage = stage_at("2026-11-24T09:10"_at);
  REQUIRE_FALSE(stage->ground().offices.main().staff.empty());
  const std::string name = stage->ground().offices.main().staff.front().name;
  CHECK(stage->is_staff(name));
  stage->say(name, "我的待办");
  CHECK(stage->heard(name).size() == 1);
}

TEST_CASE("a stage is not made of an office with faults, and tells them") {
  std::vector<Problem> faults;
  CHECK(Stage::make({"2026-11-24T09:10"_at, 1, "{\"office\": 7}", "bad.md"}, faults) == nullptr);
  CHECK_FALSE(faults.empty());
}

TEST_CASE("by SMS a citizen is a phone, and staff stay where they are") {
  std::vector<Problem> faults;
  const auto stage = Stage::make({"2026-11-24T09:10"_at, 1, "", "", CitizensBy::sms}, faults);
  REQUIRE(stage);
  CHECK(stage->address("没有登记的人").size() == 11);
  stage->say("没有登记的人", "你好");
  REQUIRE(stage->heard("没有登记的人").size() == 1);
  CHECK(stage->heard("没有登记的人")[0].text.find("\n1 ") != std::string::npos);
  CHECK(stage->by_sms("没有登记的人").empty());  // heard once, not twice
  const std::string name = stage->ground().offices.main().staff.front().name;
  stage->say(name, "我的待办");
  CHECK(stage->heard(name).size() == 1);
}

}  // namespace stage_test
