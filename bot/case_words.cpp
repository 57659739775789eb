#include "bot/case_words.h"

#include <algorithm>

#include "bot/schedule.h"
#include "bot/whose_matter.h"

namespace huiyin::bot {
namespace {

using petition::CaseTold;
using petition::State;

constexpr minutes kSpokenOf{15};

// A unit that nobody has named yet is the office itself.
std::string unit_of(const Talk& talk, const CaseTold& told) {
  return told.unit.empty() ? talk.desk.office_of(told.case_number).name : told.unit;
}

// A date that has passed is no promise: staff hear that he asked, and a person is offered.
void say_overdue(Talk& talk, const CaseTold& told) {
  talk.desk.signal({.kind = "overdue",
                    .people = 0,
                    .words = talk.message.text,
                    .case_number = told.case_number});
  const OfficeFacts& office = talk.desk.office_of(told.case_number);
  talk.say("case.overdue", {{"期限", schedule::day_words(talk, told.due->due)},
                            {"人员", office.duty_person},
                            {"电话", office.phone}});
  if (!talk.topic() || talk.topic()->dialogue == "query_progress")
    talk.offer({talk.choice("go:human", "choice.human")});
}

void say_due(Talk& talk, const CaseTold& told, std::string_view key) {
  if (told.suspended_from)
    return talk.say("case.suspended", {{"日期", schedule::day_words(talk, *told.suspended_from)}});
  if (!told.due) return;
  if (told.due->due < talk.desk.today()) return say_overdue(talk, told);
  talk.say(key, {{"期限", schedule::day_words(talk, told.due->due)}, {"依据", told.due->article}});
}

void say_progress(Talk& talk, const CaseTold& told) {
  if (told.progress)
    talk.say("case.progress", {{"日期", schedule::day_words(talk, told.progress->date)},
                               {"进展", told.progress->text},
                               {"电话", talk.desk.office_of(told.case_number).phone}});
}

void say_extension(Talk& talk, const CaseTold& told) {
  if (!told.extension) return;
  const auto& extension = *told.extension;
  talk.say("case.extended", {{"天数", std::to_string(extension.days)},
                             {"理由", extension.reason},
                             {"批准人", extension.approver_post}});
}

void say_remedy(Talk& talk, const CaseTold& told) {
  if (!told.remedy) return;
  const std::string until = schedule::day_words(talk, told.remedy->until);
  const bool again = told.remedy->clock == "ask_rereview";
  if (told.remedy->until < talk.desk.today())
    return talk.say("case.remedy_late",
                    {{"期限", until}, {"电话", talk.desk.office_of(told.case_number).phone}});
  if (told.remedy->reviewer.empty())
    return talk.say("case.remedy_unnamed",
                    {{"期限", until}, {"电话", talk.desk.office_of(told.case_number).phone}});
  talk.say(again ? "case.remedy_again" : "case.remedy",
           {{"期限", until}, {"机关", told.remedy->reviewer}, {"依据", told.remedy->article}});
}

void say_opinion(Talk& talk, const CaseTold& told) {
  if (!told.opinion) return;
  const auto& opinion = *told.opinion;
  if (opinion.served)
    talk.say("case.served", {{"文号", opinion.number},
                             {"作出日期", schedule::day_words(talk, opinion.date)},
                             {"送达日期", schedule::day_words(talk, *opinion.served)}});
  else
    talk.say("case.concluded",
             {{"文号", opinion.number}, {"作出日期", schedule::day_words(talk, opinion.date)}});
}

void say_elsewhere(Talk& talk, const CaseTold& told, std::string_view key) {
  if (!told.elsewhere)
    return talk.say("case.ask_office", {{"电话", talk.desk.office_of(told.case_number).phone}});
  const auto& there = *told.elsewhere;
  talk.say(key, {{"日期", schedule::day_words(talk, there.date)}, {"机关", there.body}});
  if (!there.reason.empty()) talk.say("case.reason", {{"理由", there.reason}});
  if (!there.contact.empty()) talk.say("case.contact", {{"电话", there.contact}});
}

}  // namespace

void tell_case(Talk& talk, const CaseTold& told) {
  talk.state.told_at = talk.desk.now();
  const std::string unit = unit_of(talk, told);
  switch (told.state) {
    case State::draft:
    case State::registered:
    case State::transferred_in:
      talk.say("case.registered", {{"登记号", told.case_number},
                                   {"日期", schedule::day_words(talk, told.registered)}});
      return say_due(talk, told, "case.due_inform");
    case State::accepted:
    case State::in_progress:
      talk.say("case.in_progress", {{"登记号", told.case_number}, {"单位", unit}});
      say_progress(talk, told);
      say_extension(talk, told);
      return say_due(talk, told, "case.due_conclude");
    case State::transferred:
      talk.say("case.head", {{"登记号", told.case_number}});
      return say_elsewhere(talk, told, "case.transferred");
    case State::not_accepted:
    case State::routed:
    case State::no_longer_accepted:
      talk.say("case.head", {{"登记号", told.case_number}});
      return say_elsewhere(talk, told, "case.elsewhere");
    case State::answered_on_spot:
      return talk.say("case.answered_on_spot", {{"登记号", told.case_number}});
    case State::concluded:
    case State::served:
    case State::followed_up:
      talk.say("case.concluded_by", {{"登记号", told.case_number}, {"单位", unit}});
      say_opinion(talk, told);
      return say_remedy(talk, told);
    case State::review:
    case State::rereview:
      talk.say(told.state == State::review ? "case.review" : "case.rereview",
               {{"登记号", told.case_number},
                {"日期", told.review_asked ? schedule::day_words(talk, *told.review_asked) : ""}});
      return say_due(talk, told, "case.due_review");
    case State::review_decided:
      talk.say("case.review_decided", {{"登记号", told.case_number}});
      say_opinion(talk, told);
      return say_remedy(talk, told);
    case State::final_:
      return talk.say("case.final", {{"登记号", told.case_number}});
    case State::archived:
      return talk.say("case.archived", {{"登记号", told.case_number}});
    case State::withdrawn:
      return talk.say("case.withdrawn", {{"登记号", told.case_number}});
  }
}

bool speaks_of_case(const Talk& talk) {
  const auto since = talk.desk.now() - talk.state.told_at;
  return since >= minutes{0} && since < kSpokenOf;
}

bool asks_for_somebody(const Talk& talk) {
  if (const std::string whom = cue::whose_matter(talk.plain); !whom.empty()) {
    if (!speaks_of_case(talk) || talk.state.told_by.empty()) return true;
    const auto told = talk.state.told_by.find("_whose");
    const bool is_she = whom == "她" || whom == "他" || whom == "人家";
    return !is_she && told != talk.state.told_by.end() && told->second != whom;
  }
  const auto who = talk.desk.who();
  return std::ranges::any_of(talk.heard.values, [&](const Found& found) {
    return found.kind == ValueKind::name && (!who || found.normal != who->name.text()) &&
           (talk.plain.find(found.normal + "的") != std::string::npos ||
            talk.plain.find("我是" + found.normal) != std::string::npos);
  });
}

std::optional<CaseTold> own_case(Talk& talk) {
  auto mine = talk.desk.my_cases();
  if (mine.empty()) return {};
  const auto open = std::ranges::find_if(mine, [](const CaseTold& told) {
    return told.state == State::accepted || told.state == State::in_progress ||
           told.state == State::registered || told.state == State::transferred_in;
  });
  return open == mine.end() ? std::move(mine.front()) : std::move(*open);
}

}  // namespace huiyin::bot
