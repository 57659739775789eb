#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_assignment_test {
namespace {

TEST_CASE("the office hands a case on, to a person and his unit") {
  StaffRoom room("方蕾");
  CHECK(mentions(room.says("周启明休假，000103转给徐雯"), "器械科徐雯"));
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.last_event() == "assigned");
  CHECK(room.cases.at(kCase).handler == "徐雯");
  CHECK(room.cases.at(kCase).columns.unit == "器械科");
}

TEST_CASE("to whom is asked for, and may be put right before the yes") {
  StaffRoom room("方蕾");
  room.says("000103 转办");
  CHECK(room.awaiting() == "handler");
  room.says("罗静");
  CHECK(mentions(room.says("不对，转给徐雯"), "徐雯"));
  CHECK(room.awaiting() == "confirm");
  room.says("确认");
  CHECK(room.cases.at(kCase).handler == "徐雯");
}

TEST_CASE("a unit is called in, and the lead stays as it is") {
  StaffRoom room("丁国安");
  room.says("000103 请器械科协办");
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.last_event() == "assigned");
  CHECK(room.cases.at(kCase).co_units == std::vector<std::string>{"器械科"});
  CHECK(room.cases.at(kCase).handler == "周启明");
}

}  // namespace
}  // namespace huiyin::test::act_assignment_test
