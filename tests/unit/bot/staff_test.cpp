#include "bot/staff.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::staff_test {
namespace {

using namespace literals;

TEST_CASE("a member of staff hears who waits and who comes, by number alone") {
  StaffRoom room("方蕾");
  room.waits = {{12, "2026-11-18T08:30"_at}};
  room.day.visits = {{petition::BookingNumber::nth(315), LocalTime(9, 0), 2}};
  const std::string todo = room.says("我的待办");
  CHECK(mentions(todo, "08:30"));
  CHECK(mentions(todo, "A0315"));
  CHECK(mentions(todo, "12月15日"));
}

TEST_CASE("anything from staff has one answer, within what one message holds") {
  StaffRoom room("周启明");
  for (const char* text :
       {"帮助", "", "你好", "\xff", "999999", "XF2026-000103", "000103 你好吗各位同事", "谢谢",
        "看一下", "预约名单", "谁在等", "延期", "1", "。。。", "同意"})
    CHECK_FALSE(room.says(text).empty());
  CHECK_FALSE(room.says("", bot::MessageKind::image).empty());
  for (int i = 0; i < 200; ++i) room.waits.push_back({i, "2026-11-18T08:30"_at});
  CHECK(room.says("我的待办").size() <= 2048);
}

TEST_CASE("who is not of the office learns nothing, whatever he asks") {
  StaffRoom room("没有此人");
  room.waits = {{12, "2026-11-18T08:30"_at}};
  const std::string answer = room.says("我的待办");
  for (const char* text : {"XF2026-000103", "谁在等", "000103 进展：已取样", "帮助"})
    CHECK(room.says(text) == answer);
  CHECK(room.entries() == 3);
}

TEST_CASE("a case's number with a sentence beside it is asked about, not written down") {
  StaffRoom room("周启明");
  CHECK(mentions(room.says("000103 医院那边说下周给清单"), "进展"));
  CHECK(room.entries() == 3);
  CHECK(room.awaiting() == "idle");
}

TEST_CASE("an act left alone for half a day is not gone on with") {
  StaffRoom room("周启明");
  room.says("000103 延期20天，检验报告没出来");
  CHECK(room.awaiting() == "confirm");
  room.at += hours{13};
  room.says("提交");
  CHECK(room.entries() == 3);
}

TEST_CASE("a button of a card begins its act on that case, whatever was under way") {
  StaffRoom room("周启明");
  const auto press = [&](const char* act, const std::string& number) {
    return room.says(act, bot::MessageKind::press, number);
  };
  press("extension", kCase);
  CHECK(room.awaiting() == "days");
  room.says("20天");
  CHECK(mentions(press("progress", kCase), "没有提交"));
  CHECK(room.awaiting() == "report");
  room.says("已取样");
  CHECK(room.last_event() == "progress");
  press("conclude", kCase);
  CHECK(room.awaiting() == "kind");
  CHECK(mentions(press("progress", "XF2026-000999"), "没有查到"));
  CHECK(room.awaiting() == "idle");
  CHECK(mentions(press("known", kCase), "没有查到"));
}

}  // namespace
TEST_CASE("a short word takes up the alarm, and nothing else does") {
  struct Row {
    const char *text, *kind;
    bool is_taken;
  };
  const auto row = GENERATE(values<Row>({
      {"我来", "self_harm", true},
      {"收到", "self_harm", true},
      {"我马上去", "level_skipping", true},
      {"收到", "level_skipping", false},  // that he read it is all he says
      {"我的待办", "self_harm", false},
      {"000103 进展：我来跟他谈过了，已经说通", "self_harm", false},
  }));
  CAPTURE(row.text, row.kind);
  StaffRoom room("方蕾");
  room.signal = bot::StaffDesk::TakenSignal{row.kind, 17, 2};
  const std::string said = room.says(row.text);
  CHECK(room.signals_taken.size() == (row.is_taken ? 1 : 0));
  CHECK((said.find("17") != std::string::npos && said.find("还有2条") != std::string::npos) ==
        row.is_taken);
}

TEST_CASE("who takes up what is not there is told so") {
  StaffRoom room("方蕾");
  CHECK(room.says("我来处理").find("没有等您接手") != std::string::npos);
}

}  // namespace huiyin::test::staff_test
