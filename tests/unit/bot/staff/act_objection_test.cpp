#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_objection_test {
namespace {

namespace event = petition::event;

struct Sent : StaffRoom {
  explicit Sent(const std::string& who) : StaffRoom(who) {
    cases[kCase] = petition::ledger()
                       .write("2026-11-16",
                              event::TransferredIn{petition::CaseNumber::of(2026, 103), "市信访局"})
                       .file();
  }
};

TEST_CASE("a matter that is not ours is objected to with reasons, and goes back on consent") {
  Sent room("苏敏");
  room.says("000103不归我们管，应该归卫健委管");
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.last_event() == "objected");
  CHECK(std::get<event::Objected>(room.last().body).proper_unit == "卫健委");
  room.is("方蕾");
  room.says("000103 同意退回");
  CHECK(room.awaiting() == "who");
  room.says("市信访局李科长");
  CHECK(room.awaiting() == "confirm");
  room.says("确认");
  REQUIRE(room.last_event() == "returned");
  CHECK(std::get<event::Returned>(room.last().body).consented_by == "市信访局李科长");
}

TEST_CASE("after five working days it is too late, and the bot says so") {
  Sent room("苏敏");
  room.at = *parse_office_time("2026-11-25T09:00");
  CHECK(mentions(room.says("000103 异议，不属于本单位职责"), "已过"));
  CHECK(room.last_event() == "transferred_in");
}

TEST_CASE("a matter that is being worked on is not objected to any more") {
  StaffRoom room("罗静");
  CHECK(mentions(room.says("000103 退回，这不归我们管"), "办理中"));
  CHECK(room.entries() == 3);
}

}  // namespace
}  // namespace huiyin::test::act_objection_test
