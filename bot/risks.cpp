#include "bot/risks.h"

#include "base/utf8.h"
#include "bot/answers.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/schedule.h"
#include "bot/wishes.h"

namespace huiyin::bot::risks {
namespace {

// Who said such a thing is spoken to with care for a day, whatever he writes next.
constexpr hours kCareFor{24};
// A night lies between: who says now that he is better is believed.
constexpr hours kNight{6};

bool asks_for_service(const Talk& talk) {
  if (talk.heard.band != Band::act) return false;
  return talk.heard.intent == "book_visit" || talk.heard.intent == "query_progress" ||
         talk.heard.intent == "cancel_visit" || talk.heard.intent == "reschedule" ||
         talk.heard.intent == "ask_office";
}

Next care(Talk& talk, bool first) {
  talk.state.care = talk.desk.now();
  talk.desk.ask_for_human("自伤风险");
  talk.say(first ? "care.first" : "care.again", {{"电话", talk.desk.office().phone}});
  return Next::nothing;
}

void say_own_case(Talk& talk, std::string_view otherwise) {
  if (const auto told = own_case(talk))
    tell_case(talk, *told);
  else
    talk.say(otherwise);
}

Next level_skipping(Talk& talk) {
  talk.say("risk.level_skipping");
  say_own_case(talk, "risk.give_number");
  return Next::ask_on;
}

Next group(Talk& talk) {
  const std::string max = std::to_string(talk.desk.office().max_people);
  if (talk.heard.here) {
    talk.desk.ask_for_human("多人已到现场");
    talk.say("risk.group_here", {{"上限", max}});
    return Next::ask_on;
  }
  talk.say("risk.group", {{"上限", max}});
  const schedule::Days days(talk);
  if (const ReceptionDay* next = days.first_open()) {
    talk.state.offered_day = next->day.iso();
    talk.say("risk.offer_day", {{"日期", schedule::day_words(talk, next->day)}});
  }
  if (!talk.topic())
    talk.offer({talk.choice("go:book_visit", "choice.book_visit"),
                talk.choice("go:human", "choice.human")});
  return Next::ask_on;
}

Next violence(Talk& talk) {
  talk.desk.ask_for_human("扬言暴力");
  talk.say("risk.violence", {{"电话", talk.desk.office().phone}});
  return Next::nothing;
}

// "你们那个周启明收了人家的钱，我要告他": whoever is angry says what must be looked into.
bool accuses_staff(const Talk& talk) {
  const bool of_ours = has_any(talk.plain, {"你们", "你那", "恁", "工作人员", "办案", "经办",
                                            "办事的", "科长", "局长", "主任", "干部", "领导"});
  return of_ours && has_any(talk.plain, {"收了", "收钱", "收黑钱", "红包", "好处", "回扣", "受贿",
                                         "行贿", "贪", "串通", "勾结", "穿一条裤子", "包庇", "护着",
                                         "我要告他", "我要投诉", "我要举报"});
}

Next anger(Talk& talk) {
  if (accuses_staff(talk)) {
    talk.say("risk.anger_short");
    (void)answers::intent(talk, "complain_handler");
    return Next::ask_on;
  }
  if (has_any(talk.plain,
              {"领导来", "找领导", "叫领导", "你们领导", "人工", "真人", "负责人", "活人"})) {
    talk.say("risk.anger_short");
    answers::human(talk, "来访人情绪激动，要求人工");
    return Next::ask_on;
  }
  if (talk.topic()) {
    talk.say("risk.anger_short");
    return Next::ask_on;
  }
  talk.say("risk.anger");
  say_own_case(talk, "risk.give_number");
  talk.offer({talk.choice("go:human", "choice.human"),
              talk.choice("go:query_progress", "choice.query_progress")});
  return Next::ask_on;
}

bool feels_better(const Talk& talk) {
  if (has_any(talk.plain, {"好多了", "好些了", "好点了", "好一点了", "没事了", "想开了", "想通了",
                           "缓过来", "缓过劲", "不难受了", "舒服多了", "不钻牛角尖", "不犯傻"}))
    return !has_any(talk.plain, {"没好多了", "不想开", "走了就没事"});
  // Thanks may be a farewell.
  return has_any(talk.plain, {"谢谢", "多谢", "感谢", "谢了"}) &&
         !has_any(talk.plain, {"走了", "再见", "永别", "保重", "不用管", "别管"});
}

// Somebody must act, and read nothing else: no menu, no story; but what he wants is not lost.
Next emergency(Talk& talk) {
  talk.say("risk.safety");
  if (const Topic* topic = talk.topic())
    return topic->awaiting == "matter" || read::kinds_of_values(talk) > 0 ? Next::go_on
                                                                          : Next::ask_on;
  if (asks_for_service(talk) || !plain_wish(talk).empty()) return Next::go_on;
  talk.state.story = std::string(trimmed(talk.message.text));  // a visit booked later is of it
  return Next::nothing;
}

bool is_calm(Risk risk) {
  return risk == Risk::none || risk == Risk::petition || risk == Risk::abuse;
}

// What staff must be told of it, whoever answers. Of bodies in danger first.
std::vector<Signal> signals_of(const Understood& heard, const std::string& text) {
  const Found* counted = heard.first(ValueKind::people);
  const int people = counted ? static_cast<int>(std::min(counted->number, 100000.0)) : 0;
  std::vector<Signal> all;
  const auto add = [&](const char* kind, int of_people = 0) {
    all.push_back({.kind = kind,
                   .people = of_people,
                   .words = heard.risk_words.empty() ? text : heard.risk_words});
  };
  const bool is_now = heard.harm == Harm::now;
  if (is_now && (is_calm(heard.risk) || heard.risk == Risk::group)) add("safety_emergency");
  if (heard.harm == Harm::died && heard.risk == Risk::none) add("safety_emergency");
  if (heard.risk == Risk::self) add("self_harm");
  if (heard.risk == Risk::violence) add("violence");
  if (heard.risk == Risk::group && people >= kGroupFrom) add("group_visit", people);
  if (heard.risk == Risk::group) add("group_threat", people);
  if (heard.risk == Risk::petition && !is_now) add("level_skipping");
  return all;
}

void raise(const Understood& heard, const std::string& text, Desk& desk) {
  for (const Signal& signal : signals_of(heard, text)) desk.signal(signal);
}

}  // namespace

void listen(const Message& message, const Understood& heard, Desk& desk) {
  if (message.kind == MessageKind::text && message.menu_id.empty())
    raise(heard, message.text, desk);
}

Next hear(Talk& talk) {
  raise(talk.heard, talk.message.text, talk.desk);
  const bool in_care = talk.state.care != Instant{} && talk.desk.now() - talk.state.care < kCareFor;
  const Risk risk = talk.heard.risk;
  if (talk.heard.harm == Harm::now && is_calm(risk)) return emergency(talk);
  switch (risk) {
    case Risk::self:
      return care(talk, !in_care);
    case Risk::violence:
      return violence(talk);
    case Risk::group:
      if (talk.heard.harm == Harm::now) talk.say("risk.safety");
      return group(talk);
    case Risk::petition:
      return level_skipping(talk);
    case Risk::abuse:
      return anger(talk);
    case Risk::none:
      break;
  }
  if (in_care && talk.desk.now() - talk.state.care > kNight && feels_better(talk)) {
    talk.state.care = {};
    talk.say("care.better", {{"电话", talk.desk.office().phone}});
    return talk.topic() || asks_for_service(talk) ? Next::go_on : Next::nothing;
  }
  // "在吗": he looks for somebody, not for the form that was under way.
  const bool calls = talk.heard.intent == "greet" && read::kinds_of_values(talk) == 0;
  if (in_care && (!talk.topic() || calls) && !asks_for_service(talk)) {
    talk.say("care.again", {{"电话", talk.desk.office().phone}});
    return Next::nothing;
  }
  if (talk.heard.intent == "threat" && talk.heard.band == Band::act && !talk.topic())
    return anger(talk);
  if (talk.heard.only_vents) return anger(talk);
  if (talk.heard.harm != Harm::none) talk.say("risk.condolence");
  return Next::go_on;
}

}  // namespace huiyin::bot::risks
