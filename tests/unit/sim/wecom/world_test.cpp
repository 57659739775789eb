#include "sim/wecom/world.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace world_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;

TEST_CASE("a member is found without regard to case, a citizen with it") {
  Stage stage;
  stage.platform.with([](World& world) {
    CHECK(world.find_member("LinYue") == world.find_member("linyue"));
    CHECK(world.find_member("linyue")->name == "林岳");
    CHECK(world.find_citizen("WMDEMOCITIZEN0001") == nullptr);
  });
}

TEST_CASE("a session ends by itself 48 hours after the citizen's last message") {
  Stage stage;
  stage.says("你好");
  const auto state = [&] {
    return stage.platform.with([&](World& world) {
      return world.session(world.citizen("wmDemoCitizen0001"), stage.desk).state;
    });
  };
  stage.clock.advance(hours(48));
  CHECK(state() == service_state::kUntreated);
  stage.clock.advance(seconds(1));
  CHECK(state() == service_state::kEnded);
}

TEST_CASE("the rules' clock and the stamps move apart when told so") {
  Stage stage;
  stage.platform.with([](World& world) {
    world.rules_ahead = hours(2);
    CHECK(world.now() - world.stamp() == hours(2));
    world.stamps_ahead = hours(2);
    CHECK(world.now() == world.stamp());
  });
}

TEST_CASE("a violation is counted and kept with its detail; the oldest give way") {
  Stage stage;
  stage.platform.with([](World& world) {
    for (int i = 0; i < 1200; ++i) world.violate("w", std::to_string(i));
    CHECK(world.stats["violations"] == 1200);
    CHECK(world.violations.size() == 1000);
    CHECK(world.violations.back().detail == "1199");
  });
}

}  // namespace world_test
