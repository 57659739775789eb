#include "bot/staff/staff_engine.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::staff_engine_test {
namespace {

using namespace literals;
namespace event = petition::event;

void add_case(StaffRoom& room, int nth) {
  const auto number = petition::CaseNumber::of(2026, nth);
  room.cases[number.text()] = petition::ledger()
                                  .add("2026-10-09", event::Registered{number})
                                  .add("2026-10-10", event::Accepted{"药品科"})
                                  .add("2026-10-10", event::Assigned{"药品科", "周启明", {}})
                                  .file();
}

TEST_CASE("the only case on which it may be done is meant when none is named") {
  StaffRoom room("周启明");
  CHECK(mentions(room.says("申请延期10天，检验报告没出来"), kCase));
  CHECK(room.awaiting() == "confirm");
}

TEST_CASE("of several cases the one is asked for, and chosen by its place or number") {
  StaffRoom room("周启明");
  add_case(room, 104);
  CHECK(mentions(room.says("申请延期10天，检验报告没出来"), "XF2026-000104"));
  CHECK(room.awaiting() == "which");
  CHECK(mentions(room.says("2"), "XF2026-000104"));
  CHECK(room.awaiting() == "confirm");
  room.says("取消");
  room.is("周启明");
  room.says("申请延期10天，检验报告没出来");
  CHECK(mentions(room.says("103那件"), kCase));
  CHECK(room.awaiting() == "confirm");
}

TEST_CASE("a case that is not his, or is none, is not found, and nothing tells which") {
  StaffRoom room("徐雯");
  const std::string foreign = room.says("000103 进展：已取样");
  CHECK(mentions(foreign, "没有查到"));
  CHECK(room.says("000999 进展：已取样").size() == foreign.size());
  CHECK(room.entries() == 3);
}

TEST_CASE("what is lacking is asked for, one after the other, and nothing is done before a yes") {
  StaffRoom room("周启明");
  room.says("000103 申请延期");
  CHECK(room.awaiting() == "days");
  room.says("20天");
  CHECK(room.awaiting() == "reason");
  const std::string back = room.says("检验报告没出来");
  CHECK(mentions(back, "20天"));
  CHECK(room.awaiting() == "confirm");
  CHECK(room.entries() == 3);
  room.says("提交");
  CHECK(room.last_event() == "extension_asked");
  CHECK(room.awaiting() == "idle");
}

TEST_CASE("said back it can be put right, called off, or left for something else") {
  StaffRoom room("周启明");
  room.says("000103 延期20天，检验报告没出来");
  CHECK(mentions(room.says("改成15天"), "15天"));
  CHECK(room.awaiting() == "confirm");
  CHECK(mentions(room.says("不交了"), "没有提交"));
  CHECK(room.entries() == 3);
  room.says("000103 延期20天，检验报告没出来");
  const std::string other = room.says("我的待办");
  CHECK(mentions(other, "没有提交"));
  CHECK(mentions(other, "办结"));
  CHECK(room.awaiting() == "idle");
}

TEST_CASE("what nobody can read is asked again, and after three times put down") {
  StaffRoom room("周启明");
  room.says("000103 延期20天，检验报告没出来");
  room.says("啊啊啊啊");
  CHECK(room.awaiting() == "confirm");
  room.says("啊啊啊啊");
  CHECK(mentions(room.says("啊啊啊啊"), "没有提交"));
  CHECK(room.awaiting() == "idle");
}

TEST_CASE("free text may hold any word and steers nothing") {
  StaffRoom room("周启明");
  room.says("000103 延期20天");
  CHECK(room.awaiting() == "reason");
  room.says("等医院那边办结对账、督办组也同意再核一遍清单");
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  CHECK(std::get<event::ExtensionAsked>(room.last().body).reason ==
        "等医院那边办结对账、督办组也同意再核一遍清单");
}

TEST_CASE("what stands in the way is told before anything is asked") {
  StaffRoom room("方蕾");
  const std::string answer = room.says("000103 办结");
  CHECK(mentions(answer, "承办人"));
  CHECK(room.awaiting() == "idle");
}

}  // namespace
}  // namespace huiyin::test::staff_engine_test
