#include "app/import/given.h"

#include <catch2/catch.hpp>

#include "app/rehearse/stage.h"

namespace given_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

std::vector<Problem> put(Stage& stage, const GivenData& fact) {
  SeededRandom random(1);
  std::vector<Problem> faults;
  stage.ground().database->write([&](store::Transaction& tx) {
    put_in_place(tx, stage.ground(), random, stage.ground().offices.main(), fact, stage.now(),
                 faults);
  });
  return faults;
}

}  // namespace

TEST_CASE("a day can be full but for one time") {
  std::vector<Problem> none;
  const auto stage = Stage::make({"2026-12-01T15:00"_at, 1, "", ""}, none);
  REQUIRE(stage);
  CHECK(put(*stage, {"full", {{"date", "2026-12-15"}, {"except", "09:00"}}, "t:1"}).empty());
  stage->say("郑玉梅", "12月15日上午十点，郑玉梅，13900001008，一个人，药店不给开发票");
  CHECK(stage->awaiting("郑玉梅") != "confirm");
  CHECK(stage->heard("郑玉梅").back().text.find("上午9:00") != std::string::npos);
}

TEST_CASE("a wrong fact is told field by field, an unknown one as not yet") {
  std::vector<Problem> none;
  const auto stage = Stage::make({"2026-12-01T15:00"_at, 1, "", ""}, none);
  REQUIRE(stage);
  CHECK(put(*stage, {"booking", {{"no", "x"}, {"people", "-1"}}, "t:1"}).size() == 6);
  CHECK(put(*stage, {"full", {{"date", "tomorrow"}}, "t:1"}).size() == 1);
  const auto unknown = put(*stage, {"final", {}, "t:2"});
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].code == "given.not_yet");
}

TEST_CASE("somebody can have opted out, by his phone or by his name") {
  std::vector<Problem> none;
  const auto stage = Stage::make({"2026-12-01T15:00"_at, 1, "", ""}, none);
  REQUIRE(stage);
  CHECK(put(*stage, {"optout", {{"phone", "13900001002"}}, "t:1"}).empty());
  CHECK(put(*stage, {"optout", {{"name", "没这个人"}}, "t:2"}).size() == 1);
  CHECK(put(*stage, {"optout", {}, "t:3"}).size() == 1);
}

}  // namespace given_test
