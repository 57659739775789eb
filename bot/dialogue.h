// A dialogue is a small table of slots; the engine does the talking: it asks for what is wanted and
// not known, takes several values from one sentence in any order, corrects, goes back, explains,
// says all back, and does it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bot/talk.h"

namespace huiyin::bot {

// What a sentence brought for a slot.
enum class Took {
  nothing,
  value,    // the slot, or a part of it, is known now
  refused,  // something was said for it that won't do; why has been said
};

struct Slot {
  std::string_view key;     // as in `awaiting`
  std::string_view prompt;  // asks for it, with {…} of none
  std::string_view again;   // asks in other words, with an example
  std::string_view why;     // what it is needed for
  std::string_view wrong;   // said of an answer that cannot be read

  // Takes what the sentence holds for it. `awaited`: the last question asked for it, so a bare word
  // is the answer.
  Took (*take)(Talk& talk, Topic& topic, bool awaited);
  bool (*wanted)(Talk& talk, const Topic& topic) = nullptr;              // null: always
  bool (*known)(Talk& talk, const Topic& topic) = nullptr;               // null: topic.has(key)
  void (*ask)(Talk& talk, Topic& topic, bool in_other_words) = nullptr;  // null: prompt or again
  Took (*choose)(Talk& talk, Topic& topic,
                 const std::string& value) = nullptr;  // a tap; null: the value as it is
  void (*clear)(Topic& topic) = nullptr;               // null: topic.forget(key)
};

struct Dialogue {
  std::string_view intent;
  std::vector<Slot> slots;
  // Looks at the sentence with which it begins, or that names it again: prefills, notes for whom.
  void (*opens)(Talk& talk, Topic& topic) = nullptr;
  // Before the slots read a sentence: what concerns the whole ("for my mother").
  void (*hears)(Talk& talk, Topic& topic) = nullptr;
  // Says all back and asks whether it is right. Null: it is done as soon as all is known.
  void (*confirm)(Talk& talk, Topic& topic) = nullptr;
  // Does it and says how it went; ends the topic, or leaves it with what is lacking forgotten.
  void (*done)(Talk& talk, Topic& topic) = nullptr;
  std::string_view dropped;  // said when it is given up: what was not confirmed was not kept
  bool yes_undoes =
      false;  // confirming undoes something: "取消" is a yes, "算了" leaves it as it is
  bool no_drops = false;                      // there is nothing to put right: a no leaves it
  std::string_view unclear = "miss.confirm";  // said of what is neither a yes nor a no
};

const Dialogue* dialogue(std::string_view intent);  // nullptr: none of that name
std::span<const Dialogue> dialogues();

}  // namespace huiyin::bot
