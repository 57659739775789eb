// Review of an opinion 申请复查, and re-review 申请复核 after it
// (《信访工作条例》第三十五、三十六条). One's own matter is known, somebody else's is opened by its
// code and digits as for its progress. It is asked in the citizen's own words, said back, and
// counts as received on the day. Late it is taken all the same: a person decides.
#include <algorithm>

#include "base/utf8.h"
#include "bot/case_keys.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/case_slots.h"
#include "bot/readers.h"
#include "bot/schedule.h"
#include "bot/shut_look_up.h"

namespace huiyin::bot {
namespace {

using petition::CaseTold;
using petition::State;

constexpr std::size_t kReasonBytesMax = 1500, kReasonBytesShown = 240;
constexpr std::size_t kCasesShown = 5;

bool may_be_asked_for(State state) {
  return state == State::served || state == State::followed_up || state == State::review_decided ||
         state == State::archived;
}

bool is_again(const CaseTold& told) {
  return told.remedy ? told.remedy->clock == "ask_rereview" : told.state == State::review_decided;
}

// The matter is known and opened. Where none can be asked for, it says how it stands instead.
void choose_case(Talk& talk, Topic& topic, const CaseTold& told) {
  topic.set("_number", told.case_number);
  topic.set("_open", "yes");
  if (may_be_asked_for(told.state))
    return talk.say("apply_review.of", {{"登记号", told.case_number}});
  tell_case(talk, told);
  if (petition::is_open(told.state) && told.state != State::review && told.state != State::rereview)
    talk.say("apply_review.too_early");
  topic.set("_over", "yes");
}

std::vector<CaseTold> own_with_remedy(Talk& talk) {
  auto mine = talk.desk.my_cases();
  std::erase_if(mine, [](const CaseTold& told) { return !may_be_asked_for(told.state); });
  return mine;
}

std::optional<CaseTold> own_of_number(Talk& talk, const std::string& number) {
  for (CaseTold& told : talk.desk.my_cases())
    if (told.case_number == number) return std::move(told);
  return std::nullopt;
}

// The topic's matter as it stands, by what has opened it: that is no new try.
std::optional<CaseTold> opened(Talk& talk, const Topic& topic) {
  if (!topic.has("code")) return own_of_number(talk, topic.value("_number"));
  std::optional<petition::CaseNumber> number;
  if (const auto parsed = petition::CaseNumber::parse(topic.value("_number"), talk.desk.today()))
    number = *parsed;
  const auto found = talk.desk.find_case(number, topic.value("code"), topic.value("last4"));
  const auto* told = std::get_if<CaseTold>(&found);
  return told ? std::optional(*told) : std::nullopt;
}

bool is_foreign(Talk&, const Topic& topic) { return !topic.has("_open") && !topic.has("_several"); }
bool is_of_several(Talk&, const Topic& topic) { return topic.has("_several"); }

Took try_to_open(Talk& talk, Topic& topic, Took took) {
  if (took != Took::value || !topic.has("code") || !topic.has("last4")) return took;
  if (const auto told = opened(talk, topic)) {
    choose_case(talk, topic, *told);
    return Took::value;
  }
  topic.forget("last4");
  if (talk.desk.look_up_opens()) {
    say_look_up_shut(talk);
    topic.set("_over", "yes");
  } else {
    topic.set("_tried", "yes");
  }
  return Took::refused;
}

Took take_code(Talk& talk, Topic& topic, bool awaited) {
  if (!is_foreign(talk, topic)) return Took::nothing;
  return try_to_open(talk, topic, case_slots::code(is_foreign).take(talk, topic, awaited));
}

Took take_last4(Talk& talk, Topic& topic, bool awaited) {
  if (!is_foreign(talk, topic)) return Took::nothing;
  return try_to_open(talk, topic, case_slots::last4(is_foreign).take(talk, topic, awaited));
}

// A wrong number and wrong digits have the same answer, and any part of it can be put right.
void ask_last4(Talk& talk, Topic& topic, bool in_other_words) {
  if (topic.has("_tried")) return talk.ask("look_up.not_found");
  case_slots::last4(is_foreign).ask(talk, topic, in_other_words);
}

Took choose_which(Talk& talk, Topic& topic, const std::string& number) {
  const auto told = own_of_number(talk, number);
  if (!told) return Took::refused;
  topic.set("which", number);
  choose_case(talk, topic, *told);
  return Took::value;
}

Took take_which_case(Talk& talk, Topic& topic, bool awaited) {
  if (!topic.has("_several") || topic.has("which")) return Took::nothing;
  Topic said;
  if (case_slots::take_number(talk, said) == Took::value && said.has("_number"))
    return choose_which(talk, topic, said.value("_number"));
  const auto mine = own_with_remedy(talk);
  if (const auto nth = read::ordinal(talk.plain); awaited && nth && *nth < mine.size())
    return choose_which(talk, topic, mine[*nth].case_number);
  return Took::nothing;
}

void ask_which_case(Talk& talk, Topic&, bool) {
  std::vector<Choice> choices;
  for (const CaseTold& told : own_with_remedy(talk)) {
    if (choices.size() == kCasesShown) break;
    choices.push_back({"set:which=" + told.case_number, told.case_number});
  }
  talk.ask("apply_review.ask_which", {}, std::move(choices));
}

// "理由是他们没检测就说没问题": what stands behind the word; empty: no such word.
std::string reason_in(const std::string& text) {
  for (const std::string_view word : {"理由是", "理由就是", "理由：", "理由:", "原因是", "因为"})
    if (const auto at = text.find(word); at != text.npos)
      return std::string(trimmed(std::string_view(text).substr(at + word.size())));
  return {};
}

Took take_reason(Talk& talk, Topic& topic, bool awaited) {
  const auto keep = [&](std::string_view reason) {
    topic.set("reason", std::string(utf8_prefix(reason, kReasonBytesMax)));
    return Took::value;
  };
  if (const std::string reason = reason_in(talk.message.text); count_points(reason) > 1)
    return keep(reason);
  if (!awaited || !talk.message.menu_id.empty()) return Took::nothing;
  if (has_any(talk.plain, {"没有理由", "没理由", "没啥理由", "不写理由", "不说理由", "不想说"}))
    return keep(talk.text("apply_review.no_reason"));
  // "没有检测" begins as a no does: only a short one is an answer to nobody's question.
  const std::size_t points = count_points(talk.plain);
  const bool is_bare = points < 4 || (points < 8 && (read::yes(talk) || read::no(talk)));
  const bool is_wish = points < 12 && has_any(talk.plain, {"申请复查", "申请复核"});
  if (is_bare || is_wish || cue::question(talk.plain)) return Took::nothing;
  return keep(trimmed(talk.message.text));
}

// His own, when nothing says that another one is meant; the one told a moment ago; else by its
// code.
void review_opens(Talk& talk, Topic& topic) {
  const auto keys = case_keys(talk);
  if (!keys.empty() && !keys.front().code.empty()) return;
  if (keys.empty() && speaks_of_case(talk) && !talk.state.told_by.empty()) {
    topic.values = talk.state.told_by;
    if (const auto told = opened(talk, topic)) return choose_case(talk, topic, *told);
    topic.values.clear();
    return;
  }
  (void)case_slots::take_number(talk, topic);
  if (const auto told = own_of_number(talk, topic.value("_number")))
    return choose_case(talk, topic, *told);
  if (topic.has("_number") || asks_for_somebody(talk)) return;
  const auto mine = own_with_remedy(talk);
  if (mine.size() > 1) return topic.set("_several", "yes");
  if (mine.size() == 1) return choose_case(talk, topic, mine.front());
  if (const auto own = own_case(talk)) choose_case(talk, topic, *own);
}

std::string reviewer_of(const Talk& talk, const CaseTold& told) {
  const bool is_named = told.remedy && !told.remedy->reviewer.empty();
  return is_named ? told.remedy->reviewer : talk.text("apply_review.level_above");
}

std::string stage_of(const Talk& talk, const CaseTold& told) {
  return talk.text(is_again(told) ? "apply_review.rereview" : "apply_review.review");
}

void gone(Talk& talk) {
  talk.say("apply_review.not_now", {{"电话", talk.desk.office().phone}});
  talk.end();
}

void review_confirm(Talk& talk, Topic& topic) {
  const auto told = opened(talk, topic);
  if (!told) return gone(talk);
  if (told->remedy && told->remedy->until < talk.desk.today())
    talk.say("apply_review.late", {{"期限", schedule::day_words(talk, told->remedy->until)}});
  const std::string reason = topic.value("reason");
  const std::string_view shown = utf8_prefix(reason, kReasonBytesShown);
  talk.ask("apply_review.confirm",
           {{"登记号", told->case_number},
            {"环节", stage_of(talk, *told)},
            {"机关", reviewer_of(talk, *told)},
            {"理由", std::string(shown) + (shown.size() < reason.size() ? "……" : "")}},
           {talk.choice("yes", "choice.yes_submit"), talk.choice("drop", "choice.drop")});
}

void review_done(Talk& talk, Topic& topic) {
  const auto before = opened(talk, topic);
  const auto number = petition::CaseNumber::parse(topic.value("_number"), talk.desk.today());
  if (!before || !number) return gone(talk);
  const auto answer = talk.desk.ask_review(
      {*number, topic.value("code"), topic.value("last4"), topic.value("reason")});
  const auto* told = std::get_if<CaseTold>(&answer);
  if (!told) return gone(talk);
  talk.say("apply_review.taken", {{"登记号", told->case_number},
                                  {"环节", stage_of(talk, *before)},
                                  {"日期", schedule::day_words(talk, talk.desk.today())}});
  if (told->due)
    talk.say("apply_review.answered_by", {{"机关", reviewer_of(talk, *before)},
                                          {"期限", schedule::day_words(talk, told->due->due)},
                                          {"依据", told->due->article}});
  const OfficeFacts& office = talk.desk.office_of(told->case_number);
  talk.say("apply_review.in_writing", {{"地点", office.address}, {"电话", office.phone}});
  talk.state.told_at = talk.desk.now();
  talk.end();
}

}  // namespace

Dialogue apply_review() {
  Slot code = case_slots::code(is_foreign), last4 = case_slots::last4(is_foreign);
  code.take = take_code;
  last4.take = take_last4;
  last4.ask = ask_last4;
  return {
      .intent = "apply_review",
      .slots =
          {
              {.key = "which",
               .prompt = "apply_review.ask_which",
               .again = "apply_review.ask_which",
               .why = "why.review_which",
               .wrong = "apply_review.which_wrong",
               .take = take_which_case,
               .wanted = is_of_several,
               .ask = ask_which_case,
               .choose = choose_which},
              code,
              last4,
              {.key = "reason",
               .prompt = "apply_review.ask_reason",
               .again = "apply_review.ask_reason_again",
               .why = "why.review_reason",
               .wrong = "apply_review.reason_wrong",
               .take = take_reason},
          },
      .opens = review_opens,
      .confirm = review_confirm,
      .done = review_done,
      .dropped = "apply_review.dropped",
  };
}

}  // namespace huiyin::bot
