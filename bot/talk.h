// One turn under construction: what was heard, what is remembered, and what will be said. The
// engine and the dialogues work on it; it alone writes sayings and menus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/converse.h"
#include "bot/state.h"

namespace huiyin::bot {

class Talk {
 public:
  Talk(Session::State& remembered, const Message& from, const Understood& meant, Desk& office_desk,
       const templates::Catalogue& catalogue, const Limits& limits_of_talk);

  Session::State& state;
  const Message& message;
  const Understood& heard;
  Desk& desk;
  const Limits& limits;
  const std::string plain;  // the message in the form in which cues are looked for

  // A text of the catalogue with its variables. The key and the variables stand in needed_words().
  std::string text(std::string_view key, templates::Variables variables = {}) const;

  // A paragraph of the answer.
  void say(std::string_view key, templates::Variables variables = {});
  // The question: it stands last, with its choices; it replaces one asked earlier in this turn.
  void ask(std::string_view key, templates::Variables variables = {},
           std::vector<Choice> choices = {});
  // Choices without a question of their own.
  void offer(std::vector<Choice> choices);
  Choice choice(std::string act, std::string_view label_key, templates::Variables v = {}) const;
  bool has_asked() const { return asked_; }
  bool has_said() const { return !said_.empty() || asked_; }

  Topic* topic() { return state.topics.empty() ? nullptr : &state.topics.back(); }
  // Begins a dialogue on top of what is under way; the words of the first one are kept to its end.
  Topic& begin(std::string_view dialogue);
  // The topic on top is done or dropped; the one below it comes back.
  void end();

  // By SMS texts are said in their short form, menus are numbered lines, and a bare number is an
  // item; over WeCom it is what it says.
  bool is_by_sms() const { return desk.is_by_sms(); }

  // Closes the turn: at most two sayings, within the platform's limits, never an empty text. By SMS
  // one where it fits two parts, else up to three that each do.
  std::vector<Saying> sayings();

 private:
  void number_question();
  std::vector<Saying> sayings_by_sms(std::vector<MenuItem> menu) const;

  templates::Worded worded(std::string_view key, templates::Variables variables) const;

  const templates::Catalogue& words_;
  std::vector<templates::Worded> said_;
  templates::Worded question_;
  bool asked_ = false;
  std::vector<Choice> offered_;
};

// Ends of items' ids that always mean the same, whatever was asked since: "go.book_visit".
std::string menu_id(const Session::State& state, const Choice& choice, std::size_t index);

}  // namespace huiyin::bot
