#include "bot/answers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/case_cues.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/emoji.h"
#include "bot/notices.h"
#include "bot/opt_out.h"
#include "bot/question_rows.h"
#include "bot/readers.h"
#include "bot/schedule.h"
#include "bot/story.h"

namespace huiyin::bot::answers {
namespace {

void say_office(Talk& talk, std::string_view key) {
  const OfficeFacts& office = talk.desk.office();
  talk.say(key, {{"名称", office.name},
                 {"地点", office.address},
                 {"电话", office.phone},
                 {"时间", office.hours},
                 {"上限", std::to_string(office.max_people)}});
}

// "1月几号接待": that month's day; else the next one that can be booked.
const ReceptionDay* day_asked(const Talk& talk, const schedule::Days& days) {
  const Found* when = talk.heard.first(ValueKind::when);
  if (when && when->when.date && when->when.end_date)
    if (const auto* named = days.within(*when->when.date, *when->when.end_date);
        named && named->registration_open)
      return named;
  const auto next = std::ranges::find_if(days.all(), &ReceptionDay::registration_open);
  return next == days.all().end() ? nullptr : &*next;
}

void say_reception(Talk& talk) {
  const schedule::Days days(talk);
  const ReceptionDay* next = day_asked(talk, days);
  if (!next) return say_office(talk, "office.hours");
  const std::string day = schedule::day_words(talk, next->day);
  const std::string closes = schedule::day_words(talk, next->registration_closes);
  talk.state.offered_day = next->day.iso();
  if (next->leader_morning.empty() && next->leader_afternoon.empty())
    talk.say("office.reception_plain",
             {{"日期", day}, {"截止日", closes}, {"地点", talk.desk.office().address}});
  else
    talk.say("office.reception", {{"日期", day},
                                  {"截止日", closes},
                                  {"地点", talk.desk.office().address},
                                  {"上午领导", next->leader_morning},
                                  {"下午领导", next->leader_afternoon}});
}

// Who has an opinion in hand hears his own last day before the rule.
bool tell_own_remedy(Talk& talk) {
  for (const petition::CaseTold& told : talk.desk.my_cases()) {
    if (!told.remedy) continue;
    tell_case(talk, told);
    return true;
  }
  return false;
}

bool answer_from(Talk& talk, std::span<const QuestionRow> rows, std::string_view asked) {
  const auto row =
      std::ranges::find_if(rows, [&](const QuestionRow& each) { return matches(each, asked); });
  if (row == rows.end()) return false;
  if (row->key == "policy.review") (void)tell_own_remedy(talk);
  if (row->key == "office.reception")
    say_reception(talk);
  else
    say_office(talk, row->key);
  return true;
}

// "你们在哪？要带什么？": each question of a message has its answer, up to three.
bool answer_each(Talk& talk, std::span<const QuestionRow> rows) {
  constexpr int kAnswersMax = 3;
  int answers = 0;
  for (const std::string& clause : clauses_of(talk.plain))
    if (answers < kAnswersMax && cue::question(clause) && answer_from(talk, rows, clause))
      ++answers;
  return answers > 0 || answer_from(talk, rows, talk.plain);
}

// "1月呢", after a reception day was told.
bool names_another_month(const Talk& talk) {
  constexpr std::size_t kPointsMax = 8;
  const Found* when = talk.heard.first(ValueKind::when);
  return !talk.state.offered_day.empty() && talk.state.topics.empty() && when &&
         when->when.end_date && count_points(talk.plain) <= kPointsMax &&
         talk.plain.ends_with("呢");
}

// How it goes, and the way to it.
void review(Talk& talk) {
  (void)tell_own_remedy(talk);
  say_office(talk, "policy.review");
  if (!talk.topic()) talk.offer({talk.choice("go:apply_review", "choice.apply_review")});
}

}  // namespace

std::vector<Choice> main_menu(const Talk& talk) {
  return {talk.choice("go:book_visit", "choice.book_visit"),
          talk.choice("go:query_progress", "choice.query_progress"),
          talk.choice("go:ask_office", "choice.ask_office"),
          talk.choice("go:human", "choice.human")};
}

bool question(Talk& talk) {
  const bool asks = cue::question(talk.plain);
  const bool by_intent = (talk.heard.intent == "ask_office" || talk.heard.intent == "ask_policy") &&
                         talk.heard.band != Band::ask && !tells_trouble(talk.plain);
  if (!asks && !by_intent) return false;
  if (answer_each(talk, questions())) return true;
  if (names_another_month(talk)) {
    say_reception(talk);
    return true;
  }
  if (talk.heard.band != Band::act) return false;
  if (talk.heard.intent == "ask_office") {
    say_office(talk, "office.all");
    return true;
  }
  if (talk.heard.intent == "ask_policy") {
    say_office(talk, "policy.other");
    return true;
  }
  return false;
}

bool aside(Talk& talk) {
  bool answered = false;
  for (const std::string& clause : clauses_of(talk.plain)) {
    if (!cue::question(clause)) continue;
    const auto row = std::ranges::find_if(
        questions(), [&](const QuestionRow& each) { return matches(each, clause); });
    // When is received, and at what hour, the booking itself tells.
    if (row == questions().end() || row->key == "office.reception" || row->key == "office.hours")
      continue;
    say_office(talk, row->key);
    answered = true;
  }
  return answered;
}

bool on_office(Talk& talk, std::string_view clause) {
  const bool asks = cue::question(clause) ||
                    has_any(clause, {"发我", "告诉我", "说下", "说一下", "给我", "发一下"});
  const auto row = std::ranges::find_if(questions(), [&](const QuestionRow& each) {
    return each.key.starts_with("office.") && matches(each, clause);
  });
  if (!asks || row == questions().end()) return false;
  return answer_from(talk, std::span(row, 1), clause);
}

void by_a_person(Talk& talk, std::string_view key, const char* reason) {
  talk.desk.ask_for_human(reason);
  const OfficeFacts& office = talk.desk.office();
  talk.say(key, {{"地点", office.address},
                 {"电话", office.phone},
                 {"时间", office.hours},
                 {"人员", office.duty_person}});
}

bool elsewhere(Talk& talk) { return answer_from(talk, others_business(), talk.plain); }

bool intent(Talk& talk, std::string_view name) {
  if (name == "ask_office") {
    if (!answer_each(talk, questions())) say_office(talk, "office.all");
  } else if (name == "ask_policy") {
    if (answer_each(talk, questions()) || (tells_trouble(talk.plain) && story(talk))) return true;
    say_office(talk, "policy.other");
  } else if (name == "greet") {
    if (talk.topic()) {
      talk.say("greet.again");
    } else {
      talk.say("greet", {{"名称", talk.desk.office().name}});
      talk.offer(main_menu(talk));
    }
  } else if (name == "thanks") {
    talk.say("thanks");
  } else if (name == "help") {
    help(talk);
  } else if (name == "human") {
    human(talk, "要求人工");
  } else if (name == "complain_handler" && count_points(talk.plain) <= 6) {
    // "我要投诉": of whom is not said yet, and nobody is alarmed by it.
    talk.ask("intent.complain_what", {},
             {talk.choice("go:book_visit", "choice.book_visit"),
              talk.choice("go:complain_handler", "choice.complain_handler"),
              talk.choice("go:human", "choice.human")});
  } else if (name == "complain_handler") {
    talk.desk.signal({.kind = "complaint", .people = 0, .words = talk.message.text});
    say_office(talk, "intent.complain_handler");
  } else if (name == "supplement") {
    by_a_person(talk, "intent.supplement", "补充材料");
  } else if (name == "get_notice") {
    if (!notices::answer(talk)) by_a_person(talk, "intent.get_notice", "查看或补发文书");
  } else if (name == "apply_review") {
    review(talk);
  } else if (name == "rate") {
    by_a_person(talk, "intent.rate", "满意度评价");
  } else if (name == "unsubscribe") {
    opt_out::stop(talk);
  } else if (name == "out_of_scope") {
    if (!elsewhere(talk)) {
      say_office(talk, "scope.other");
      if (!talk.topic()) talk.offer(main_menu(talk));
    }
  } else {
    return false;
  }
  return true;
}

bool story(Talk& talk) {
  constexpr std::size_t kStoryPointsMin = 5, kStoryPointsMax = 500;
  const std::size_t points = count_points(talk.plain);
  if (!cue::grieves(talk.plain) || cue::question(talk.plain) || points < kStoryPointsMin ||
      points > kStoryPointsMax)
    return false;
  talk.state.story = std::string(trimmed(talk.message.text));
  talk.ask(
      "story.heard", {},
      {talk.choice("go:book_visit", "choice.book_visit"), talk.choice("go:human", "choice.human")});
  return true;
}

void reception(Talk& talk) { say_reception(talk); }

void welcome(Talk& talk) {
  talk.say("welcome", {{"名称", talk.desk.office().name}});
  talk.offer(main_menu(talk));
}

void help(Talk& talk) {
  talk.say("help", {{"电话", talk.desk.office().phone}});
  if (!talk.topic()) {
    auto menu = main_menu(talk);
    menu.insert(menu.begin() + 1, {talk.choice("go:reschedule", "choice.reschedule"),
                                   talk.choice("go:cancel_visit", "choice.cancel_visit")});
    talk.offer(std::move(menu));
  }
}

void human(Talk& talk, std::string_view reason) {
  talk.desk.ask_for_human(std::string(reason));
  const OfficeFacts& office = talk.desk.office();
  if (office.duty_person.empty())
    talk.say("human.asked", {{"电话", office.phone}, {"时间", office.hours}});
  else
    talk.say("human.asked_named",
             {{"人员", office.duty_person}, {"电话", office.phone}, {"时间", office.hours}});
}

void media(Talk& talk) {
  const auto key = [&]() -> std::string_view {
    switch (talk.message.kind) {
      case MessageKind::image:
        return "media.image";
      case MessageKind::voice:
        return "media.voice";
      case MessageKind::video:
        return "media.video";
      case MessageKind::file:
        return "media.file";
      case MessageKind::location:
        return "media.location";
      case MessageKind::link:
        return "media.link";
      case MessageKind::sticker:
        return "media.sticker";
      default:
        return "media.other";
    }
  };
  say_office(talk, key());
}

bool emoji(Talk& talk) {
  const Emoji heard = only_emoji(talk.plain);
  if (heard == Emoji::none || read::yes(talk)) return false;
  talk.say(heard == Emoji::sad ? "emoji.sad" : "emoji.kind");
  if (!talk.topic()) talk.offer(main_menu(talk));
  return true;
}

void not_understood(Talk& talk) {
  ++talk.state.misses;
  const OfficeFacts& office = talk.desk.office();
  if (talk.state.misses >= 2)
    talk.say("not_understood.again", {{"电话", office.phone}});
  else
    talk.say("not_understood");
  talk.offer(main_menu(talk));
}

void offer_guesses(Talk& talk) {
  constexpr std::size_t kGuessesMax = 3;
  std::vector<std::string> names = {talk.heard.intent};
  for (const Guess& guess : talk.heard.alternatives) names.push_back(guess.intent);
  std::vector<Choice> choices;
  for (const std::string& name : names) {
    static constexpr std::array<std::string_view, 14> kOffered = {
        "book_visit",       "reschedule",   "cancel_visit", "query_progress", "get_notice",
        "supplement",       "apply_review", "ask_policy",   "ask_office",     "rate",
        "complain_handler", "unsubscribe",  "help",         "human"};
    if (std::ranges::find(kOffered, name) == kOffered.end() || choices.size() == kGuessesMax ||
        cue::disproves(name, talk.plain))
      continue;
    const Choice choice = talk.choice("go:" + name, "choice." + name);
    if (std::ranges::find(choices, choice) == choices.end()) choices.push_back(choice);
  }
  if (choices.empty()) return not_understood(talk);
  ++talk.state.misses;
  if (talk.heard.intent != "human" && choices.back().act != "go:human")
    choices.push_back(talk.choice("go:human", "choice.human"));
  talk.ask(talk.state.misses >= 2 ? "guess.ask_again" : "guess.ask", {}, std::move(choices));
}

}  // namespace huiyin::bot::answers
