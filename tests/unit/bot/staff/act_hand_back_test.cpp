#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_hand_back_test {
namespace {

TEST_CASE("a handler who says that it is not his has the office hear why, and works on till then") {
  StaffRoom room("周启明");
  CHECK(mentions(room.says("000103 不归我办"), "信访办"));
  CHECK(room.awaiting() == "reason");
  CHECK(mentions(room.says("收费归医保局管"), "收费归医保局管"));
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.told.size() == 1);
  CHECK(mentions(room.told[0], kCase));
  CHECK(mentions(room.told[0], "收费归医保局管"));
  REQUIRE(room.last_event() == "progress");
  CHECK(std::get<petition::event::Progress>(room.last().body).shared.empty());
  CHECK(room.cases.at(kCase).handler == "周启明");
}

}  // namespace
}  // namespace huiyin::test::act_hand_back_test
