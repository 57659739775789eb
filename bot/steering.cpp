// The words that steer a dialogue: from the start, back, drop it, a moment, why, go on.
#include <algorithm>

#include "bot/company.h"
#include "bot/cues.h"
#include "bot/dialogues/person_slots.h"
#include "bot/engine.h"
#include "bot/engine_parts.h"
#include "bot/giving_up.h"
#include "bot/readers.h"

namespace huiyin::bot::engine {
namespace {

void back(Talk& talk, Topic& topic) {
  const Dialogue& dialogue = of(topic);
  while (!topic.order.empty()) {
    const std::string key = topic.order.back();
    topic.order.pop_back();
    const Slot* slot = slot_of(dialogue, key);
    if (!slot) continue;
    clear(topic, *slot);
    talk.say("steer.back");
    topic.misses = 0;
    ask(talk, topic, *slot);
    return;
  }
  talk.say("steer.at_the_beginning");
  proceed(talk);
}

// All that was told is dropped, the dialogue stays.
void restart(Talk& talk, Topic& topic) {
  topic.values.clear();
  topic.order.clear();
  topic.awaiting.clear();
  talk.say("steer.restart");
  const std::string intent = topic.dialogue;
  start(talk, intent);
}

}  // namespace

bool steers(Talk& talk) {
  Topic* topic = talk.topic();
  if (!topic) return false;
  const Dialogue& dialogue = of(*topic);
  const bool in_story = topic->awaiting == "matter";
  if (cue::restart(talk.plain) && !dialogue.yes_undoes) {
    restart(talk, *topic);
    return true;
  }
  // What waits for a name may take any short word for one: that is no value here.
  const bool is_plain = !read::has_sure_value(talk) && !talk.heard.has(ValueKind::when) &&
                        !talk.heard.has(ValueKind::people);
  if (cue::back(talk.plain) && is_plain) {
    back(talk, *topic);
    return true;
  }
  // At the summary a bare no puts something right; the consent is refused by its own words.
  const bool refuses =
      cue::refuses_privacy(talk.plain) &&
      (topic->awaiting != "confirm" || has_any(talk.plain, {"信息", "留", "名字", "电话", "隐私"}));
  if (dialogue.intent == "book_visit" && !in_story && refuses && is_plain) {
    talk.say("privacy.refused",
             {{"地点", talk.desk.office().address}, {"电话", talk.desk.office().phone}});
    talk.end();
    if (talk.topic()) proceed(talk);
    return true;
  }
  // "周大海不去了": one of those who were named, not the whole.
  const bool of_one =
      person_slots::is_of_representatives(talk, *topic) || stay_away(talk).has_value();
  // "取消" to a dialogue that cancels is its own verb, whatever it waits for.
  const bool is_its_wish =
      dialogue.yes_undoes && (topic->awaiting == "confirm" || gives_up(talk) == GivesUp::yes);
  if (is_plain && !of_one && cue::drop(talk.plain) && !is_its_wish) {
    drop(talk);
    return true;
  }
  const bool decides = topic->awaiting == "confirm" && dialogue.yes_undoes;
  if (is_plain && !in_story && !decides && cue::hold(talk.plain)) {
    talk.say("steer.no_hurry");
    proceed(talk);
    return true;
  }
  // "号忘了，我叫马长顺": a name alone opens nobody's visit.
  if (topic->awaiting == "which" && !talk.heard.has(ValueKind::booking_no) &&
      (cue::lost(talk.plain) || (read::has_sure_value(talk) && !talk.heard.has(ValueKind::when)))) {
    talk.say("which.lost", {{"电话", talk.desk.office().phone}});
    count_miss(talk, *topic);
    proceed(talk);
    return true;
  }
  const bool is_about_the_form =
      !in_story || !cue::slot_named(talk.plain).empty() || talk.plain.size() <= 30;
  const bool asks_why = cue::protests(talk.plain) && !read::has_sure_value(talk);
  // A code that has not come by SMS is sent again.
  const bool may_be_lost = topic->awaiting != "confirm" && topic->awaiting != "sms_code";
  if (is_plain && !topic->awaiting.empty() && may_be_lost && !in_story && cue::lost(talk.plain)) {
    // The other words say where it stands, or what will do as well.
    topic->misses = std::max(topic->misses, 1);
    count_miss(talk, *topic);
    proceed(talk);
    return true;
  }
  if (is_about_the_form &&
      (asks_why || (is_plain && (cue::why(talk.plain) || cue::unclear(talk.plain))))) {
    explain(talk, *topic);
    proceed(talk);
    return true;
  }
  if (is_plain && cue::go_on(talk.plain) && talk.plain.size() <= 36) {
    topic->misses = 0;
    talk.say("steer.go_on");
    proceed(talk);
    return true;
  }
  return false;
}

}  // namespace huiyin::bot::engine
