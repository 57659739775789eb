#include "petition/case_duties.h"

#include <algorithm>
#include <array>

#include "petition/case_judging.h"

namespace huiyin::petition {
namespace {

struct DutyRow {
  std::string_view key;
  std::string_view what;
  Role who;
  std::string_view clock;
  bool bars_archive;
};

constexpr std::array kDuties{
    DutyRow{"name_first_receiver", "确定首办责任人", Role::duty, "", true},
    DutyRow{"name_handler", "确定承办人", Role::duty, "", true},
    DutyRow{"sponsor", "确定包案领导", Role::office_head, "", true},
    DutyRow{"transfer", "转送、交办或者答复", Role::duty, "transfer", true},
    DutyRow{"inform", "书面告知信访人", Role::duty, "inform", true},
    DutyRow{"inform_transferred", "书面告知信访人", Role::unit_officer, "inform_transferred", true},
    DutyRow{"answer_objection", "答复异议", Role::superior, "", true},
    DutyRow{"decide", "决定受理、不予受理或者分类处理", Role::unit_officer, "", true},
    DutyRow{"assign", "交办给承办人", Role::duty, "", true},
    DutyRow{"form_taskforce", "成立工作组", Role::unit_officer, "", true},
    DutyRow{"serve_acceptance", "送达受理告知书", Role::handler, "", true},
    DutyRow{"follow_instruction", "落实领导批示", Role::handler, "", true},
    DutyRow{"answer_lead", "答复主办单位", Role::co_handler, "", true},
    DutyRow{"decide_extension", "批复延期申请", Role::leader, "", true},
    DutyRow{"serve_extension", "告知信访人延期和理由", Role::handler, "", true},
    DutyRow{"end_hearing", "结束听证", Role::chair, "", true},
    DutyRow{"conclude", "办结并作出处理意见", Role::handler, "conclude", true},
    DutyRow{"serve_opinion", "送达处理意见书", Role::handler, "", true},
    DutyRow{"prove_service", "补上处理意见书的送达回证", Role::handler, "", true},
    DutyRow{"decide_review", "作出复查意见", Role::reviewer, "decide_review", true},
    DutyRow{"serve_review", "送达复查意见书", Role::reviewer, "", true},
    DutyRow{"decide_rereview", "作出复核意见", Role::reviewer, "decide_rereview", true},
    DutyRow{"serve_rereview", "送达复核意见书", Role::reviewer, "", true},
    DutyRow{"serve_not_accepted", "送达不予受理告知书", Role::duty, "", true},
    DutyRow{"serve_route", "送达途径告知书", Role::duty, "", true},
    DutyRow{"serve_no_longer", "送达不再受理告知书", Role::duty, "", true},
    DutyRow{"serve_transfer", "送达转送告知书", Role::duty, "", true},
    DutyRow{"await_result", "等受转单位办结", Role::unit_officer, "conclude", false},
    DutyRow{"follow_up", "回访", Role::handler, "", true},
    DutyRow{"report_result", "向上级报告办理结果", Role::duty, "", true},
    DutyRow{"close_supervision", "写明结果,结束督办", Role::office_head, "", true},
    DutyRow{"improvement_feedback", "书面反馈采纳情况", Role::unit_officer, "improvement_feedback",
            false},
    DutyRow{"archive", "归档", Role::handler, "", false}};

bool is_any(State state, std::initializer_list<State> states) {
  return std::ranges::find(states, state) != states.end();
}

bool is_undecided(State state) {
  return state == State::registered || state == State::transferred_in;
}
bool is_in_hand(State state) { return state == State::accepted || state == State::in_progress; }

bool is_told_in_writing(const CaseFile& file) {
  constexpr std::array kTelling{Document::acceptance, Document::route, Document::not_accepted,
                                Document::no_longer, Document::transfer};
  return std::ranges::any_of(kTelling,
                             [&](Document document) { return served(file, document) != nullptr; });
}

bool has_any_mark(const CaseFile& file, std::initializer_list<Mark> marks) {
  return std::ranges::any_of(
      file.intake.marks, [&](Mark mark) { return std::ranges::find(marks, mark) != marks.end(); });
}

class DutyList {
 public:
  DutyList(const CaseFile& file, const Law& law)
      : file_(file), law_(law), runs_(count_clocks(file, law.rules, law.calendar).runs) {}

  std::vector<Duty> all() {
    if (file_.state == State::draft || file_.state == State::archived) return {};
    people();
    decision();
    work();
    answer();
    closing();
    beside();
    std::ranges::stable_sort(open_, {}, [](const Duty& duty) { return place(duty.key); });
    return std::move(open_);
  }

 private:
  static std::size_t place(std::string_view key) {
    return std::size_t(std::ranges::find(kDuties, key, &DutyRow::key) - kDuties.begin());
  }

  Duty& owe(std::string_view key) {
    const DutyRow& row = kDuties[place(key)];
    Duty& duty = open_.emplace_back(Duty{.key = std::string(row.key),
                                         .what = std::string(row.what),
                                         .who = row.who,
                                         .bars_archive = row.bars_archive});
    if (row.who == Role::handler) {
      duty.person = file_.handler;
      if (file_.handler.empty()) duty.who = Role::duty;  // nobody else holds it
    }
    if (!row.clock.empty()) count(duty, row.clock);
    return duty;
  }

  void count(Duty& duty, std::string_view clock) {
    const auto run = std::find_if(runs_.rbegin(), runs_.rend(), [&](const ClockRun& each) {
      return each.clock == clock && !each.met_on && !each.is_ended;
    });
    if (run == runs_.rend()) return;  // this rule set counts no days for it
    duty.clock = run->clock;
    duty.article = run->article;
    duty.is_suspended = run->suspended_from.has_value();
    duty.is_exempt = run->is_exempt;
    if (run->is_exempt) return;
    duty.due = run->due;
    duty.safe = run->safe;
  }

  void people() {
    const bool before_opinion = is_undecided(file_.state) || is_in_hand(file_.state);
    if (!before_opinion) return;
    if (file_.first_receiver.empty()) owe("name_first_receiver");
    if (file_.handler.empty() && is_undecided(file_.state)) owe("name_handler");
    if (file_.sponsor.empty() && needs_sponsor()) owe("sponsor");
    if (has_any_mark(file_, {Mark::group}) && last<event::TaskforceFormed>(file_) == nullptr)
      owe("form_taskforce");
    for (std::size_t i = file_.round; i < file_.counted.size(); ++i)
      if (const auto* body = std::get_if<event::Instructed>(&file_.counted[i].body))
        owe("follow_instruction").due = body->due;
  }

  bool needs_sponsor() const {
    const CaseEvent* sent = last<event::TransferredIn>(file_);
    const bool is_assigned =
        sent != nullptr && std::get<event::TransferredIn>(sent->body).is_assigned;
    const Rules& rules = law_.rules.in_force_on(file_.counted.front().date);
    return is_assigned || file_.intake.signatories >= rules.number("joint_letter_min").value ||
           has_any_mark(file_, {Mark::prominent, Mark::difficult, Mark::wide});
  }

  // Of an undecided file the days run until the citizen is told, or the matter is passed on.
  void decision() {
    if (file_.objection) owe("answer_objection");
    if (file_.state == State::transferred_in)
      owe(is_told_in_writing(file_) ? "decide" : "inform_transferred");
    if (file_.state != State::registered) return;
    if (file_.received_by == ReceivedBy::unit)
      owe(is_told_in_writing(file_) ? "decide" : "inform");
    else
      owe(last_of_round<event::Assigned>(file_) != nullptr ? "decide" : "transfer");
  }

  void work() {
    if (!is_in_hand(file_.state)) return;
    if (file_.state == State::accepted) owe("assign");
    if (file_.contact_known && served(file_, Document::acceptance) == nullptr)
      owe("serve_acceptance");
    for (const std::string& unit : silent_co_units(file_)) owe("answer_lead").person = unit;
    if (file_.extension_asked) owe("decide_extension");
    owe("conclude");
  }

  void answer() {
    if (file_.hearing_open) owe("end_hearing");
    const CaseEvent* extended = last_of_round<event::Extended>(file_);
    const CaseEvent* told = served(file_, Document::extension);
    if (extended != nullptr && (told == nullptr || told < extended) && file_.contact_known &&
        is_in_hand(file_.state))
      owe("serve_extension");
    if (file_.state == State::concluded) owe("serve_opinion");
    if (file_.state == State::review) owe("decide_review");
    if (file_.state == State::rereview) owe("decide_rereview");
    lacks("serve_review", last_of_round<event::ReviewDecided>(file_), Document::review_opinion,
          {State::review_decided, State::followed_up});
    lacks("serve_rereview", last_of_round<event::RereviewDecided>(file_),
          Document::rereview_opinion, {State::final_});
    const CaseEvent* opinion = served(file_, Document::opinion);
    if (opinion != nullptr && std::get<event::Served>(opinion->body).proof.empty())
      owe("prove_service");
  }

  // A document that was made and not served.
  void lacks(std::string_view key, const CaseEvent* made, Document document,
             std::initializer_list<State> states) {
    if (made != nullptr && is_any(file_.state, states) && served(file_, document) == nullptr)
      owe(key);
  }

  void closing() {
    const bool was_told = is_told_in_writing(file_);
    if (file_.contact_known && !was_told) {
      if (file_.state == State::not_accepted) owe("serve_not_accepted");
      if (file_.state == State::routed) owe("serve_route");
      if (file_.state == State::no_longer_accepted) owe("serve_no_longer");
    }
    const bool is_returned = last_of_round<event::Returned>(file_) != nullptr;
    const bool is_sent_on = file_.state == State::transferred && !is_returned;
    if (is_sent_on && file_.contact_known && !was_told) owe("serve_transfer");
    // Accepted here before it went: its sixty days run on, whoever has it now.
    const auto is_conclude = [](const ClockRun& run) {
      return run.clock == "conclude" && !run.met_on && !run.is_ended;
    };
    if (is_sent_on && std::ranges::any_of(runs_, is_conclude))
      owe("await_result").person = file_.columns.unit;
    const bool was_asked = last_of_round<event::FollowedUp>(file_) != nullptr;
    if ((is_sent_on && !was_asked) || file_.state == State::served ||
        file_.state == State::review_decided)
      owe("follow_up");
    if (file_.state == State::transferred ? is_returned || was_asked : !is_open(file_.state))
      owe("archive");
  }

  void beside() {
    const CaseEvent* sent = last<event::TransferredIn>(file_);
    if (sent != nullptr &&
        !is_any(file_.state, {State::transferred_in, State::transferred, State::withdrawn})) {
      const auto& body = std::get<event::TransferredIn>(sent->body);
      if ((body.is_assigned || body.superior_due) &&
          served(file_, Document::result_report) == nullptr)
        owe("report_result").due = body.superior_due;
    }
    if (file_.supervision)
      owe("close_supervision").due =
          std::get<event::SupervisionOpened>(file_.supervision->body).due;
    const bool waits = std::ranges::any_of(runs_, [](const ClockRun& run) {
      return run.clock == "improvement_feedback" && !run.met_on && !run.is_ended;
    });
    if (waits) owe("improvement_feedback");
  }

  const CaseFile& file_;
  const Law& law_;
  const std::vector<ClockRun> runs_;
  std::vector<Duty> open_;
};

}  // namespace

std::vector<Duty> duties(const CaseFile& file, const Law& law) { return DutyList(file, law).all(); }

const std::vector<std::string>& duty_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> all;
    for (const DutyRow& row : kDuties) all.emplace_back(row.key);
    return all;
  }();
  return keys;
}

std::vector<FirstDuty> first_receiver_duties(const CaseFile& file, const Law& law) {
  const auto day = [](const CaseEvent* event) {
    return event == nullptr ? std::optional<LocalDate>() : event->date;
  };
  const CaseEvent* on_spot = last_of_round<event::AnsweredOnSpot>(file);
  const CaseEvent* concluded = last_of_round<event::Concluded>(file);
  const CaseEvent* told = served(file, Document::opinion);
  const CaseEvent* asked = last_of_round<event::FollowedUp>(file);
  bool was_late = false;
  for (const ClockRun& run : count_clocks(file, law.rules, law.calendar).runs)
    if (run.clock == "conclude" && run.met_on && concluded != nullptr &&
        *run.met_on == concluded->date)
      was_late = run.was_late();
  const auto either = [&](const CaseEvent* event) { return day(on_spot ? on_spot : event); };
  return {{"包查清", either(concluded)},
          {"包落实", either(asked)},
          {"包反馈", either(told)},
          {"包按期办结", either(concluded), was_late}};
}

std::vector<std::string> silent_co_units(const CaseFile& file) {
  std::vector<std::string> answered, silent;
  for (std::size_t i = file.round; i < file.counted.size(); ++i) {
    const auto* body = std::get_if<event::Progress>(&file.counted[i].body);
    if (body != nullptr && body->is_answer) answered.push_back(body->unit);
  }
  for (const std::string& unit : file.co_units)
    if (!names(answered, unit)) silent.push_back(unit);
  return silent;
}

bool has_outcome(const CaseFile& file) {
  return !is_any(file.state,
                 {State::draft, State::registered, State::transferred_in, State::accepted,
                  State::in_progress, State::transferred, State::archived});
}

}  // namespace huiyin::petition
