#include "bot/staff/staff_views.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::staff_views_test {
namespace {

namespace event = petition::event;

TEST_CASE("what is to do stands with number, date and days left, and nothing of others") {
  StaffRoom room("周启明");
  const std::string todo = room.says("我的待办");
  CHECK(mentions(todo, kCase));
  CHECK(mentions(todo, "11月27日"));
  CHECK(mentions(todo, "还有9天"));
  room.is("徐雯");
  CHECK_FALSE(mentions(room.says("我的待办"), kCase));
}

TEST_CASE("what is over its day says so") {
  StaffRoom room("周启明");
  room.at = *parse_office_time("2026-11-30T09:00");
  CHECK(mentions(room.says("待办"), "已超期3天"));
}

TEST_CASE("a leader finds what waits for his word") {
  StaffRoom room("周启明");
  room.says("000103延期30天，理由是检验报告没出来");
  room.says("提交");
  room.is("苏敏");
  CHECK(mentions(room.says("我的待办"), "批复延期申请"));
  room.is("何远");
  CHECK(mentions(room.says("我的待办"), "批复延期申请"));
}

TEST_CASE("a case shows where it stands, until when, and what may be done with it") {
  StaffRoom room("周启明");
  room.says("000103 内部：院长不在");
  const std::string shown = room.says("103");
  for (const char* words : {"办理中", "药品科", "11月27日", "院长不在", "办结", "申请延期"}) {
    CAPTURE(words);
    CHECK(mentions(shown, words));
  }
  room.is("罗静");
  CHECK_FALSE(mentions(room.says("XF2026-000103"), "申请延期"));
  room.is("徐雯");
  CHECK(mentions(room.says("XF2026-000103"), "没有查到"));
}

}  // namespace
}  // namespace huiyin::test::staff_views_test
