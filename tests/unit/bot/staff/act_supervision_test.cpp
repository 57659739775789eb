#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_supervision_test {
namespace {

namespace event = petition::event;

TEST_CASE("supervision opens with why and until when, and closes with its result") {
  StaffRoom room("丁国安");
  const std::string back = room.says("督办000103，12月5日前报结果，催了三次没动静");
  CHECK(mentions(back, "催了三次没动静"));
  CHECK(mentions(back, "12月5日"));
  room.says("提交");
  REQUIRE(room.last_event() == "supervision_opened");
  CHECK(std::get<event::SupervisionOpened>(room.last().body).due == LocalDate(2026, 12, 5));
  room.says("督办结束");
  CHECK(room.awaiting() == "result");
  room.says("已当面答复信访人");
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.last_event() == "supervision_closed");
  CHECK(std::get<event::SupervisionClosed>(room.last().body).result == "已当面答复信访人");
}

TEST_CASE("it is not opened twice, nor closed when it is not open, nor by who handles the case") {
  StaffRoom room("丁国安");
  CHECK(mentions(room.says("000103 督办结束，结果是已答复"), "没有在督办"));
  room.says("督办000103，催了三次没动静");
  room.says("提交");
  CHECK(mentions(room.says("督办000103，还是没动静"), "已经在督办"));
  room.is("周启明");
  room.says("督办000103，我自己催");
  room.says("提交");
  CHECK(room.entries() == 4);
}

}  // namespace
}  // namespace huiyin::test::act_supervision_test
