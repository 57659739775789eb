#include "petition/told.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

// Which clock answers "until when must I be answered?" in a state. A unit's inner clocks
// (objection, feedback) are none of the citizen's, his own ones are told as a remedy.
struct OwedRow {
  State state;
  std::string_view clock;
};
constexpr std::array kOwed{OwedRow{State::registered, "inform"},
                           OwedRow{State::registered, "transfer"},
                           OwedRow{State::transferred_in, "inform_transferred"},
                           OwedRow{State::accepted, "conclude"},
                           OwedRow{State::in_progress, "conclude"},
                           OwedRow{State::review, "decide_review"},
                           OwedRow{State::rereview, "decide_rereview"}};

bool is_owed(State state, const std::string& clock) {
  return std::ranges::any_of(
      kOwed, [&](const OwedRow& row) { return row.state == state && row.clock == clock; });
}

bool is_open_to_remedy(State state) {
  return state == State::served || state == State::review_decided || state == State::followed_up;
}

bool is_worked_on(State state) { return state == State::accepted || state == State::in_progress; }

// Of several of a day the one recorded last.
std::optional<ToldProgress> last_shared(const CaseFile& file) {
  std::optional<ToldProgress> latest;
  for (const CaseEvent& event : file.counted) {
    const auto* progress = std::get_if<event::Progress>(&event.body);
    if (progress == nullptr || is_blank(progress->shared)) continue;
    if (!latest || event.date >= latest->date)
      latest = ToldProgress{event.date, std::string(trimmed(progress->shared))};
  }
  return latest;
}

std::optional<ToldOpinion> opinion(const CaseFile& file) {
  const CaseEvent* concluded = last_of_round<event::Concluded>(file);
  if (concluded == nullptr) return std::nullopt;
  ToldOpinion told{std::get<event::Concluded>(concluded->body).number, concluded->date, {}};
  for (const CaseEvent& event : file.counted) {
    const auto* served = std::get_if<event::Served>(&event.body);
    if (served != nullptr && served->document == Document::opinion && &event > concluded)
      told.served = event.date;
  }
  return told;
}

// Sent on to another unit, or back to the body that had sent it.
std::optional<ToldElsewhere> sent_on(const CaseFile& file) {
  const CaseEvent* sent = last<event::TransferredIn>(file);
  if (const CaseEvent* back = last_of_round<event::Returned>(file);
      back != nullptr && sent != nullptr)
    return ToldElsewhere{{}, std::get<event::TransferredIn>(sent->body).from, {}, back->date};
  const CaseEvent* event = last<event::Transferred>(file);
  if (event == nullptr) return std::nullopt;
  const auto& body = std::get<event::Transferred>(event->body);
  return ToldElsewhere{{}, body.to, body.contact, event->date};
}

std::optional<ToldElsewhere> elsewhere(const CaseFile& file) {
  if (file.state == State::not_accepted)
    if (const CaseEvent* event = last<event::NotAccepted>(file)) {
      const auto& body = std::get<event::NotAccepted>(event->body);
      return ToldElsewhere{body.reason, body.competent_body, {}, event->date};
    }
  if (file.state == State::routed)
    if (const CaseEvent* event = last<event::Routed>(file)) {
      const auto& body = std::get<event::Routed>(event->body);
      return ToldElsewhere{body.reason, body.competent_body, {}, event->date};
    }
  if (file.state == State::transferred) return sent_on(file);
  if (file.state == State::no_longer_accepted)
    if (const CaseEvent* event = last<event::NoLongerAccepted>(file)) {
      const auto& body = std::get<event::NoLongerAccepted>(event->body);
      return ToldElsewhere{body.reason, body.body, {}, event->date};
    }
  return std::nullopt;
}

// The day from which it is worked on: taken up anew, it is the day of that.
std::optional<LocalDate> accepted(const CaseFile& file) {
  if (const CaseEvent* reopened = last<event::Reopened>(file)) return reopened->date;
  const CaseEvent* accepted = last<event::Accepted>(file);
  if (accepted == nullptr) return std::nullopt;
  return accepted->date;
}

std::optional<LocalDate> review_asked(const CaseFile& file) {
  const CaseEvent* asked = file.state == State::review     ? last<event::ReviewAsked>(file)
                           : file.state == State::rereview ? last<event::RereviewAsked>(file)
                                                           : nullptr;
  if (asked == nullptr) return std::nullopt;
  return asked->date;
}

// With all the days that an extension may still add; nothing where none may.
std::optional<LocalDate> latest(const ClockRun& run, const CaseFile& file, const Law& law) {
  const Rules* pinned = file.pinned_rules.empty() ? nullptr : law.rules.find(file.pinned_rules);
  const ClockRule* rule = (pinned ? *pinned : law.rules.in_force_on(run.begins)).clock(run.clock);
  if (rule == nullptr || !run.nominal || run.unit != DayUnit::natural) return std::nullopt;
  const int left = rule->extension_days_max - run.extended_days;
  if (left <= 0) return std::nullopt;
  return law.calendar.working_day_from(*run.nominal + days{left});
}

void tell_clock(const ClockRun& run, const CaseFile& file, const Law& law,
                const Reviewers& reviewers, CaseTold& told) {
  if (is_owed(file.state, run.clock) && !run.met_on && !run.is_ended && !run.is_exempt) {
    if (run.due)
      told.due = ToldDue{run.clock, run.article, *run.due, run.provisional, latest(run, file, law)};
    told.suspended_from = run.suspended_from;
  }
  const bool asks = run.clock == "ask_review" || run.clock == "ask_rereview";
  if (asks && run.is_running() && is_open_to_remedy(file.state))
    told.remedy = ToldRemedy{
        run.clock, run.article,
        run.clock == "ask_review" ? reviewers.reviewer : reviewers.review_of_reviewer, *run.due};
  const CaseEvent* extended = last_of_round<event::Extended>(file);
  if (run.extended_days > 0 && !run.met_on && is_worked_on(file.state) && extended != nullptr) {
    const auto& body = std::get<event::Extended>(extended->body);
    told.extension =
        ToldExtension{run.extended_days, body.reason, body.approver_post, extended->date, run.due};
  }
}

}  // namespace

CaseTold told(const CaseFile& file, const Law& law, const Reviewers& reviewers) {
  CaseTold told;
  if (file.number) told.case_number = file.number->text();
  told.state = file.state;
  if (!file.counted.empty()) told.registered = file.counted.front().date;
  told.accepted = accepted(file);
  told.unit = file.columns.unit;
  told.progress = last_shared(file);
  told.opinion = opinion(file);
  told.elsewhere = elsewhere(file);
  told.review_asked = review_asked(file);
  for (const ClockRun& run : count_clocks(file, law.rules, law.calendar).runs)
    tell_clock(run, file, law, reviewers, told);
  return told;
}

}  // namespace huiyin::petition
