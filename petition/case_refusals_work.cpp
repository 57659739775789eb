// Refusals of what is done to a matter while it is worked on, and of what pushes it.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "petition/case_judging.h"
#include "petition/clock_marks.h"

namespace huiyin::petition {
namespace {

struct ExtensionRow {
  std::string_view reason;
  const char* what;
  const char* remedy;
};

// The reasons of deadlines.h, in words. %N stands for the days that the rule set allows in all.
constexpr std::array kExtensionRows{
    ExtensionRow{"extension_not_positive", "延长天数应大于0", "请写要延长的天数"},
    ExtensionRow{"extension_over_30_days", "延长天数合计超过%N日", "请把合计改到%N日以内"},
    ExtensionRow{"extension_after_expiry", "办理期限已过,不能再批准延期",
                 "请尽快办结并说明逾期原因"},
    ExtensionRow{"extension_without_approver", "没有批准人", "延期须由本单位负责人批准,请写批准人"},
    ExtensionRow{"extension_without_reason", "没有延期理由", "请写延期理由,理由会告知信访人"},
    ExtensionRow{"extension_without_clock", "没有正在计算的办理期限", "请先记录受理"}};

std::string with_number(std::string text, int number) {
  const auto at = text.find("%N");
  if (at != std::string::npos) text.replace(at, 2, std::to_string(number));
  return text;
}

bool has_mark(const CaseFile& file, Mark mark) {
  return std::ranges::find(file.intake.marks, mark) != file.intake.marks.end();
}

}  // namespace

Judging::Answer Judging::operator()(const event::Assigned& body) const {
  if (auto no =
          unless({State::registered, State::transferred_in, State::accepted, State::in_progress}))
    return no;
  if (auto no = needs("unit", body.unit, "责任单位")) return no;
  if (auto no = needs("handler", body.handler, "承办人")) return no;
  if (is_same_name(body.unit, law_.customs.office))
    return refused("case.itself", "unit", "不能交办给信访办自己", "请写有权处理的责任单位");
  if (auto no = kept_from_unit("unit", body.unit)) return no;
  std::vector<std::string> before{body.unit};
  for (const std::string& unit : body.co_units) {
    if (names(before, unit))
      return refused("case.itself", "co_units", unit + "写了两次", "主办、协办单位请各写一次");
    if (auto no = kept_from_unit("co_units", unit)) return no;
    before.push_back(unit);
  }
  return kept_from("handler", body.handler);
}

Judging::Answer Judging::operator()(const event::Instructed& body) const {
  if (auto no = unless_open()) return no;
  if (is_anew() && has_mark(file_, Mark::important) && event_.as != Role::principal_leader)
    return refused("case.principal", "as", "重要来信由主要领导亲自处理,其他人可以看,不能签批",
                   "请主要领导批示");
  if (auto no = needs("text", body.text, "批示内容")) return no;
  if (count_points(trimmed(body.text)) < law_.customs.instruction_points_min)
    return refused("case.substance", "text", "批示里没有具体的批办意见",
                   "请写明要办什么、由谁办、什么时候办完");
  if (auto no = needs("unit", body.unit, "办理的单位")) return no;
  if (!body.due) return missing("due", "要求办完的日期");
  if (*body.due < event_.date)
    return refused("case.date", "due", "要求办完的日期早于批示的日期", "请核对日期");
  return kept_from_unit("unit", body.unit);
}

Judging::Answer Judging::operator()(const event::Sponsored& body) const {
  if (auto no = unless_open()) return no;
  if (auto no = needs("sponsor", body.sponsor, "包案领导")) return no;
  if (auto no = needs("unit", body.unit, "责任单位")) return no;
  if (auto no = needs("handler", body.handler, "承办人")) return no;
  if (!file_.sponsor.empty()) {
    if (!is_same_name(body.replaces, file_.sponsor))
      return refused("case.sponsor", "sponsor",
                     "包案领导已经是" + file_.sponsor + ",一件只由一位领导包案",
                     "要换人时,请写明接替谁和理由");
    if (auto no = needs("reason", body.reason, "更换包案领导的理由")) return no;
  }
  if (has_mark(file_, Mark::wide) && has_mark(file_, Mark::watched) && !body.is_principal)
    return refused("case.principal", "sponsor", "涉及面广、关注度高的事项由主要领导包案",
                   "请由主要领导包案");
  if (auto no = kept_from("sponsor", body.sponsor)) return no;
  if (auto no = kept_from_unit("unit", body.unit)) return no;
  return kept_from("handler", body.handler);
}

Judging::Answer Judging::operator()(const event::TaskforceFormed& body) const {
  if (auto no = unless_open()) return no;
  if (auto no = needs("leader", body.leader, "工作组组长")) return no;
  if (auto no = kept_from("leader", body.leader)) return no;
  if (body.members.empty()) return missing("members", "工作组成员");
  for (const auto& member : body.members) {
    if (auto no = needs("members", member.name, "成员的姓名")) return no;
    if (auto no = needs("members", member.task, "每位成员的任务")) return no;
    if (auto no = kept_from("members", member.name)) return no;
  }
  return {};
}

Judging::Answer Judging::operator()(const event::Progress& body) const {
  if (auto no = unless({State::in_progress})) return no;
  if (is_blank(body.shared) && is_blank(body.internal)) return missing("shared", "进展内容");
  if (!body.unit.empty() && !names(file_.co_units, body.unit))
    return refused("case.co_unit", "unit", body.unit + "不是这一件的协办单位", "请核对单位");
  if (body.is_answer) return needs("unit", body.unit, "答复的协办单位");
  return {};
}

Judging::Answer Judging::operator()(const event::ExtensionAsked& body) const {
  if (auto no = unless({State::accepted, State::in_progress})) return no;
  // Judged as if it were approved today, so that nobody waits for what cannot be granted.
  return extension({body.days, "-", "-", body.reason});
}

Judging::Answer Judging::operator()(const event::Extended& body) const {
  if (auto no = unless({State::accepted, State::in_progress})) return no;
  std::vector<std::string> asking;
  if (file_.extension_asked) asking.push_back(file_.extension_asked->by);
  if (is_anew()) asking.push_back(file_.handler);
  if (names(asking, event_.by) || names(asking, body.approver))
    return refused("case.own_request", "approver", "申请延期的人不能自己批准",
                   "请由本单位负责人批准");
  return extension(body);
}

Judging::Answer Judging::operator()(const event::ExtensionRefused&) const {
  if (file_.extension_asked) return {};
  return refused("case.missing", "extension_asked", "没有待批的延期申请", "请核对登记号");
}

// Counts the file's clocks with the extension on the ledger; what they refuse more than before is
// its own doing.
Judging::Answer Judging::extension(const event::Extended& body) const {
  const ClockSettings settings = clock_settings(file_);
  auto marks = clock_marks(file_);
  const auto before = count_clocks(marks, settings, law_.rules, law_.calendar).refused.size();
  marks.push_back({.event = std::string(event::Extended::kName),
                   .date = event_.date,
                   .days = body.days,
                   .approver = body.approver,
                   .reason = body.reason});
  const auto after = count_clocks(marks, settings, law_.rules, law_.calendar).refused;
  if (after.size() == before) return {};
  const std::string& reason = after.back().reason;
  const auto row = std::ranges::find(kExtensionRows, reason, &ExtensionRow::reason);
  if (row == kExtensionRows.end()) return {};  // a hearing's fault, told where it was recorded
  const int max = extension_days_max();
  return refused(row->reason.data(), "days", with_number(row->what, max),
                 with_number(row->remedy, max));
}

int Judging::extension_days_max() const {
  int max = 0;
  for (const ClockRule& clock : rules().clocks) max = std::max(max, clock.extension_days_max);
  return max;
}

Judging::Answer Judging::operator()(const event::MaterialAdded& body) const {
  if (auto no = unless_registered()) return no;
  if (file_.state == State::archived) return state_refused();
  return needs("what", body.what, "补充了什么材料");
}

Judging::Answer Judging::operator()(const event::SupervisionOpened& body) const {
  if (auto no = unless_open()) return no;
  if (file_.supervision)
    return refused("case.supervision", "", "这一件已经在督办", "请先写明结果,结束这一次督办");
  return needs("reason", body.reason, "督办的原因");
}

Judging::Answer Judging::operator()(const event::SupervisionClosed& body) const {
  if (!file_.supervision)
    return refused("case.supervision", "", "这一件没有在督办", "请核对登记号");
  if (auto no = before(file_.supervision->date, "开始督办")) return no;
  return needs("result", body.result, "督办的结果");
}

Judging::Answer Judging::operator()(const event::ImprovementAdvised& body) const {
  if (auto no = unless_registered()) return no;
  return needs("advice", body.advice, "建议内容");
}

}  // namespace huiyin::petition
