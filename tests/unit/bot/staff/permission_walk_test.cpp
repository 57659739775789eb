// Every command of staff by everybody of the office: refused for who he is exactly where the table
// of petition/permissions.h has no role of his, and unseen where he has no part in the case.
#include <algorithm>
#include <catch2/catch.hpp>

#include "bot/staff/staff_acts.h"
#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::permission_walk_test {
namespace {

using namespace petition;

struct Said {
  bot::StaffCommand command;
  const char* event;
  const char* text;
};

const Said kSaid[]{
    {bot::StaffCommand::progress, "progress", "000103 进展：已取样"},
    {bot::StaffCommand::conclude, "concluded", "000103 办结"},
    {bot::StaffCommand::ask_extension, "extension_asked", "000103 延期20天，理由是检验报告没出"},
    {bot::StaffCommand::approve_extension, "extended", "同意000103延期"},
    {bot::StaffCommand::refuse_extension, "extension_refused", "不同意000103延期，材料齐了"},
    {bot::StaffCommand::object, "objected", "000103 异议，不属于本单位职责"},
    {bot::StaffCommand::consent, "returned", "同意000103退回"},
    {bot::StaffCommand::hand_on, "assigned", "000103 转给徐雯"},
    {bot::StaffCommand::call_in, "assigned", "000103 请器械科协办"},
    {bot::StaffCommand::supervise, "supervision_opened", "督办000103，催了三次没动静"},
    {bot::StaffCommand::end_supervision, "supervision_closed", "000103 督办结束，结果是已答复"},
    {bot::StaffCommand::serve, "served", "000103 受理告知书已送达，本人签收回证"}};

// A file on which each of the events is possible, its role apart.
CaseFile ripe_for(std::string_view event) {
  Ledger made = ledger();
  if (event == "objected" || event == "returned") {
    made.write("2026-11-16", event::TransferredIn{CaseNumber::of(2026, 103), "市信访局"});
    if (event == "returned") made.write("2026-11-17", event::Objected{"不属于本单位", ""});
    return made.file();
  }
  made.add("2026-09-28", event::Registered{CaseNumber::of(2026, 103)})
      .add("2026-09-28", event::Accepted{"药品科"})
      .add("2026-09-28", event::Assigned{"药品科", "周启明", {}})
      .add("2026-10-08", event::Sponsored{"何远", "药品科", "周启明", true});
  if (event == "extended" || event == "extension_refused")
    made.add("2026-11-17", event::ExtensionAsked{20, "检验报告没出"}, "周启明");
  if (event == "supervision_closed")
    made.add("2026-11-17", event::SupervisionOpened{"催了三次", {}}, "方蕾");
  return made.file();
}

bool is_refused_for_role(const std::string& answer) { return mentions(answer, "不能记录"); }

}  // namespace

TEST_CASE("each command is refused for who asks exactly where the table of roles says so") {
  int walked = 0, refused = 0;
  for (const Said& said : kSaid) {
    const bot::StaffAct* act = bot::staff_act(said.command);
    REQUIRE(act != nullptr);
    StaffRoom every("");
    for (const auto& [who, standing] : every.staff) {
      StaffRoom room(who.name);
      room.cases[kCase] = ripe_for(said.event);
      CAPTURE(who.name, said.text);
      const CaseFile& file = room.cases.at(kCase);
      const bool sees = room.find_case(kCase).has_value();
      const auto roles = room.my_roles(file);
      const bool is_allowed =
          std::ranges::any_of(roles, [&](Role role) { return may(role, said.event); });
      const std::string answer = room.says(said.text);
      ++walked;
      if (!sees) {
        CHECK(mentions(answer, "没有查到"));
      } else {
        CHECK(is_refused_for_role(answer) == !is_allowed);
        refused += is_allowed ? 0 : 1;
      }
    }
  }
  CHECK(walked == int(std::size(kSaid)) * 7);
  CHECK(refused > 20);
}

TEST_CASE("every act of staff is walked") {
  // What an objection turns into is an internal report, and is walked with that.
  for (const bot::StaffAct& act : bot::staff_acts())
    if (act.command != bot::StaffCommand::hand_back)
      CHECK(std::ranges::count(kSaid, act.command, &Said::command) == 1);
}

}  // namespace huiyin::test::permission_walk_test
