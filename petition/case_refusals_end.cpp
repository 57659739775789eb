// Refusals of how a matter is answered, reviewed and closed.
#include <algorithm>

#include "base/utf8.h"
#include "petition/case_correction.h"
#include "petition/case_duties.h"
#include "petition/case_judging.h"
#include "petition/document_number.h"
#include "petition/documents.h"

namespace huiyin::petition {

// Each kind of opinion has its own compulsory fields (2022 §32, 2005 §32); reasons are never empty
// where the citizen does not get what he asked for.
Judging::Answer Judging::wrong_opinion(const event::Concluded& body) const {
  if (auto no = needs("facts", body.facts, "查明的事实")) return no;
  if (auto no = needs("opinion", body.opinion, "处理意见")) return no;
  if (auto no = needs("basis", body.basis, "法律法规依据")) return no;
  if (body.kind == OpinionKind::supported) {
    if (auto no = needs("carried_out_by", body.carried_out_by, "由谁落实")) return no;
    if (!body.carried_out_until) return missing("carried_out_until", "什么时候落实");
  } else if (auto no = needs("reasons", body.reasons, "理由")) {
    return no;
  }
  if (auto no = needs("signed_by", body.signed_by, "签发的单位负责人")) return no;
  if (is_same_name(body.signed_by, event_.by))
    return refused("case.own_request", "signed_by", "承办人不能签发自己的处理意见",
                   "请由单位负责人签发");
  return {};
}

Judging::Answer Judging::operator()(const event::Concluded& body) const {
  if (auto no = unless({State::in_progress})) return no;
  if (file_.hearing_open) return refused("case.hearing", "", "听证还没有结束", "请先记录听证结束");
  if (auto no = out_of_order()) return no;
  if (auto no = numbered(body.number)) return no;
  if (!is_anew()) return {};
  if (auto no = wrong_opinion(body)) return no;
  const auto silent = silent_co_units(file_);
  if (silent.empty() || !is_blank(body.without_answers)) return {};
  return refused("case.co_unit", "without_answers", "协办单位" + silent.front() + "还没有答复",
                 "请等它答复,或者写明不等的理由");
}

Judging::Answer Judging::wrong_service(const event::Served& body) const {
  switch (body.document) {
    case Document::opinion:
      return unless({State::concluded});
    case Document::review_opinion:
      return unless({State::review_decided});
    case Document::rereview_opinion:
      return unless({State::final_});
    case Document::acceptance:
      return unless({State::accepted, State::in_progress});
    case Document::route:
      return unless({State::registered, State::transferred_in, State::routed, State::transferred});
    case Document::not_accepted:
      return unless({State::not_accepted});
    case Document::no_longer:
      return unless({State::no_longer_accepted});
    case Document::transfer:
      return unless({State::transferred});
    case Document::extension:
      if (last_of_round<event::Extended>(file_) != nullptr) return {};
      return refused("case.missing", "extended", "没有批准过延期", "请先记录延期");
    case Document::result_report:
      if (last<event::TransferredIn>(file_) == nullptr || !has_outcome(file_))
        return state_refused();
      return {};
  }
  return {};
}

Judging::Answer Judging::operator()(const event::Served& body) const {
  if (auto no = wrong_service(body)) return no;
  const bool is_opinion = body.document == Document::opinion,
             is_review = body.document == Document::review_opinion;
  if (is_opinion || is_review || body.document == Document::rereview_opinion) {
    if (auto no = out_of_order()) return no;
    if (auto no = numbered(body.number)) return no;
  }
  if (!is_anew()) return {};
  // An earlier paper, which stands no more, starts no days.
  const std::string made = document_number(file_, body.document);
  if (!made.empty() && !DocumentNumber::are_same(made, body.number))
    return refused("case.number", "number", "文号与台账上的" + made + "不一致", "请核对文号");
  if (is_opinion || is_review)
    if (auto no = needs("remedy", body.remedy, "不服时向谁、在什么期限内提出的告知")) return no;
  return needs("proof", body.proof, "怎样知道已经送达");
}

Judging::Answer Judging::operator()(const event::NoticeResent&) const {
  if (last<event::Served>(file_) != nullptr || last<event::Concluded>(file_) != nullptr) return {};
  return refused("case.missing", "number", "还没有可以重发的文书", "请先送达文书");
}

// Late is taken all the same, and marked by its clock: a person decides. Nor does it matter that
// the office has filed the matter meanwhile: that cuts nobody's right.
Judging::Answer Judging::operator()(const event::ReviewAsked&) const {
  const CaseEvent* opinion = served(file_, Document::opinion);
  if (opinion == nullptr || last_of_round<event::ReviewDecided>(file_) != nullptr)
    return state_refused();
  if (auto no = unless({State::served, State::followed_up, State::archived})) return no;
  if (file_.state == State::archived) return out_of_order();
  return before(opinion->date, "送达");
}

// A unit does not judge its own opinion, nor does who has handled the matter (2022 §28③, §35;
// 2005 §30, §34).
Judging::Answer Judging::wrong_reviewer(
    const std::string& unit, std::initializer_list<const std::string*> units_below) const {
  if (names(file_.handled_by, event_.by) || names({&file_.reviewed_by, 1}, event_.by))
    return refused("case.recusal", "by", event_.by + "办理过这一件,应当回避", "请换人办理");
  if (is_anew())
    if (auto no = needs("unit", unit, "作出意见的机关")) return no;
  for (const std::string* below : units_below)
    if (names({below, 1}, unit))
      return refused("case.recusal", "unit", unit + "是下一级的机关,不能审查自己的意见",
                     "请由它的上一级机关、单位作出");
  if (names(file_.co_units, unit))
    return refused("case.recusal", "unit", unit + "是这一件的协办单位,应当回避",
                   "请由上一级机关、单位作出");
  return kept_from_unit("unit", unit);
}

Judging::Answer Judging::operator()(const event::ReviewDecided& body) const {
  if (auto no = unless({State::review})) return no;
  if (auto no = out_of_order()) return no;
  if (auto no = wrong_reviewer(body.unit, {&file_.columns.unit})) return no;
  return numbered(body.number);
}

Judging::Answer Judging::operator()(const event::RereviewAsked&) const {
  const CaseEvent* decided = last_of_round<event::ReviewDecided>(file_);
  if (decided == nullptr) return state_refused();
  if (auto no = unless({State::review_decided, State::followed_up, State::archived})) return no;
  if (file_.state == State::archived) return out_of_order();
  return before(decided->date, "复查意见");
}

Judging::Answer Judging::operator()(const event::RereviewDecided& body) const {
  if (auto no = unless({State::rereview})) return no;
  if (file_.hearing_open) return refused("case.hearing", "", "听证还没有结束", "请先记录听证结束");
  if (auto no = out_of_order()) return no;
  if (auto no = wrong_reviewer(body.unit, {&file_.columns.unit, &file_.review_unit})) return no;
  return numbered(body.number);
}

Judging::Answer Judging::operator()(const event::HearingBegun&) const {
  if (auto no = unless({State::in_progress, State::review, State::rereview})) return no;
  if (file_.hearing_open)
    return refused("case.hearing", "", "上一次听证还没有结束", "请先记录听证结束");
  return {};
}

Judging::Answer Judging::operator()(const event::HearingEnded&) const {
  if (!file_.hearing_open)
    return refused("case.hearing", "", "没有正在进行的听证", "请先记录听证开始");
  return before(last<event::HearingBegun>(file_)->date, "听证开始");
}

Judging::Answer Judging::operator()(const event::Rated& body) const {
  constexpr std::array kRated{std::pair(Stage::opinion, Document::opinion),
                              std::pair(Stage::review, Document::review_opinion),
                              std::pair(Stage::rereview, Document::rereview_opinion)};
  for (const auto& [stage, document] : kRated)
    if (stage == body.stage && served(file_, document) == nullptr) return state_refused();
  for (std::size_t i = file_.round; i < file_.counted.size(); ++i) {
    const auto* before = std::get_if<event::Rated>(&file_.counted[i].body);
    if (before != nullptr && before->stage == body.stage)
      return refused("case.twice", "stage", "这个环节已经评价过了", "每个环节评价一次");
  }
  if (!body.office && !body.unit) return missing("unit", "评价");
  return {};
}

Judging::Answer Judging::operator()(const event::FollowedUp& body) const {
  if (auto no = unless({State::served, State::review_decided, State::final_, State::transferred}))
    return no;
  if (auto no = out_of_order()) return no;
  return needs("note", body.note, "回访情况");
}

Judging::Answer Judging::operator()(const event::Withdrawn& body) const {
  if (auto no = unless_open()) return no;
  if (auto no = out_of_order()) return no;  // else the clocks since then would run on
  return is_anew() ? needs("words", body.words, "信访人自己的话") : Answer();
}

Judging::Answer Judging::operator()(const event::Archived& body) const {
  const bool is_gone = file_.state == State::transferred;
  const bool was_asked = last_of_round<event::FollowedUp>(file_) != nullptr ||
                         last_of_round<event::Returned>(file_) != nullptr;
  if (file_.state == State::served || (is_gone && !was_asked))
    return refused("case.follow_up", "",
                   is_gone ? "转送后还没有了解结果,不能归档" : "送达后还没有回访,不能归档",
                   "请先记录回访");
  if (auto no = unless({State::followed_up, State::final_, State::not_accepted, State::routed,
                        State::answered_on_spot, State::no_longer_accepted, State::withdrawn,
                        State::transferred}))
    return no;
  if (auto no = out_of_order()) return no;
  if (file_.supervision)
    return refused("case.supervision", "", "督办还没有结束,不能归档", "请先写明结果,结束督办");
  if (!is_anew()) return {};
  std::string open;
  for (const Duty& duty : duties(file_, law_))
    if (duty.bars_archive) open += (open.empty() ? "" : "、") + duty.what;
  if (!open.empty())
    return refused("case.open_duty", "", "还有没办完的事或者缺少的文书:" + open,
                   "请先办完、补齐,再归档");
  if (auto no = needs("checked_by", body.checked_by, "核对材料的人")) return no;
  if (is_same_name(body.checked_by, event_.by))
    return refused("case.own_request", "checked_by", "归档要由另一个人核对材料",
                   "请另一位同事核对");
  return {};
}

Judging::Answer Judging::operator()(const event::Reopened& body) const {
  if (auto no = unless({State::archived})) return no;
  // What of the round before came later would count against the days of the new one.
  for (const CaseEvent& each : file_.counted)
    if (auto no = before(each.date, "以前的记录")) return no;
  return needs("reason", body.reason, "重新启动的理由");
}

Judging::Answer Judging::operator()(const event::Corrected&) const {
  if (auto no = unless_registered()) return no;
  return correction_refusal(file_, event_, law_);
}

}  // namespace huiyin::petition
