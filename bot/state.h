// What a conversation remembers between two messages. Written and read by session.cpp alone;
// changed by Talk.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bot/converse.h"

namespace huiyin::bot {

// What tapping (or typing the number of) an item means.
struct Choice {
  std::string act;    // "yes", "no", "drop", "human", "go:INTENT", "set:SLOT=VALUE", "do:WORD"
  std::string label;  // as shown
  bool operator==(const Choice&) const = default;
};

// A dialogue under way 话题: which one, what is known, what was asked last.
struct Topic {
  std::string dialogue;  // its intent: "book_visit"
  std::map<std::string, std::string>
      values;  // slots in normal form; names with '_' are the dialogue's own notes
  std::vector<std::string> order;  // slots in the order in which they were answered, for going back
  std::string awaiting;            // the slot asked for; "confirm" when all was said back
  int misses = 0;                  // wrong answers to this question in a row

  bool has(const std::string& key) const { return values.contains(key); }
  std::string value(const std::string& key) const {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
  }
  int number(const std::string& key) const;  // 0: not there, or no number
  void set(const std::string& key, std::string value);
  void forget(const std::string& key);
};

struct Session::State {
  std::vector<Topic> topics;    // the last one is talked about; those below wait for their turn
  std::vector<Choice> choices;  // what the last question offered
  std::string about;            // fingerprint of the last question: the same question keeps its id
  std::int64_t question = 0;    // id of the last question; only grows
  std::string words;         // version of the catalogue with which the conversation under way began
  int misses = 0;            // messages in a row of which nothing was understood
  Instant last{};            // of the last message
  Instant care{};            // when words of self-harm last came; epoch: never
  std::string offered_day;   // the reception day named last: "那天" means it
  std::string last_booking;  // the visit made or changed last
  // The matter told last: when, and what opened it; nothing where it is his own.
  Instant told_at{};
  std::map<std::string, std::string> told_by;
  std::string story;  // what he told before anything was begun: the matter of a visit
  bool asked_to_go_on =
      false;  // a dialogue was left alone too long; the last question asks whether to go on
};

}  // namespace huiyin::bot
