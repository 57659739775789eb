// 绑定 and 解绑: a channel identity is joined with the person whose matter it opens by code and
// digits, or leaves him. Said back first: whoever holds this phone sees his matters from then on.
#include "bot/case_cues.h"
#include "bot/case_keys.h"
#include "bot/case_words.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/case_slots.h"
#include "bot/shut_look_up.h"
#include "bot/typed_code.h"

namespace huiyin::bot {
namespace {

std::optional<petition::CaseNumber> named_case(const Talk& talk, const Topic& topic) {
  const auto parsed = petition::CaseNumber::parse(topic.value("_number"), talk.desk.today());
  return parsed ? std::optional(*parsed) : std::nullopt;
}

bool is_wanted(Talk&, const Topic& topic) { return !topic.has("_bound"); }

void ask_again(Talk& talk, Topic& topic) {
  if (talk.desk.look_up_opens()) {
    say_look_up_shut(talk);
    return talk.end();
  }
  topic.forget("last4");
  topic.set("_tried", "yes");
  topic.awaiting = "last4";
  talk.ask("look_up.not_found");
}

// The matter that was told a moment ago is the one that is meant, with what opened it.
void bind_opens(Talk& talk, Topic& topic) {
  if (talk.desk.who()) {
    talk.say("bind.already");
    return talk.end();
  }
  if (!case_keys(talk).empty()) return;
  if (!speaks_of_case(talk)) return;
  for (const char* key : {"code", "last4", "_number"})
    if (const auto told = talk.state.told_by.find(key); told != talk.state.told_by.end())
      topic.set(key, told->second);
}

void bind_confirm(Talk& talk, Topic& topic) {
  const auto found =
      talk.desk.find_case(named_case(talk, topic), topic.value("code"), topic.value("last4"));
  const auto* told = std::get_if<petition::CaseTold>(&found);
  if (told == nullptr) return ask_again(talk, topic);
  talk.ask("bind.confirm", {{"登记号", told->case_number}},
           {talk.choice("yes", "choice.yes_bind"), talk.choice("drop", "choice.drop")});
}

BindAnswer ask_to_bind(Talk& talk, const Topic& topic) {
  return talk.desk.bind({named_case(talk, topic), topic.value("code"), topic.value("last4")});
}

void say_bound(Talk& talk, const Bound& bound) {
  talk.say("bind.done");
  if (bound.notices > 0) talk.say("bind.notices", {{"份数", std::to_string(bound.notices)}});
}

// Nothing that can be done here leads on: who can help is named.
void say_who_helps(Talk& talk, std::string_view key) {
  talk.say(key, {{"地点", talk.desk.office().address}, {"电话", talk.desk.office().phone}});
}

// The code is asked for in a dialogue of its own: its six digits are no 查询码 there.
void wait_for_code(Talk& talk, const Topic& topic, const CodeSent& sent) {
  const Topic asked = topic;
  talk.end();
  Topic& waits = talk.begin("bind_code");
  for (const char* key : {"code", "last4", "_number"})
    if (asked.has(key)) waits.set(key, asked.value(key));
  waits.set("_sent", sent.last4);
}

void bind_done(Talk& talk, Topic& topic) {
  const auto answer = ask_to_bind(talk, topic);
  if (const auto* sent = std::get_if<CodeSent>(&answer)) return wait_for_code(talk, topic, *sent);
  if (const auto* bound = std::get_if<Bound>(&answer)) {
    say_bound(talk, *bound);
    return talk.end();
  }
  switch (std::get<BindRefusal>(answer)) {
    case BindRefusal::not_found:
    case BindRefusal::shut:
      return ask_again(talk, topic);
    case BindRefusal::nameless:
      say_who_helps(talk, "bind.nameless");
      break;
    case BindRefusal::no_phone:
      say_who_helps(talk, "bind.no_phone");
      break;
    case BindRefusal::too_many:
      say_who_helps(talk, "bind.code_too_many");
      break;
  }
  talk.end();
}

void end_with(Topic& topic) { topic.set("_over", "yes"); }

void send_code_again(Talk& talk, Topic& topic) {
  const auto answer = ask_to_bind(talk, topic);
  if (std::holds_alternative<CodeSent>(answer)) return talk.say("bind.code_again");
  end_with(topic);
  if (const auto* bound = std::get_if<Bound>(&answer)) return say_bound(talk, *bound);
  const bool too_many = std::get<BindRefusal>(answer) == BindRefusal::too_many;
  say_who_helps(talk, too_many ? "bind.code_too_many" : "bind.no_phone");
}

Took type_code(Talk& talk, Topic& topic, const std::string& code) {
  const auto answer = talk.desk.bind_by_code(code);
  if (const auto* bound = std::get_if<Bound>(&answer)) {
    say_bound(talk, *bound);
    end_with(topic);
    return Took::value;
  }
  switch (std::get<CodeRefusal>(answer)) {
    case CodeRefusal::wrong:
      talk.say("bind.code_wrong");
      break;
    case CodeRefusal::over:
      talk.say("bind.code_over");
      break;
    case CodeRefusal::too_many:
      say_who_helps(talk, "bind.code_too_many");
      end_with(topic);
      break;
  }
  return Took::refused;
}

Took take_sms_code(Talk& talk, Topic& topic, bool) {
  if (const auto code = typed_code(talk)) return type_code(talk, topic, *code);
  if (cue::new_phone(talk.plain)) {
    say_who_helps(talk, "bind.no_phone");
    end_with(topic);
    return Took::value;
  }
  if (!wants_another_code(talk.plain)) return Took::nothing;
  send_code_again(talk, topic);
  return Took::value;
}

Took choose_sms_code(Talk& talk, Topic& topic, const std::string& value) {
  if (value != "again") return Took::nothing;
  send_code_again(talk, topic);
  if (topic.has("_over")) talk.end();
  return Took::value;
}

void ask_sms_code(Talk& talk, Topic& topic, bool in_other_words) {
  const std::string last4 = topic.value("_sent");
  const std::vector<Choice> choices{talk.choice("set:sms_code=again", "choice.another_code"),
                                    talk.choice("drop", "choice.drop")};
  if (!in_other_words) return talk.ask("bind.ask_code", {{"尾号", last4}}, choices);
  talk.ask("bind.ask_code_again", {{"尾号", last4}, {"电话", talk.desk.office().phone}}, choices);
}

// Reached by nothing: what is typed back joins at once, or leaves the code to be asked for.
void code_done(Talk& talk, Topic&) { talk.end(); }

void unbind_opens(Talk& talk, Topic&) {
  if (talk.desk.who()) return;
  talk.say("unbind.nothing");
  talk.end();
}

void unbind_confirm(Talk& talk, Topic&) {
  talk.ask("unbind.confirm", {},
           {talk.choice("yes", "choice.yes_unbind"), talk.choice("drop", "choice.drop")});
}

void unbind_done(Talk& talk, Topic&) {
  talk.desk.unbind();
  talk.say("unbind.done");
  talk.end();
}

}  // namespace

Dialogue bind_identity() {
  return {.intent = "bind",
          .slots = {case_slots::code(is_wanted), case_slots::last4(is_wanted)},
          .opens = bind_opens,
          .confirm = bind_confirm,
          .done = bind_done,
          .dropped = "bind.dropped",
          .no_drops = true,
          .unclear = "bind.unclear"};
}

Dialogue bind_by_code() {
  return {.intent = "bind_code",
          .slots = {{.key = "sms_code",
                     .prompt = "bind.ask_code",
                     .again = "bind.ask_code_again",
                     .why = "why.sms_code",
                     .wrong = "bind.code_unread",
                     .take = take_sms_code,
                     .ask = ask_sms_code,
                     .choose = choose_sms_code}},
          .done = code_done,
          .dropped = "bind.dropped",
          .unclear = "bind.code_unread"};
}

Dialogue unbind_identity() {
  return {.intent = "unbind",
          .slots = {},
          .opens = unbind_opens,
          .confirm = unbind_confirm,
          .done = unbind_done,
          .dropped = "unbind.dropped",
          .no_drops = true,
          .unclear = "unbind.unclear"};
}

}  // namespace huiyin::bot
