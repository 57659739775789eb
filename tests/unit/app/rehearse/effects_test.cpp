#include "app/rehearse/effects.h"

#include <catch2/catch.hpp>

#include "app/import/importing.h"
#include "app/rehearse/stage.h"

namespace effects_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

constexpr const char* kPerson = "孙小军";

Judged judged(Stage& stage, const std::string& effect, Instant since) {
  return stage.ground().database->read([&](store::Transaction& tx) {
    return judge_effect(tx, stage.ground(), {kPerson, stage.conversation(kPerson), since}, effect,
                        stage.now())
        .judged;
  });
}

}  // namespace

TEST_CASE("effects are judged from what stands in the database") {
  std::vector<Problem> faults;
  const auto stage = Stage::make({"2026-11-24T09:10"_at, 1, "", ""}, faults);
  REQUIRE(stage);
  stage->say(kPerson, "我们十二个人要来，12月15日上午");
  stage->breathe();
  stage->say(kPerson, "算了");
  stage->breathe();
  stage->say(kPerson,
             "我叫孙小军，电话13900001003，想12月15日上午十点来反映诊所卖假药，就我一个人");
  stage->breathe();
  const Instant before = stage->now();
  const std::string told = stage->ground().offices.main().told_of("group_visit").at(0);
  struct Row {
    std::string effect;
    Judged wanted;
  };
  const std::vector<Row> asked{{"awaiting confirm", Judged::holds},
                               {"idle", Judged::does_not},
                               {"bookings=0", Judged::holds},
                               {"signal group_visit", Judged::holds},
                               {"signal violence", Judged::does_not},
                               {"human", Judged::does_not},
                               {"told " + told + " about=group_visit", Judged::holds},
                               {"told " + told + " about=violence", Judged::does_not},
                               {"told 没这个人 about=x", Judged::does_not},
                               {"unchanged", Judged::holds},
                               {"case no=XF2026-999999", Judged::does_not},
                               {"optout", Judged::does_not},
                               {"segments<=2", Judged::cannot},
                               {"segments=2", Judged::cannot},
                               {"rating no=1 value=2", Judged::cannot},
                               {"", Judged::cannot}};
  for (const Row& row : asked) {
    CAPTURE(row.effect);
    CHECK(judged(*stage, row.effect, before) == row.wanted);
  }
  stage->say(kPerson, "对");
  CHECK(judged(*stage, "unchanged", before) == Judged::does_not);
  CHECK(judged(*stage, "booking name=孙小军 people=1 date=2026-12-15 time=10:00", before) ==
        Judged::holds);
  CHECK(judged(*stage, "booking name=孙小军 people=2", before) == Judged::does_not);
  CHECK(judged(*stage, "bookings=1", before) == Judged::holds);
  CHECK(judged(*stage, "cancelled no=A0001", before) == Judged::does_not);
}

TEST_CASE("in a living office a person is found by his identity, else by what he said of himself") {
  std::vector<Problem> faults;
  const auto stage = Stage::make({"2026-11-24T09:10"_at, 1, "", ""}, faults);
  REQUIRE(stage);
  stage->say("别人", "你好");
  stage->say(kPerson,
             "我叫孙小军，电话13900001003，想12月15日上午十点来反映诊所卖假药，就我一个人");
  const EffectSubject found = stage->ground().database->read(
      [&](store::Transaction& tx) { return subject_named(tx, stage->ground(), kPerson); });
  CHECK(found.talk == stage->conversation(kPerson));
  CHECK(found.since == stage->now());
}

TEST_CASE("the parts of each SMS since one spoke are counted, and who opted out has") {
  std::vector<Problem> faults;
  const auto stage = Stage::make({"2026-11-24T09:10"_at, 1, "", "", CitizensBy::sms}, faults);
  REQUIRE(stage);
  Instant before = stage->now();
  stage->say(kPerson, "到时候带啥");
  CHECK(judged(*stage, "segments<=1", before) == Judged::holds);
  before = stage->now() + milliseconds{1};
  stage->say(kPerson, "帮助");
  CHECK(judged(*stage, "segments<=1", before) == Judged::does_not);
  CHECK(judged(*stage, "segments<=2", before) == Judged::holds);
  CHECK(judged(*stage, "segments<=x", before) == Judged::cannot);
  stage->say(kPerson, "退订");
  CHECK(judged(*stage, "optout", before) == Judged::holds);
}

}  // namespace effects_test
