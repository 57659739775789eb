#include "bot/case_asides.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/answers.h"
#include "bot/case_cues.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/engine.h"
#include "bot/schedule.h"
#include "bot/whose_matter.h"

namespace huiyin::bot::case_asides {
namespace {

using petition::CaseTold;

bool says_when_open(Talk& talk) {
  // Digits alone are one more try at what is shut.
  const bool digits = talk.plain.size() >= 4 && talk.plain.size() <= 6 &&
                      talk.plain.find_first_not_of("0123456789") == std::string::npos;
  if (!digits && !cue::asks_when_open(talk.plain)) return false;
  const auto opens = talk.desk.look_up_opens();
  if (!opens) return false;
  // Rounded up: at the minute that is told it must be open.
  const Instant told = *opens + seconds{59};
  talk.say("look_up.opens",
           {{"时间", schedule::moment_words(talk, office_date(told), office_time(told))},
            {"电话", talk.desk.office().phone}});
  if (talk.topic()) talk.end();  // nothing is asked for that cannot be looked up
  return true;
}

// `of`: the matter, where it is known.
void pass_on(Talk& talk, const char* kind, std::string_view key, const CaseTold* of = nullptr) {
  const std::string number = of == nullptr ? "" : of->case_number;
  talk.desk.signal({.kind = kind, .people = 0, .words = talk.message.text, .case_number = number});
  const OfficeFacts& office = of == nullptr ? talk.desk.office() : talk.desk.office_of(number);
  talk.say(key, {{"人员", office.duty_person}, {"电话", office.phone}, {"时间", office.hours}});
}

// Done by a member of staff, who hears of it now.
bool is_passed_on(Talk& talk) {
  const std::string& text = talk.plain;
  // With a visit booked, "撤了" may be of that.
  const auto is_of_case = [&] {
    return has_any(text, {"案", "信访", "投诉", "告", "诉", "反映", "件"}) ||
           talk.desk.my_bookings().empty();
  };
  if (cue::withdraws(text) && is_of_case()) {
    answers::by_a_person(talk, "intent.withdraw", "撤回信访事项");
  } else if (cue::keeps_it(text) && is_of_case()) {
    answers::by_a_person(talk, "intent.keep_matter", "信访事项不撤回");
  } else if (cue::new_phone(text) &&
             (!talk.heard.has(ValueKind::phone) || talk.desk.my_bookings().empty())) {
    answers::by_a_person(talk, "intent.new_phone", "更换联系号码");
  } else if (cue::wants_call(text)) {
    answers::by_a_person(talk, "intent.call_back", "请回电话");
  } else if (cue::waits_in_vain(text)) {
    talk.desk.ask_for_human("久等无人回复");
    pass_on(talk, "waiting", "human.sorry");
  } else if (cue::urges(text)) {
    const bool of_own = !speaks_of_case(talk) && !cue::anothers_matter(text);
    const auto told = of_own ? own_case(talk) : std::nullopt;
    if (told) tell_case(talk, *told);
    pass_on(talk, "urging", "case.urged", told ? &*told : nullptr);
  } else {
    return false;
  }
  return true;
}

// The matter that is spoken of: told a moment ago, or his own.
std::optional<CaseTold> spoken_of(Talk& talk) {
  if (!speaks_of_case(talk) || talk.state.told_by.empty() || cue::my_own(talk.plain))
    return own_case(talk);
  const auto key = [&](const char* name) {
    const auto found = talk.state.told_by.find(name);
    return found == talk.state.told_by.end() ? std::string() : found->second;
  };
  std::optional<petition::CaseNumber> number;
  if (const auto parsed = petition::CaseNumber::parse(key("_number"), talk.desk.today()))
    number = *parsed;
  // These keys have opened it already: no try is counted.
  auto found = talk.desk.find_case(number, key("code"), key("last4"));
  auto* told = std::get_if<CaseTold>(&found);
  if (!told) return {};
  // "我的是几号受理的", after somebody else's was told.
  const auto mine = talk.desk.my_cases();
  const bool is_mine =
      std::ranges::find(mine, told->case_number, &CaseTold::case_number) != mine.end();
  if (cue::of_mine(talk.plain) && !cue::anothers_matter(talk.plain) && !is_mine && !mine.empty())
    return own_case(talk);
  return std::move(*told);
}

void say_if_late(Talk& talk, const CaseTold& told) {
  if (!told.due)
    return talk.say("case.ask_office", {{"电话", talk.desk.office_of(told.case_number).phone}});
  const bool is_overdue = told.due->due < talk.desk.today();
  if (is_overdue || !told.due->latest) tell_case(talk, told);
  if (is_overdue) return;
  // Extended to the full already: nothing may be promised beyond.
  if (!told.due->latest)
    return talk.say("case.ask_office", {{"电话", talk.desk.office_of(told.case_number).phone}});
  talk.say("case.if_late", {{"登记号", told.case_number},
                            {"期限", schedule::day_words(talk, told.due->due)},
                            {"电话", talk.desk.office_of(told.case_number).phone}});
}

void say_latest(Talk& talk, const CaseTold& told) {
  if (!told.due)
    return talk.say("case.ask_office", {{"电话", talk.desk.office_of(told.case_number).phone}});
  if (!told.due->latest) return say_if_late(talk, told);
  talk.say("case.latest", {{"登记号", told.case_number},
                           {"期限", schedule::day_words(talk, told.due->due)},
                           {"最晚", schedule::day_words(talk, *told.due->latest)},
                           {"依据", told.due->article}});
}

bool answers_on_case(Talk& talk) {
  const std::string& text = talk.plain;
  const bool late = cue::asks_if_late(text), latest = cue::asks_latest(text);
  const bool accepted = cue::asks_accepted(text), registered = cue::asks_registered(text);
  const bool served = cue::asks_served(text);
  const bool whom = speaks_of_case(talk) && cue::asks_whom(text);
  if (!late && !latest && !accepted && !registered && !served && !whom) return false;
  if (asks_for_somebody(talk)) {
    engine::start(talk, "query_progress");
    return true;
  }
  const auto told = spoken_of(talk);
  if (!told) return false;
  if (whom && told->remedy) {
    tell_case(talk, *told);  // it names who reviews, and until when
  } else if (whom && !late) {
    talk.say("case.ask_office", {{"电话", talk.desk.office_of(told->case_number).phone}});
    talk.offer({talk.choice("go:human", "choice.human")});
  } else if (latest) {
    say_latest(talk, *told);
  } else if (late) {
    say_if_late(talk, *told);
  } else if (accepted || registered) {
    talk.say("case.registered", {{"登记号", told->case_number},
                                 {"日期", schedule::day_words(talk, told->registered)}});
    if (told->accepted)
      talk.say("case.accepted", {{"日期", schedule::day_words(talk, *told->accepted)}});
  } else if (told->opinion && told->opinion->served) {
    talk.say("case.served", {{"文号", told->opinion->number},
                             {"作出日期", schedule::day_words(talk, told->opinion->date)},
                             {"送达日期", schedule::day_words(talk, *told->opinion->served)}});
  } else {
    tell_case(talk, *told);
  }
  talk.state.told_at = talk.desk.now();
  return true;
}

// A blank between words parts wishes as well as a comma does: "你们地址在哪 我的事啥时候有结果".
std::vector<std::string> pieces_of(const Talk& talk) {
  std::u32string text = code_points(talk.message.text);
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (text[i] == U' ' && text[i - 1] > 0x2e80 && text[i + 1] > 0x2e80) text[i] = U'，';
  return clauses_of(plain(utf8(text)));
}

bool is_of_visit(std::string_view intent) {
  return intent == "book_visit" || intent == "cancel_visit" || intent == "reschedule";
}

std::string wish_of(Talk& talk, const std::string& piece) {
  if (cue::asks_to_book(piece) || (cue::wants_booking(piece) && !cue::question(piece)))
    return "book_visit";
  if (has_any(piece, {"取消", "退掉", "不去了", "不来了"}) && !talk.desk.my_bookings().empty())
    return "cancel_visit";
  if (cue::moves(piece) && !talk.desk.my_bookings().empty()) return "reschedule";
  return {};
}

}  // namespace

bool hear(Talk& talk) {
  if (says_when_open(talk) || is_passed_on(talk)) return true;
  if (talk.topic()) return false;
  if (answers_on_case(talk)) return true;
  if (!cue::waits_on(talk.plain)) return false;
  talk.say("idle.seen");
  return true;
}

std::string beside_progress(Talk& talk, const std::string& wish) {
  const auto pieces = pieces_of(talk);
  if (pieces.size() < 2 || !std::ranges::any_of(pieces, cue::asks_progress)) return {};
  std::string visit = is_of_visit(wish) ? wish : "";
  for (const std::string& piece : pieces)
    if (visit.empty() && !cue::asks_progress(piece)) visit = wish_of(talk, piece);
  if (visit.empty()) {
    bool answered = false;
    for (const std::string& piece : pieces)
      if (!cue::asks_progress(piece)) answered = answers::on_office(talk, piece) || answered;
    return answered ? "query_progress" : "";
  }
  const auto mine = talk.desk.my_cases();
  for (const CaseTold& told : mine) tell_case(talk, told);
  // Asked for its code when the visit is settled.
  if (mine.empty()) (void)talk.begin("query_progress");
  return visit;
}

}  // namespace huiyin::bot::case_asides
