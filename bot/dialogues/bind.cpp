// 绑定 and 解绑: a channel identity is joined with the person whose matter it opens by code and
// digits, or leaves him. Said back first: whoever holds this phone sees his matters from then on.
#include "bot/case_keys.h"
#include "bot/case_words.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/case_slots.h"

namespace huiyin::bot {
namespace {

std::optional<petition::CaseNumber> named_case(const Talk& talk, const Topic& topic) {
  const auto parsed = petition::CaseNumber::parse(topic.value("_number"), talk.desk.today());
  return parsed ? std::optional(*parsed) : std::nullopt;
}

bool is_wanted(Talk&, const Topic& topic) { return !topic.has("_bound"); }

void ask_again(Talk& talk, Topic& topic) {
  if (talk.desk.look_up_opens()) {
    talk.say("look_up.shut", {{"电话", talk.desk.office().phone}});
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

void bind_done(Talk& talk, Topic& topic) {
  const auto answer =
      talk.desk.bind({named_case(talk, topic), topic.value("code"), topic.value("last4")});
  if (const auto* bound = std::get_if<Bound>(&answer)) {
    talk.say("bind.done");
    if (bound->notices > 0) talk.say("bind.notices", {{"份数", std::to_string(bound->notices)}});
    return talk.end();
  }
  if (std::get<BindRefusal>(answer) != BindRefusal::nameless) return ask_again(talk, topic);
  talk.say("bind.nameless",
           {{"地点", talk.desk.office().address}, {"电话", talk.desk.office().phone}});
  talk.end();
}

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
