#include "bot/risks.h"

#include "bot/answers.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/schedule.h"

namespace huiyin::bot::risks {
namespace {

// Who said such a thing is spoken to with care for a day, whatever he writes next.
constexpr hours kCareFor{24};

bool asks_for_service(const Talk& talk) {
  if (talk.heard.band != Band::act) return false;
  return talk.heard.intent == "book_visit" || talk.heard.intent == "query_progress" ||
         talk.heard.intent == "cancel_visit" || talk.heard.intent == "reschedule" ||
         talk.heard.intent == "ask_office";
}

void tell(Talk& talk, const char* kind, int people = 0) {
  talk.desk.signal(
      {.kind = kind,
       .people = people,
       .words = talk.heard.risk_words.empty() ? talk.message.text : talk.heard.risk_words});
}

Next care(Talk& talk, bool first) {
  talk.state.care = talk.desk.now();
  tell(talk, "self_harm");
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
  tell(talk, "level_skipping");
  talk.say("risk.level_skipping");
  say_own_case(talk, "risk.give_number");
  return Next::ask_on;
}

Next group(Talk& talk) {
  const Found* people = talk.heard.first(ValueKind::people);
  tell(talk, "group_threat", people ? static_cast<int>(std::min(people->number, 100000.0)) : 0);
  talk.say("risk.group", {{"上限", std::to_string(talk.desk.office().max_people)}});
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
  tell(talk, "violence");
  talk.desk.ask_for_human("扬言暴力");
  talk.say("risk.violence", {{"电话", talk.desk.office().phone}});
  return Next::nothing;
}

Next anger(Talk& talk) {
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

}  // namespace

Next hear(Talk& talk) {
  const bool in_care = talk.state.care != Instant{} && talk.desk.now() - talk.state.care < kCareFor;
  switch (talk.heard.risk) {
    case Risk::self:
      return care(talk, !in_care);
    case Risk::violence:
      return violence(talk);
    case Risk::group:
      return group(talk);
    case Risk::petition:
      return level_skipping(talk);
    case Risk::abuse:
      return anger(talk);
    case Risk::none:
      break;
  }
  if (in_care && !talk.topic() && !asks_for_service(talk)) {
    talk.say("care.again", {{"电话", talk.desk.office().phone}});
    return Next::nothing;
  }
  if (talk.heard.intent == "threat" && talk.heard.band == Band::act && !talk.topic())
    return anger(talk);
  // This bureau's own emergencies: drugs, devices, food.
  if (has_any(talk.plain, {"中毒", "吃死", "昏迷", "休克", "抢救", "快不行了", "死亡", "死人了"})) {
    tell(talk, "safety_emergency");
    talk.say("risk.safety");
  }
  return Next::go_on;
}

}  // namespace huiyin::bot::risks
