// Refusals of what is taken in, decided on and sent on.
#include <algorithm>

#include "base/utf8.h"
#include "petition/case_judging.h"

namespace huiyin::petition {

// Whoever takes a matter in names who holds it (S7). Who is asked by the bot need not know.
Judging::Answer Judging::holder_missing(const Intake& intake) const {
  if (is_staff())
    if (auto no = needs("handler", intake.handler, "承办人")) return no;
  for (const auto& [field, person] : {std::pair("first_receiver", &intake.first_receiver),
                                      std::pair("handler", &intake.handler)}) {
    if (names(intake.accused_persons, *person))
      return refused("case.accused", field, *person + "是被检举控告的人,不能经手这一件",
                     "请换人办理");
    if (names(intake.recused, *person))
      return refused("case.recusal", field, *person + "与这一件有直接利害关系,应当回避",
                     "请换人办理");
  }
  return {};
}

Judging::Answer Judging::operator()(const event::Registered& body) const {
  if (auto no = unless({State::draft})) return no;
  // Otherwise always taken: a person can be asked what he wants, or the demand speaks for itself.
  if (is_blank(body.matter) && !body.contact_known) return missing("matter", "反映的事项");
  return holder_missing(body.intake);
}

Judging::Answer Judging::operator()(const event::TransferredIn& body) const {
  if (auto no = unless({State::draft})) return no;
  if (auto no = needs("from", body.from, "转来的机关")) return no;
  if (body.is_assigned && !body.superior_due)
    return missing("superior_due", "上级要求报告结果的日期");
  return holder_missing(body.intake);
}

Judging::Answer Judging::operator()(const event::FirstReceiverNamed& body) const {
  if (auto no = unless_open()) return no;
  if (!file_.first_receiver.empty())
    return refused("case.receiver", "receiver", "首办责任人已经是" + file_.first_receiver,
                   "只能移交给接手的人");
  if (auto no = needs("receiver", body.receiver, "首办责任人")) return no;
  return kept_from("receiver", body.receiver);
}

Judging::Answer Judging::operator()(const event::HandedOver& body) const {
  if (auto no = unless_open()) return no;
  if (file_.first_receiver.empty()) return missing("first_receiver", "首办责任人,还不能移交");
  if (event_.as == Role::receiver && !is_same_name(event_.by, file_.first_receiver))
    return refused("case.role", "by", event_.by + "不是这一件的首办责任人",
                   "请由首办责任人" + file_.first_receiver + "移交");
  if (auto no = needs("to", body.to, "移交给谁")) return no;
  if (is_same_name(body.to, file_.first_receiver))
    return refused("case.itself", "to", body.to + "本来就是首办责任人", "请写接手的人");
  if (!body.taken_on || *body.taken_on > event_.date)
    return refused("case.receiver", "taken_on",
                   body.to + "还没有同意接手,责任仍在" + file_.first_receiver,
                   "请等对方同意后再移交");
  return kept_from("to", body.to);
}

Judging::Answer Judging::without_sponsor() const {
  if (!file_.sponsor.empty()) return {};
  const FixedNumber& joint = rules().number("joint_letter_min");
  const CaseEvent* sent = last<event::TransferredIn>(file_);
  const bool is_assigned =
      sent != nullptr && std::get<event::TransferredIn>(sent->body).is_assigned;
  if (file_.intake.signatories < joint.value && !is_assigned) return {};
  return refused("case.sponsor", "",
                 is_assigned ? "上级立案交办的事项还没有包案领导"
                             : std::to_string(joint.value) + "人以上的联名信还没有包案领导",
                 "请先确定包案领导、责任单位和承办人");
}

Judging::Answer Judging::operator()(const event::Accepted& body) const {
  if (auto no = unless({State::registered, State::transferred_in})) return no;
  if (auto no = without_sponsor()) return no;
  if (auto no = out_of_order()) return no;
  return kept_from_unit("unit", body.unit);
}

Judging::Answer Judging::decided_away(const std::string& reason, const std::string& body) const {
  if (auto no = unless({State::registered, State::transferred_in})) return no;
  if (auto no = without_sponsor()) return no;
  if (auto no = out_of_order()) return no;
  if (auto no = needs("reason", reason, "理由")) return no;
  return needs("competent_body", body, "应当前往的机关");
}

Judging::Answer Judging::operator()(const event::NotAccepted& body) const {
  return decided_away(body.reason, body.competent_body);
}

Judging::Answer Judging::operator()(const event::Routed& body) const {
  return decided_away(body.reason, body.competent_body);
}

Judging::Answer Judging::operator()(const event::NoLongerAccepted& body) const {
  if (auto no = unless({State::registered, State::transferred_in})) return no;
  if (auto no = out_of_order()) return no;
  if (auto no = needs("reason", body.reason, "理由")) return no;
  if (!body.final_case) return missing("final_case", "已经复核终结的那一件的登记号");
  if (body.final_case == file_.number)
    return refused("case.itself", "final_case", "终结的应是以前的一件,不是这一件",
                   "请写以前那一件的登记号");
  if (auto no = needs("final_number", body.final_number, "复核意见的文号")) return no;
  if (!body.final_date) return missing("final_date", "复核意见的日期");
  if (*body.final_date > event_.date)
    return refused("case.date", "final_date", "复核意见的日期晚于今天的决定", "请核对日期");
  return needs("body", body.body, "作出复核意见的机关");
}

Judging::Answer Judging::operator()(const event::Transferred& body) const {
  if (auto no = unless({State::registered, State::accepted})) return no;
  if (auto no = without_sponsor()) return no;
  if (auto no = out_of_order()) return no;
  if (auto no = needs("to", body.to, "转送的单位")) return no;
  if (is_same_name(body.to, law_.customs.office) || is_same_name(body.to, file_.columns.unit))
    return refused("case.itself", "to", "这一件本来就在" + body.to, "请写要转往的单位");
  return kept_from_unit("to", body.to);
}

Judging::Answer Judging::operator()(const event::AnsweredOnSpot& body) const {
  if (auto no = unless({State::registered})) return no;
  if (auto no = without_sponsor()) return no;
  if (auto no = out_of_order()) return no;
  return needs("answer", body.answer, "答复内容");
}

Judging::Answer Judging::operator()(const event::Objected& body) const {
  if (auto no = unless({State::transferred_in})) return no;
  if (file_.objection)
    return refused("case.twice", "", "已经提出过异议,正在等转来机关答复", "请等对方答复");
  const auto runs = count_clocks(file_, law_.rules, law_.calendar).runs;
  const auto clock = std::ranges::find(runs, "object", &ClockRun::clock);
  if (clock == runs.end())
    return refused("case.no_right", "", "这一件适用的规定里没有提出异议的程序",
                   "请与转来机关协商,或者照常办理");
  if (auto no = needs("reason", body.reason, "异议的理由")) return no;
  if (!clock->due || event_.date <= *clock->due) return {};
  if (is_blank(body.late_reason) || is_blank(body.late_consent))
    return refused("case.late", "late_consent", "提出异议的期限(" + chinese(*clock->due) + ")已过",
                   "须写明逾期原因,并经转来机关同意");
  return {};
}

Judging::Answer Judging::operator()(const event::Returned& body) const {
  if (auto no = unless({State::transferred_in})) return no;
  if (!file_.objection) return missing("objection", "异议,不能退回");
  if (auto no = before(file_.objection->date, "提出异议")) return no;
  return needs("consented_by", body.consented_by, "转来机关同意的人");
}

std::optional<Problem> link_refusal(const CaseFile& ended, const event::NoLongerAccepted& closing) {
  const auto no = [](const char* field, const char* what, const char* remedy) {
    return Problem{"case.link", "no_longer_accepted." + std::string(field), what, remedy};
  };
  if (!closing.final_case || ended.number != closing.final_case)
    return no("final_case", "登记号对不上", "请核对以前那一件的登记号");
  const CaseEvent* decided = last<event::RereviewDecided>(ended);
  if (decided == nullptr)
    return no("final_case", "以前那一件没有经过复核,还没有终结", "可以引导申请复查、复核");
  if (!is_same_name(std::get<event::RereviewDecided>(decided->body).number, closing.final_number))
    return no("final_number", "复核意见的文号对不上", "请核对文号");
  if (!closing.final_date || *closing.final_date != decided->date)
    return no("final_date", "复核意见的日期对不上", "请核对日期");
  return std::nullopt;
}

}  // namespace huiyin::petition
