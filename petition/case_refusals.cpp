// What the ledger refuses, and why: domain.md §e, column "refused when".
#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/utf8.h"
#include "petition/case_file.h"
#include "petition/clock_marks.h"
#include "petition/deadlines.h"

namespace huiyin::petition {
namespace {

using Answer = std::optional<Problem>;

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

class Judging {
 public:
  Judging(const CaseFile& file, const CaseEvent& event, const Law& law)
      : file_(file), event_(event), law_(law) {}

  Answer answer() const {
    if (auto no = wrong_day()) return no;
    return std::visit(*this, event_.body);
  }

  Answer operator()(const event::Registered& body) const {
    if (auto no = unless({State::draft})) return no;
    // Otherwise always taken: a person can be asked what he wants, or the demand speaks for itself.
    if (is_blank(body.matter) && !body.contact_known) return missing("matter", "反映的事项");
    return {};
  }
  Answer operator()(const event::TransferredIn& body) const {
    if (auto no = unless({State::draft})) return no;
    if (is_blank(body.from)) return missing("from", "转来的机关");
    return {};
  }
  Answer operator()(const event::Accepted&) const { return unless(kUndecided); }
  Answer operator()(const event::NotAccepted& body) const {
    return decided_away(body.reason, body.competent_body);
  }
  Answer operator()(const event::Routed& body) const {
    return decided_away(body.reason, body.competent_body);
  }
  Answer operator()(const event::Transferred& body) const {
    if (auto no = unless({State::registered, State::accepted})) return no;
    if (is_blank(body.to)) return missing("to", "转送的单位");
    return {};
  }
  Answer operator()(const event::AnsweredOnSpot& body) const {
    if (auto no = unless({State::registered})) return no;
    if (is_blank(body.answer)) return missing("answer", "答复内容");
    return {};
  }
  Answer operator()(const event::Assigned& body) const {
    if (auto no =
            unless({State::registered, State::transferred_in, State::accepted, State::in_progress}))
      return no;
    if (is_blank(body.unit)) return missing("unit", "责任单位");
    if (is_blank(body.handler)) return missing("handler", "承办人");
    return {};
  }
  Answer operator()(const event::Progress& body) const {
    if (auto no = unless({State::in_progress})) return no;
    if (is_blank(body.shared) && is_blank(body.internal)) return missing("shared", "进展内容");
    return {};
  }
  Answer operator()(const event::ExtensionAsked& body) const {
    if (auto no = unless({State::accepted, State::in_progress})) return no;
    // Judged as if it were approved today, so that nobody waits for what cannot be granted.
    return extension({body.days, "-", "-", body.reason});
  }
  Answer operator()(const event::Extended& body) const {
    if (auto no = unless({State::accepted, State::in_progress})) return no;
    if (file_.extension_asked && !file_.extension_asked->by.empty() &&
        (file_.extension_asked->by == event_.by || file_.extension_asked->by == body.approver))
      return refused("case.own_request", "approver", "申请延期的人不能自己批准",
                     "请由本单位负责人批准");
    return extension(body);
  }
  Answer operator()(const event::ExtensionRefused&) const {
    if (file_.extension_asked) return {};
    return refused("case.missing", "extension_asked", "没有待批的延期申请", "请核对登记号");
  }
  Answer operator()(const event::Concluded& body) const {
    if (auto no = unless({State::in_progress})) return no;
    if (file_.hearing_open)
      return refused("case.hearing", "", "听证还没有结束", "请先记录听证结束");
    if (is_blank(body.number)) return missing("number", "文号");
    return {};
  }
  Answer operator()(const event::Served& body) const {
    switch (body.document) {
      case Document::opinion:
        return numbered(body.number, unless({State::concluded}));
      case Document::review_opinion:
        return numbered(body.number, unless({State::review_decided}));
      case Document::rereview_opinion:
        return numbered(body.number, unless({State::final_}));
      case Document::acceptance:
        return unless({State::accepted, State::in_progress});
      case Document::route:
        return unless(
            {State::registered, State::transferred_in, State::routed, State::transferred});
      case Document::not_accepted:
        return unless({State::not_accepted});
    }
    return {};
  }
  Answer operator()(const event::NoticeResent&) const {
    if (last<event::Served>(file_) != nullptr || last<event::Concluded>(file_) != nullptr)
      return {};
    return refused("case.missing", "number", "还没有可以重发的文书", "请先送达文书");
  }
  // Late is taken all the same, and marked by its clock: a person decides.
  Answer operator()(const event::ReviewAsked&) const {
    if (last<event::ReviewDecided>(file_) != nullptr) return state_refused();
    return unless({State::served, State::followed_up});
  }
  Answer operator()(const event::ReviewDecided& body) const {
    return numbered(body.number, unless({State::review}));
  }
  Answer operator()(const event::RereviewAsked&) const {
    if (last<event::ReviewDecided>(file_) == nullptr) return state_refused();
    return unless({State::review_decided, State::followed_up});
  }
  Answer operator()(const event::RereviewDecided& body) const {
    if (file_.hearing_open)
      return refused("case.hearing", "", "听证还没有结束", "请先记录听证结束");
    return numbered(body.number, unless({State::rereview}));
  }
  Answer operator()(const event::HearingBegun&) const {
    if (auto no = unless({State::in_progress, State::review, State::rereview})) return no;
    if (file_.hearing_open)
      return refused("case.hearing", "", "上一次听证还没有结束", "请先记录听证结束");
    return {};
  }
  Answer operator()(const event::HearingEnded&) const {
    if (file_.hearing_open) return {};
    return refused("case.hearing", "", "没有正在进行的听证", "请先记录听证开始");
  }
  Answer operator()(const event::ImprovementAdvised& body) const {
    if (auto no = unless_registered()) return no;
    if (is_blank(body.advice)) return missing("advice", "建议内容");
    return {};
  }
  Answer operator()(const event::FollowedUp& body) const {
    if (auto no = unless({State::served, State::review_decided, State::final_})) return no;
    if (is_blank(body.note)) return missing("note", "回访情况");
    return {};
  }
  Answer operator()(const event::Withdrawn&) const {
    if (auto no = unless_registered()) return no;
    if (is_open(file_.state)) return {};
    return state_refused();
  }
  Answer operator()(const event::Archived&) const {
    if (file_.state == State::served)
      return refused("case.follow_up", "", "送达后还没有回访,不能归档", "请先记录回访");
    return unless({State::followed_up, State::final_, State::not_accepted, State::routed,
                   State::answered_on_spot, State::no_longer_accepted, State::withdrawn});
  }

 private:
  static constexpr std::array kUndecided{State::registered, State::transferred_in};

  Answer wrong_day() const {
    if (event_.date > office_date(event_.recorded))
      return refused("case.date", "date", "日期在记录时还没有到", "请写事情发生的那一天");
    if (!file_.ledger.empty() && event_.date < file_.ledger.front().date)
      return refused("case.date", "date", "日期早于登记的日期", "请核对日期");
    return {};
  }

  Answer decided_away(const std::string& reason, const std::string& body) const {
    if (auto no = unless(kUndecided)) return no;
    if (is_blank(reason)) return missing("reason", "理由");
    if (is_blank(body)) return missing("competent_body", "应当前往的机关");
    return {};
  }

  Answer numbered(const std::string& number, Answer before) const {
    if (before) return before;
    return is_blank(number) ? missing("number", "文号") : Answer();
  }

  // Counts the file's clocks with the extension on the ledger; what they refuse more than before is
  // its own doing.
  Answer extension(const event::Extended& body) const {
    const ClockSettings settings{.pinned_rules = file_.pinned_rules,
                                 .contact_known = file_.contact_known};
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

  int extension_days_max() const {
    int max = 0;
    for (const ClockRule& clock : rules().clocks) max = std::max(max, clock.extension_days_max);
    return max;
  }

  const Rules& rules() const {
    const Rules* pinned =
        file_.pinned_rules.empty() ? nullptr : law_.rules.find(file_.pinned_rules);
    return pinned != nullptr ? *pinned : law_.rules.in_force_on(event_.date);
  }

  template <class States>
  Answer unless(const States& states) const {
    if (std::ranges::find(states, file_.state) != std::ranges::end(states)) return {};
    return state_refused();
  }
  Answer unless(std::initializer_list<State> states) const {
    return std::ranges::find(states, file_.state) != states.end() ? Answer() : state_refused();
  }
  Answer unless_registered() const {
    return file_.state == State::draft ? state_refused() : Answer();
  }

  Answer state_refused() const {
    return refused("case.state", "",
                   "这件事现在是“" + std::string(title(file_.state)) + "”,不能记录“" +
                       std::string(title(event_)) + "”",
                   "请核对登记号和办理环节");
  }
  Answer missing(const char* field, const char* called) const {
    return refused("case.missing", field, "没有写" + std::string(called),
                   "请写" + std::string(called));
  }

  Answer refused(const char* code, const char* field, std::string what, std::string remedy) const {
    const std::string article = rules().article_of(name(event_));
    std::string where{name(event_)};
    if (*field != '\0') where += "." + std::string(field);
    if (!article.empty()) remedy += "(" + article + ")";
    return Problem{code, std::move(where), std::move(what), std::move(remedy)};
  }

  const CaseFile& file_;
  const CaseEvent& event_;
  const Law& law_;
};

}  // namespace

std::optional<Problem> refusal(const CaseFile& file, const CaseEvent& event, const Law& law) {
  return Judging(file, event, law).answer();
}

}  // namespace huiyin::petition
