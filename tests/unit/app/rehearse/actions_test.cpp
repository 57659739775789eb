#include "app/rehearse/actions.h"

#include <catch2/catch.hpp>

#include "app/rehearse/stage.h"

namespace actions_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

TEST_CASE("a reception day is moved as the script says, and what is wrong is told") {
  std::vector<Problem> faults;
  const auto stage = Stage::make({"2026-12-08T16:00"_at, 1, "", ""}, faults);
  REQUIRE(stage);
  const auto how = [&](const std::string& action) { return stage->act(action).how; };
  CHECK(how("move_reception from=2026-12-15 to=2026-12-17 by=高朗 reason=外出开会") == Acted::done);
  CHECK(how("move_reception from=2026-12-15 to=2026-12-18 by=高朗 reason=x") == Acted::refused);
  CHECK(how("move_reception from=soon to=2026-12-18 by=高朗 reason=x") == Acted::refused);
  CHECK(how("approve no=XF2026-000101") == Acted::cannot);
  CHECK(how("") == Acted::cannot);
}

}  // namespace actions_test
