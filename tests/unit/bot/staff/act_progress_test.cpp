#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_progress_test {
namespace {

namespace event = petition::event;

const event::Progress& progress(const StaffRoom& room) {
  return std::get<event::Progress>(room.last().body);
}

TEST_CASE("a report goes on the ledger at once, as it was said") {
  StaffRoom room("周启明");
  CHECK(mentions(room.says("XF2026-000103 进展：已调取医院收费清单，正在核对"), "000103"));
  REQUIRE(room.last_event() == "progress");
  CHECK(progress(room).shared == "已调取医院收费清单，正在核对");
  CHECK(progress(room).internal.empty());
}

TEST_CASE("an internal one is told apart and never shared") {
  StaffRoom room("周启明");
  CHECK(mentions(room.says("000103 内部：院长不在，约了周五"), "不告诉信访人"));
  CHECK(progress(room).internal == "院长不在，约了周五");
  CHECK(progress(room).shared.empty());
}

TEST_CASE("a bare word asks what there is to report") {
  StaffRoom room("周启明");
  room.says("000103 报进展");
  CHECK(room.awaiting() == "report");
  room.says("已约谈院方");
  CHECK(progress(room).shared == "已约谈院方");
}

TEST_CASE("who helps reports for his unit, and answers the lead") {
  StaffRoom room("徐雯");
  room.cases[kCase] = petition::ledger()
                          .add("2026-09-28", event::Registered{petition::CaseNumber::of(2026, 103)})
                          .add("2026-09-28", event::Accepted{"药品科"})
                          .add("2026-09-28", event::Assigned{"药品科", "周启明", {"器械科"}})
                          .file();
  room.says("000103 协办答复：器械没有问题");
  REQUIRE(room.last_event() == "progress");
  CHECK(progress(room).unit == "器械科");
  CHECK(progress(room).is_answer);
  CHECK(progress(room).shared == "器械没有问题");
}

}  // namespace
}  // namespace huiyin::test::act_progress_test
