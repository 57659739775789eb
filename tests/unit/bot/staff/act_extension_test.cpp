#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_extension_test {
namespace {

namespace event = petition::event;

const event::ExtensionAsked& asked(const StaffRoom& room) {
  return std::get<event::ExtensionAsked>(room.last().body);
}

TEST_CASE("one sentence asks for time: which case, how long and why, and the date that it makes") {
  StaffRoom room("周启明");
  const std::string back = room.says("000103这个27号办不完，要延期30天，检验报告没出来");
  CHECK(mentions(back, "12月28日"));
  CHECK(mentions(back, "检验报告没出来"));
  CHECK(room.awaiting() == "confirm");
  const std::string done = room.says("提交");
  CHECK(mentions(done, "审批"));
  CHECK(mentions(done, "11月27日"));
  REQUIRE(room.last_event() == "extension_asked");
  CHECK(asked(room).days == 30);
  CHECK(asked(room).reason == "检验报告没出来");
  CHECK(room.last().by == "周启明");
}

TEST_CASE("who asks does not approve, and more than 30 days in all are refused with the number") {
  StaffRoom room("周启明");
  room.says("000103延期30天，理由是检验报告没出来");
  room.says("提交");
  CHECK_FALSE(mentions(room.says("那我自己批了"), "已同意"));
  CHECK(mentions(room.says("延35天行不"), "30"));
  CHECK(room.last_event() == "extension_asked");
  CHECK(room.entries() == 4);
}

TEST_CASE("too many days can be put right in the next word") {
  StaffRoom room("周启明");
  CHECK(mentions(room.says("000103 延期40天，检验报告没出来"), "30"));
  CHECK(room.awaiting() == "days");
  CHECK(mentions(room.says("那就20天"), "20天"));
  CHECK(room.awaiting() == "confirm");
}

TEST_CASE("a day to which it is put off says how many days that are") {
  StaffRoom room("周启明");
  room.says("000103 延期到12月17日，检验报告没出来");
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  CHECK(asked(room).days == 20);
}

TEST_CASE("the leader approves what was asked, after it is said back to him") {
  StaffRoom room("周启明");
  room.says("000103延期30天，理由是检验报告没出来");
  room.says("提交");
  room.is("苏敏");
  const std::string back = room.says("000103 的延期我同意");
  CHECK(mentions(back, "12月28日"));
  CHECK(mentions(back, "周启明"));
  CHECK(room.last_event() == "extension_asked");
  CHECK(mentions(room.says("同意"), "12月28日"));
  REQUIRE(room.last_event() == "extended");
  CHECK(std::get<event::Extended>(room.last().body).days == 30);
}

TEST_CASE("the leader refuses with a reason, which is asked for where it lacks") {
  StaffRoom room("周启明");
  room.says("000103延期30天，理由是检验报告没出来");
  room.says("提交");
  room.is("苏敏");
  room.says("不同意000103延期");
  CHECK(room.awaiting() == "reason");
  room.says("材料已经齐了，先出意见");
  CHECK(room.awaiting() == "confirm");
  room.says("不同意");
  REQUIRE(room.last_event() == "extension_refused");
  CHECK(std::get<event::ExtensionRefused>(room.last().body).reason == "材料已经齐了，先出意见");
}

TEST_CASE("a yes that nobody waits for approves nothing") {
  StaffRoom room("苏敏");
  room.says("同意");
  room.says("000103 同意延期");
  room.says("同意");
  CHECK(room.entries() == 3);
}

TEST_CASE("after the last day no time can be asked for any more") {
  StaffRoom room("周启明");
  room.at = *parse_office_time("2026-11-30T09:00");
  CHECK(mentions(room.says("000103 延期10天，检验报告没出来"), "期限已过"));
  CHECK(room.awaiting() == "idle");
  CHECK(room.entries() == 3);
}

}  // namespace
}  // namespace huiyin::test::act_extension_test
