#include "bot/converse.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/answers.h"
#include "bot/case_asides.h"
#include "bot/case_cues.h"
#include "bot/case_keys.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/engine.h"
#include "bot/giving_up.h"
#include "bot/menu_answers.h"
#include "bot/offers.h"
#include "bot/opt_out.h"
#include "bot/readers.h"
#include "bot/risks.h"
#include "bot/schedule.h"
#include "bot/talk.h"
#include "bot/whose_matter.h"
#include "bot/wishes.h"
#include "bot/wrong_person.h"

namespace huiyin::bot {
namespace {

bool is_dialogue(std::string_view intent) { return dialogue(intent) != nullptr; }

void go(Talk& talk, std::string_view intent) {
  talk.state.misses = 0;
  if (is_dialogue(intent)) return engine::start(talk, intent);
  if (answers::intent(talk, intent)) return engine::proceed(talk);
  answers::not_understood(talk);
}

// --- taps and numbers ---------------------------------------------------------------------------

void act(Talk& talk, const Choice& choice) {
  talk.state.asked_to_go_on = false;
  if (choice.act == "resume") return engine::proceed(talk);
  if (choice.act.starts_with("go:")) return go(talk, choice.act.substr(3));
  if (engine::choose(talk, choice.act)) return;
  talk.say("menu.old");
  engine::proceed(talk);
}

// True: the tap was dealt with.
bool tapped(Talk& talk) {
  const std::string& id = talk.message.menu_id;
  if (id.empty()) return false;
  if (id == "offer.yes" || id == "offer.no") {
    id == "offer.yes" ? offers::take(talk) : offers::decline(talk);
    return true;
  }
  if (id.starts_with("go.")) {
    const std::string intent = id.substr(3);
    go(talk, intent);
    return true;
  }
  for (std::size_t i = 0; i < talk.state.choices.size(); ++i)
    if (menu_id(talk.state, talk.state.choices[i], i) == id) {
      const Choice choice = talk.state.choices[i];
      act(talk, choice);
      return true;
    }
  talk.say("menu.old");
  if (talk.topic())
    engine::proceed(talk);
  else
    talk.offer(answers::main_menu(talk));
  return true;
}

// --- a dialogue is under way
// ----------------------------------------------------------------------

// "先把15号那个取消": one that he has, not the one that is being made.
bool means_own_booking(Talk& talk) {
  const auto mine = talk.desk.my_bookings();
  if (mine.empty()) return false;
  if (has_any(talk.plain, {"原来", "之前", "以前", "上次", "已经约", "约好的", "那个也", "也取消"}))
    return true;
  const auto spoken = read::when(talk);
  return spoken.date && std::ranges::any_of(mine, [&](const Booking& booking) {
           return booking.what.date == *spoken.date;
         });
}

// When a visit booked elsewhere is: its number was named.
bool asks_of_visit(const Talk& talk) {
  const Topic& topic = talk.state.topics.back();
  return topic.dialogue == "query_progress" && topic.has("which");
}

// Words that name another business so plainly that they go before what is asked for.
std::string_view plainly_other(Talk& talk) {
  const std::string_view here = talk.state.topics.back().dialogue;
  const bool number = talk.heard.has(ValueKind::booking_no) || asks_of_visit(talk);
  std::string_view other;
  if (has_any(talk.plain, {"转人工", "人工客服", "人工服务", "真人", "找工作人员", "叫个人"}))
    other = "human";
  else if (has_any(talk.plain, {"查进度", "查一下进度", "查询进度", "办到哪", "查下进度"}) ||
           (talk.heard.has(ValueKind::case_no) && here != "query_progress") ||
           (here == "book_visit" && talk.plain.find("查") != std::string::npos &&
            asks_with_keys(talk)))
    other = "query_progress";
  else if ((number || means_own_booking(talk)) && !cue::hold(talk.plain) &&
           has_any(talk.plain, {"取消", "退掉", "撤销"}) && talk.plain != "取消" &&
           !only_speaks_of_giving_up(talk.plain))
    other = "cancel_visit";
  else if (number && has_any(talk.plain, {"改期", "改到", "改成", "改约", "换到", "改时间"}))
    other = "reschedule";
  else if (!number && here != "book_visit" && cue::wants_booking(talk.plain) &&
           !cue::question(talk.plain) && talk.heard.intent == "book_visit")
    other = "book_visit";
  return other == here ? std::string_view() : other;
}

bool may_interrupt(const Talk& talk, std::string_view intent) {
  if (talk.heard.band != Band::act || intent == talk.state.topics.back().dialogue) return false;
  if (intent == "cancel_visit" && only_speaks_of_giving_up(talk.plain)) return false;
  if (cue::disproves(intent, talk.plain)) return false;
  const bool of_a_booking = intent == "reschedule" || intent == "cancel_visit";
  if (of_a_booking && talk.desk.my_bookings().empty() && !talk.heard.has(ValueKind::booking_no))
    return false;
  // Who tells his story is not asking for another service, whatever the words look like.
  if (talk.state.topics.back().awaiting == "matter")
    return cue::question(talk.plain) && count_points(talk.plain) < 30;
  return !intent.empty();
}

void in_dialogue(Talk& talk) {
  const std::string_view under_way = talk.topic()->dialogue;
  const bool of_case =
      under_way == "query_progress" || (under_way == "cancel_visit" && cue::withdraws(talk.plain));
  if (of_case && !read::has_sure_value(talk) && case_asides::hear(talk))
    return engine::proceed(talk);
  if (const auto other = plainly_other(talk); !other.empty()) {
    if (other == "human" && cue::drop(talk.plain)) engine::drop(talk);
    const bool same_visit = other == "cancel_visit" || other == "reschedule";
    if (same_visit && asks_of_visit(talk)) return engine::start_instead(talk, other);
    return go(talk, other);
  }
  if (engine::steers(talk)) return;
  const bool asks = cue::question(talk.plain);
  const bool in_story = talk.topic()->awaiting == "matter";
  if (in_story && asks && !read::has_sure_value(talk) && count_points(talk.plain) < 30 &&
      answers::question(talk))
    return engine::proceed(talk);
  switch (engine::hear(talk)) {
    case engine::Heard::finished:
      // "好的，那是哪个领导接待啊"
      if (asks && talk.state.topics.empty() && cue::asks_who(talk.plain)) answers::reception(talk);
      return;
    case engine::Heard::taken:
      if (asks && !in_story && talk.topic() &&
          (talk.heard.intent != talk.topic()->dialogue || cue::asks_who(talk.plain)))
        (void)answers::question(talk);
      return engine::proceed(talk);
    case engine::Heard::nothing:
      break;
  }
  if (talk.topic()->dialogue == "cancel_visit" && only_speaks_of_giving_up(talk.plain)) {
    talk.say("cancel_visit.means");
    return engine::proceed(talk);
  }
  if (answers::question(talk)) return engine::proceed(talk);
  if (asks && !in_story && answers::elsewhere(talk)) return engine::proceed(talk);
  const std::string intent = talk.heard.intent;
  if (may_interrupt(talk, intent)) {
    if (is_dialogue(intent)) return engine::start(talk, intent);
    if (intent == "help") return engine::help(talk);
    if (intent != "out_of_scope" && answers::intent(talk, intent)) return engine::proceed(talk);
    if (intent == "out_of_scope" && asks && answers::intent(talk, intent))
      return engine::proceed(talk);
  }
  if (read::yes(talk) && talk.topic()->awaiting != "confirm" && count_points(talk.plain) < 8)
    return engine::proceed(talk);
  // "有哪些时间": the question itself names them.
  if (talk.topic()->awaiting == "when" && asks &&
      has_any(talk.plain, {"时间", "几点", "哪些", "哪几", "有空", "空位"}))
    return engine::proceed(talk);
  if (menu::number_fits_nothing(talk)) return engine::proceed(talk);
  // A question that nobody here can answer is met with what is asked for, and why.
  if (asks) return engine::help(talk);
  engine::miss(talk);
}

// --- nothing is under way
// -------------------------------------------------------------------------

// A yes, a no or a farewell to nobody's question.
bool is_small_talk(Talk& talk) {
  if (cue::seen(talk.plain)) {
    talk.say("idle.seen");
    return true;
  }
  if (count_points(talk.plain) > 8) return false;
  if (has_any(talk.plain, {"再见", "拜拜", "回头见", "bye"})) {
    talk.say("farewell");
    return true;
  }
  const bool steers = cue::go_on(talk.plain) || cue::drop(talk.plain) || cue::hold(talk.plain) ||
                      read::yes(talk) || read::no(talk);
  const bool thanks = talk.heard.intent == "thanks" || talk.heard.intent == "cancel_visit" ||
                      talk.heard.intent == "rate" || talk.heard.intent == "unsubscribe";
  if (!steers || (talk.heard.band == Band::act && thanks)) return false;
  talk.say("idle.nothing_open");
  talk.offer(answers::main_menu(talk));
  return true;
}

// Sure of something that is no question about a matter, whatever words it shares with one.
bool means_other_than_case(const Talk& talk) {
  static constexpr std::array kOthers = {
      "book_visit", "reschedule", "cancel_visit", "apply_review", "human",  "rate",
      "get_notice", "supplement", "ask_policy",   "unsubscribe",  "threat", "thanks"};
  if (talk.heard.band != Band::act || cue::when_answered(talk.plain) ||
      cue::disproves(talk.heard.intent, talk.plain))
    return false;
  if (talk.heard.intent == "complain_handler")  // "经办人电话多少" complains of nobody
    return !has_any(talk.plain, {"电话", "联系", "是谁", "叫什么"});
  return std::ranges::find(kOthers, talk.heard.intent) != kOthers.end();
}

// After a matter was told: about it, or about another one. "再查一个" is close to 复查.
bool asks_of_case(Talk& talk) {
  const bool told = speaks_of_case(talk);
  if (cue::my_own(talk.plain) && (told || own_case(talk))) return true;
  if (told && cue::anothers_matter(talk.plain) && !means_other_than_case(talk)) return true;
  if (cue::another_matter(talk.plain) && (told || talk.heard.has(ValueKind::query_code)))
    return true;
  // A question is short: what is longer tells how it went.
  return told && count_points(talk.plain) <= 24 && cue::about_matter(talk.plain) &&
         !means_other_than_case(talk);
}

void when_idle(Talk& talk) {
  if (offers::hear(talk) || menu::number_fits_nothing(talk) || case_asides::hear(talk)) return;
  if (only_speaks_of_giving_up(talk.plain))
    return talk.say("cancel_visit.stands", {{"电话", talk.desk.office().phone}});
  if (cue::comes_late(talk.plain) && !cue::moves(talk.plain) && !talk.desk.my_bookings().empty())
    return talk.say("visit.late", {{"电话", talk.desk.office().phone}});
  const bool disproved = cue::disproves(talk.heard.intent, talk.plain);
  const bool sure = talk.heard.band == Band::act && !disproved;
  const std::string wish = plain_wish(talk);
  if (const std::string first =
          case_asides::beside_progress(talk, wish.empty() && sure ? talk.heard.intent : wish);
      !first.empty())
    return go(talk, first);
  if (!wish.empty()) {
    // "想预约，要带什么材料": both are answered.
    if (wish == "book_visit" && asks_for_a_day(talk))
      answers::reception(talk);
    else if (wish == "book_visit" && !answers::aside(talk) && talk.heard.intent != "book_visit")
      (void)answers::question(talk);
    return go(talk, wish);
  }
  // "就是医院多收了我钱那个": his own matter, called by what it is about.
  const bool of_his_own =
      (cue::names_by_grief(talk.plain) || (disproved && talk.heard.intent == "complain_handler")) &&
      own_case(talk);
  if (asks_of_case(talk) || of_his_own) return go(talk, "query_progress");
  if (is_small_talk(talk)) return;
  // Whether he gives it up or comes another day is his to say.
  if (cue::cannot_come(talk.plain) && !talk.heard.has(ValueKind::when) &&
      !talk.desk.my_bookings().empty()) {
    talk.say("cancel_visit.or_move");
    return talk.offer({talk.choice("go:cancel_visit", "choice.cancel_visit"),
                       talk.choice("go:reschedule", "choice.reschedule")});
  }
  const std::string intent = talk.heard.intent;
  // Until when, where and how are asked before a review is.
  const bool asks_of_review = intent == "apply_review" && cue::question(talk.plain);
  if (sure && asks_of_review && (answers::question(talk) || answers::intent(talk, intent))) return;
  if (sure && is_dialogue(intent)) {
    if (intent == "book_visit" && asks_for_a_day(talk)) answers::reception(talk);
    return go(talk, intent);
  }
  if (intent == "get_notice" && cue::when_answered(talk.plain)) return go(talk, "query_progress");
  // "告知书在哪看" asks for the paper, not for our address.
  if (talk.heard.band == Band::act && intent == "get_notice") return go(talk, intent);
  if (answers::question(talk)) {
    talk.state.misses = 0;
    return;
  }
  if (talk.heard.band != Band::act && cue::wants_booking(talk.plain)) return go(talk, "book_visit");
  const bool nowhere = !sure || intent == "out_of_scope";
  if (nowhere && (answers::elsewhere(talk) || answers::story(talk))) return;
  if (sure) return go(talk, intent);
  if (talk.heard.band == Band::offer) return answers::offer_guesses(talk);
  answers::not_understood(talk);
}

// --- the turn
// --------------------------------------------------------------------------------------

bool was_left_alone(const Talk& talk, Instant now) {
  return !talk.state.topics.empty() && !talk.state.asked_to_go_on && talk.state.last != Instant{} &&
         now - talk.state.last > talk.limits.session_kept;
}

void ask_to_go_on(Talk& talk) {
  talk.state.asked_to_go_on = true;
  talk.ask("topic.left_alone", {},
           {talk.choice("resume", "choice.resume"), talk.choice("drop", "choice.drop")});
}

void hear_text(Talk& talk) {
  if (tapped(talk)) return;
  if (talk.plain.empty()) {
    if (talk.topic()) return engine::proceed(talk);
    return answers::not_understood(talk);
  }
  switch (risks::hear(talk)) {
    case risks::Next::nothing:
      return;
    case risks::Next::ask_on:
      return engine::proceed(talk);
    case risks::Next::go_on:
      break;
  }
  if (talk.state.asked_to_go_on && talk.topic()) {
    talk.state.asked_to_go_on = false;
    if (read::no(talk) || cue::drop(talk.plain)) return engine::drop(talk);
    if (read::yes(talk) || cue::go_on(talk.plain)) return engine::proceed(talk);
  }
  if (wrong_person::hear(talk)) return;
  if (opt_out::hear(talk) || answers::emoji(talk)) return engine::proceed(talk);
  if (offers::hear_newest(talk)) return talk.topic() ? engine::proceed(talk) : void();
  // A yes to the only thing that was offered takes it.
  const bool takes_offer =
      !talk.topic() && talk.state.choices.size() == 1 && read::yes(talk) && !read::no(talk);
  if (takes_offer) return act(talk, Choice(talk.state.choices.front()));
  if (const Choice* choice = menu::chosen(talk)) {
    const Choice taken = *choice;
    return act(talk, taken);
  }
  if (talk.topic()) return in_dialogue(talk);
  when_idle(talk);
}

}  // namespace

Turn converse(const Session& session, const Message& message, const Understood& understood,
              Desk& desk, const templates::Catalogue& words, const Limits& limits) {
  Turn turn{session, {}};
  Session::State& state = turn.session.state();
  const Instant now = desk.now();
  if (message.kind == MessageKind::recalled) return turn;
  // A dialogue that this version no longer knows is dropped, not stumbled over.
  std::erase_if(state.topics,
                [](const Topic& topic) { return dialogue(topic.dialogue) == nullptr; });
  if (state.topics.empty()) state.words.clear();
  Talk talk(state, message, understood, desk, words, limits);
  if (!speaks_of_case(talk)) state.told_by.clear();  // a key is kept no longer than it opens
  if (message.kind == MessageKind::entered) {
    if (talk.topic()) {
      talk.say("welcome.back");
      engine::proceed(talk);
    } else {
      answers::welcome(talk);
    }
  } else if (message.kind != MessageKind::text) {
    answers::media(talk);
    engine::proceed(talk);
  } else if (was_left_alone(talk, now)) {
    ask_to_go_on(talk);
  } else {
    hear_text(talk);
  }
  if (!talk.has_said()) talk.say("idle.nothing_open");
  state.last = now;
  turn.sayings = talk.sayings();
  return turn;
}

}  // namespace huiyin::bot
