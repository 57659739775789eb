#include "bot/engine.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/utf8.h"
#include "bot/company.h"
#include "bot/cues.h"
#include "bot/dialogues/person_slots.h"
#include "bot/engine_parts.h"
#include "bot/giving_up.h"
#include "bot/readers.h"
#include "bot/story.h"

namespace huiyin::bot::engine {

const Dialogue& of(const Topic& topic) {
  const Dialogue* found = dialogue(topic.dialogue);
  ensure(found != nullptr, "a topic under way has its dialogue");
  return *found;
}

const Slot* slot_of(const Dialogue& dialogue, std::string_view key) {
  const auto found = std::ranges::find(dialogue.slots, key, &Slot::key);
  return found == dialogue.slots.end() ? nullptr : &*found;
}

void clear(Topic& topic, const Slot& slot) {
  if (slot.clear) return slot.clear(topic);
  topic.forget(std::string(slot.key));
}

void ask(Talk& talk, Topic& topic, const Slot& slot) {
  const bool in_other_words = topic.awaiting == slot.key && topic.misses > 1;
  if (topic.awaiting != slot.key) topic.misses = 0;
  topic.awaiting = slot.key;
  if (slot.ask)
    slot.ask(talk, topic, in_other_words);
  else
    talk.ask(in_other_words ? slot.again : slot.prompt);
}

void count_miss(Talk& talk, Topic& topic) {
  ++topic.misses;
  if (topic.misses < talk.limits.wrong_tries_max) return;
  talk.say("miss.way_out",
           {{"人员", talk.desk.office().duty_person}, {"电话", talk.desk.office().phone}});
}

void explain(Talk& talk, Topic& topic) {
  const Dialogue& dialogue = of(topic);
  const std::string_view named = cue::slot_named(talk.plain);
  const Slot* slot = slot_of(dialogue, named);
  if (!slot) slot = slot_of(dialogue, topic.awaiting);
  talk.say(slot && !slot->why.empty() ? slot->why : "why.confirm");
}

namespace {

bool is_wanted(Talk& talk, const Topic& topic, const Slot& slot) {
  return !slot.wanted || slot.wanted(talk, topic);
}

bool is_known(Talk& talk, const Topic& topic, const Slot& slot) {
  return slot.known ? slot.known(talk, topic) : topic.has(std::string(slot.key));
}

// "不对，3个", with nothing for what is asked now: the answer before is put right.
Took put_right(Talk& talk, Topic& topic, const Dialogue& dialogue) {
  constexpr std::size_t kPointsMax = 10;  // more names what it means, or tells more than that
  if (!cue::wrong(talk.plain) || count_points(talk.plain) > kPointsMax) return Took::nothing;
  if (topic.order.empty()) return Took::nothing;
  if (!cue::slot_named(talk.plain).empty()) return Took::nothing;
  const Slot* last = slot_of(dialogue, topic.order.back());
  if (!last || last->key == topic.awaiting || last->key == "matter") return Took::nothing;
  return last->take(talk, topic, true);
}

// The awaited slot first: it may take a bare word that means something else to another.
Took take_all(Talk& talk, Topic& topic, const Dialogue& dialogue) {
  if (dialogue.hears) dialogue.hears(talk, topic);
  Took all = Took::nothing;
  const auto note = [&](const Slot& slot, Took took) {
    // What could not be taken as it was said is asked for next: he is at it now.
    if (took == Took::refused) topic.set("_next", std::string(slot.key));
    if (took == Took::refused || all == Took::nothing) all = took == Took::nothing ? all : took;
  };
  const Slot* awaited = slot_of(dialogue, topic.awaiting);
  if (put_right(talk, topic, dialogue) == Took::value) return Took::value;
  if (awaited) note(*awaited, awaited->take(talk, topic, true));
  // In the story that he tells as his matter, days and people belong to the story.
  const bool is_story =
      awaited && awaited->key == "matter" && all == Took::value &&
      (!read::has_sure_value(talk) || person_slots::tells_of_others(talk, topic)) &&
      !cue::wrong(talk.plain) && !names_a_visit(talk.heard, talk.desk.today());
  if (is_story) return all;
  for (const Slot& slot : dialogue.slots)
    if (&slot != awaited) note(slot, slot.take(talk, topic, false));
  return all;
}

// What was heard ended it: there is nothing left to ask for.
bool ended(Talk& talk, const Topic& topic) {
  if (!topic.has("_over")) return false;
  talk.end();
  if (talk.topic()) {
    talk.say("topic.back_to_the_other");
    proceed(talk);
  }
  return true;
}

// What the person told, without a dialogue's own notes.
std::map<std::string, std::string> facts_of(std::map<std::string, std::string> facts) {
  std::erase_if(facts, [](const auto& fact) {
    const std::string& key = fact.first;
    return key.starts_with('_') && key != "_date" && key != "_time" && key != "_wait" &&
           key != "_group";
  });
  return facts;
}

void ask_what_to_fix(Talk& talk, Topic& topic) {
  std::vector<Choice> choices;
  for (const Slot& slot : of(topic).slots) {
    if (!is_wanted(talk, topic, slot) || slot.key == "representatives") continue;
    choices.push_back(talk.choice("fix:" + std::string(slot.key), "fix." + std::string(slot.key)));
  }
  choices.push_back(talk.choice("drop", "choice.drop"));
  topic.awaiting = "fix";
  talk.ask("confirm.what_to_fix", {}, std::move(choices));
}

void finish(Talk& talk, Topic& topic) {
  const Dialogue& dialogue = of(topic);
  const std::size_t depth = talk.state.topics.size();
  dialogue.done(talk, topic);
  // Not ended: something is lacking again (the seat was taken), and is asked for.
  if (talk.state.topics.size() >= depth || !talk.state.topics.empty()) {
    if (talk.state.topics.size() < depth) talk.say("topic.back_to_the_other");
    if (!talk.has_asked()) proceed(talk);
  }
}

// "可以，能不能再早半个小时", "确定了能不能换人": what follows the yes wishes for something else.
bool wishes_more(const Talk& talk) {
  const auto clauses = clauses_of(talk.plain);
  if (count_points(talk.plain) > 5 && has_any(talk.plain, {"能不能", "可不可以", "还能换", "能换"}))
    return true;
  return clauses.size() > 1 && std::ranges::any_of(clauses, [](const std::string& clause) {
           return has_any(
               clause, {"再早", "再晚", "再加",   "再来", "再带", "早点",   "早一点",   "早些",
                        "早半", "晚点", "晚一点", "晚些", "晚半", "能不能", "可不可以", "换",
                        "改",   "加上", "也跟",   "也去", "也来", "不过",   "但是",     "还有没有",
                        "多带", "多加", "还有个", "没说", "漏了", "没写"});
         });
}

// "改吧", "约吧": the dialogue's own verb, and nothing else.
bool says_its_verb(const Talk& talk, const Dialogue& dialogue) {
  if (count_points(talk.plain) > 4 || cue::question(talk.plain)) return false;
  if (has_any(talk.plain, {"不", "别"})) return false;
  if (dialogue.intent == "bind") return has_any(talk.plain, {"绑"});
  if (dialogue.intent == "unbind") return has_any(talk.plain, {"解绑", "解除"});
  if (has_any(talk.plain, {"要"})) return false;
  if (dialogue.intent == "book_visit")
    return talk.plain == "约" || has_any(talk.plain, {"约吧", "约上", "就约", "登记吧"});
  if (dialogue.intent == "apply_review") return has_any(talk.plain, {"提交", "申请", "交吧"});
  return talk.plain == "改" || has_any(talk.plain, {"改吧", "就改", "换吧", "就换"});
}

Heard hear_confirm(Talk& talk, Topic& topic, bool changed, Took took) {
  const Dialogue& dialogue = of(topic);
  if (changed || took == Took::refused) return Heard::taken;
  if (dialogue.yes_undoes) {
    if (cue::moves(talk.plain) && !talk.plain.starts_with("取消")) {
      start_instead(talk, "reschedule");  // "别取消了，改成下个月"
      return Heard::finished;
    }
    if (stay_away(talk)) {
      start_instead(talk, "reschedule");  // "我还去，就是少一个人"
      return Heard::finished;
    }
    switch (gives_up(talk)) {
      case GivesUp::yes:
        finish(talk, topic);
        return Heard::finished;
      case GivesUp::no:
        drop(talk);
        return Heard::finished;
      case GivesUp::unsaid:
        return Heard::nothing;
    }
  }
  const std::string_view named = cue::slot_named(talk.plain);
  if (!named.empty() && cue::wrong(talk.plain)) {
    if (const Slot* slot = slot_of(dialogue, named)) {
      clear(topic, *slot);
      topic.awaiting.clear();
      return Heard::taken;
    }
  }
  if ((read::yes(talk) && !wishes_more(talk)) || says_its_verb(talk, dialogue)) {
    finish(talk, topic);
    return Heard::finished;
  }
  const bool asks = cue::question(talk.plain) && !cue::wrong(talk.plain);
  if (!asks && dialogue.no_drops && read::no(talk)) {
    drop(talk);
    return Heard::finished;
  }
  if (!asks && (read::no(talk) || cue::wrong(talk.plain))) {
    ask_what_to_fix(talk, topic);
    return Heard::finished;
  }
  return Heard::nothing;
}

}  // namespace

void proceed(Talk& talk) {
  // Each round ends a topic or asks something; the bound is for a dialogue that would do neither.
  for (int round = 0; round < 8; ++round) {
    Topic* topic = talk.topic();
    if (!topic) return;
    const Dialogue& dialogue = of(*topic);
    const std::string next = topic->value("_next");
    topic->forget("_next");
    if (const Slot* slot = slot_of(dialogue, next))
      if (is_wanted(talk, *topic, *slot) && !is_known(talk, *topic, *slot))
        return ask(talk, *topic, *slot);
    // What was asked is asked again before anything else.
    if (const Slot* slot = slot_of(dialogue, topic->awaiting))
      if (is_wanted(talk, *topic, *slot) && !is_known(talk, *topic, *slot))
        return ask(talk, *topic, *slot);
    for (const Slot& slot : dialogue.slots)
      if (is_wanted(talk, *topic, slot) && !is_known(talk, *topic, slot))
        return ask(talk, *topic, slot);
    if (dialogue.confirm) {
      if (topic->awaiting != "confirm") topic->misses = 0;
      topic->awaiting = "confirm";
      return dialogue.confirm(talk, *topic);
    }
    const std::size_t depth = talk.state.topics.size();
    dialogue.done(talk, *topic);
    if (talk.has_asked()) return;
    if (talk.state.topics.size() < depth && !talk.state.topics.empty())
      talk.say("topic.back_to_the_other");
  }
}

void start(Talk& talk, std::string_view intent) {
  Topic& topic = talk.begin(intent);
  const Dialogue& dialogue = of(topic);
  topic.misses = 0;
  talk.state.misses = 0;
  if (dialogue.opens) dialogue.opens(talk, topic);
  // What the opening settles by itself may have ended the topic.
  if (!talk.topic() || talk.topic() != &topic) return proceed(talk);
  (void)take_all(talk, topic, dialogue);
  if (ended(talk, topic)) return;
  proceed(talk);
}

void start_instead(Talk& talk, std::string_view intent) {
  ensure(talk.topic() != nullptr, "something is under way");
  const Topic was = *talk.topic();
  talk.end();
  Topic& topic = talk.begin(intent);
  for (const char* key : {"which", "_key", "key", "_locked"})
    if (was.has(key)) topic.set(key, was.value(key));
  start(talk, intent);
}

void drop(Talk& talk) {
  Topic* topic = talk.topic();
  if (!topic) return;
  talk.say(of(*topic).dropped);
  talk.end();
  if (talk.topic()) {
    talk.say("topic.back_to_the_other");
    proceed(talk);
  }
}

Heard hear(Talk& talk) {
  Topic* topic = talk.topic();
  if (!topic) return Heard::nothing;
  const Dialogue& dialogue = of(*topic);
  topic->forget("_next");
  const auto before = topic->values;
  const std::string awaiting = topic->awaiting;
  Took took = take_all(talk, *topic, dialogue);
  if (ended(talk, *topic)) return Heard::finished;
  // "给我妈约", "我叫张伟": a note of the dialogue's own, though nothing of what is asked for.
  if (took == Took::nothing && slot_of(dialogue, awaiting) && topic->values != before)
    took = Took::value;
  const bool changed = facts_of(topic->values) != facts_of(before);
  if (awaiting == "confirm") {
    const Heard heard = hear_confirm(talk, *topic, changed, took);
    if (heard != Heard::nothing) return heard;
  } else if (awaiting == "fix" && took == Took::nothing) {
    const std::string_view named = cue::slot_named(talk.plain);
    const Slot* slot = slot_of(dialogue, named);
    if (!slot) return Heard::nothing;
    clear(*topic, *slot);
    return Heard::taken;
  } else if (took == Took::nothing && cue::wrong(talk.plain) && talk.plain.size() <= 60) {
    // "电话写错了" without the right one: that is asked for anew.
    const Slot* slot = slot_of(dialogue, cue::slot_named(talk.plain));
    if (slot && is_known(talk, *topic, *slot)) {
      clear(*topic, *slot);
      topic->awaiting.clear();
      return Heard::taken;
    }
  }
  if (took == Took::value) {
    const Slot* asked = slot_of(dialogue, awaiting);
    // Something else than was asked for: he hears that it was not lost.
    if (asked && awaiting != "when" && is_wanted(talk, *topic, *asked) &&
        !is_known(talk, *topic, *asked) && !talk.has_said())
      talk.say("steer.noted");
    topic->misses = 0;
    talk.state.misses = 0;
    return Heard::taken;
  }
  if (took == Took::refused) {
    count_miss(talk, *topic);
    return Heard::taken;
  }
  return Heard::nothing;
}

bool choose(Talk& talk, const std::string& act) {
  Topic* topic = talk.topic();
  if (!topic) return false;
  const Dialogue& dialogue = of(*topic);
  if (act == "yes" && topic->awaiting == "confirm") {
    finish(talk, *topic);
    return true;
  }
  if (act == "no") {
    ask_what_to_fix(talk, *topic);
    return true;
  }
  if (act == "drop") {
    drop(talk);
    return true;
  }
  if (act.starts_with("fix:")) {
    const Slot* slot = slot_of(dialogue, act.substr(4));
    if (!slot) return false;
    clear(*topic, *slot);
    topic->awaiting.clear();
    proceed(talk);
    return true;
  }
  if (act.starts_with("set:")) {
    const auto equals = act.find('=');
    if (equals == act.npos) return false;
    const std::string key = act.substr(4, equals - 4), value = act.substr(equals + 1);
    const Slot* slot = slot_of(dialogue, key);
    if (!slot) return false;
    if (slot->choose)
      (void)slot->choose(talk, *topic, value);
    else
      topic->set(key, value);
    topic->misses = 0;
    proceed(talk);
    return true;
  }
  return false;
}

void miss(Talk& talk) {
  Topic* topic = talk.topic();
  if (!topic) return;
  const Slot* slot = slot_of(of(*topic), topic->awaiting);
  talk.say(slot && !slot->wrong.empty() ? slot->wrong : of(*topic).unclear);
  count_miss(talk, *topic);
  proceed(talk);
}

void help(Talk& talk) {
  Topic* topic = talk.topic();
  if (!topic) return;
  explain(talk, *topic);
  count_miss(talk, *topic);
  proceed(talk);
}

}  // namespace huiyin::bot::engine
