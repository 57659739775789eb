// The office's words for what citizens mean: concepts, spellings, commands, names, alarm words.
// From config/defaults/understanding/lexicon.json, which tells its own form.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "bot/understanding/names.h"
#include "bot/understanding/sentence.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

// Words found by their first letter. A word may have gaps: "带…人…堵" lets up to eight points of
// the same sentence stand for each "…".
class WordList {
 public:
  void add(std::u32string word, std::size_t meaning);
  struct Match {
    std::size_t begin = 0, end = 0, meaning = 0;
  };
  std::vector<Match> matches(std::u32string_view text) const;  // all of them, by begin

 private:
  struct Word {
    std::vector<std::u32string> pieces;  // between the gaps
    std::size_t meaning = 0;
  };
  std::unordered_map<char32_t, std::vector<Word>> words_;
};

struct RiskFound {
  Risk risk = Risk::none;
  std::string words;    // as typed
  bool denied = false;  // alarm words stand there, but as idiom, news or denial
  bool here = false;    // a crowd, and it stands at the office already
};

class Lexicon {
 public:
  // Refuses with config.not_json, lexicon.missing, lexicon.word, lexicon.risk, lexicon.command.
  static Result<Lexicon> from(std::string_view json);

  const NameWords& names() const { return names_; }
  std::size_t concepts() const { return concept_names_.size(); }
  const std::string& concept_name(std::size_t index) const { return concept_names_[index]; }
  // Which concepts the text touches, in order, each once.
  std::vector<std::size_t> concepts_in(std::u32string_view plain) const;

  // The text with well-known words written right where they were mistyped by their sound (予约 →
  // 预约): one letter for one, so that positions stay.
  std::u32string spelled(std::u32string_view plain) const;

  // The intent of a whole text that is a known short command ("td", "?", "地址"); nullptr for none.
  // `state` first.
  const std::string* command(std::u32string_view plain, std::string_view state) const;
  const std::map<std::string, std::map<std::u32string, std::string>>& commands() const {
    return commands_;
  }

  // Who speaks of danger, violence, a crowd at the gate, going to the capital, or insults. `people`
  // are as many as he says: being at the office is an alarm when they are many.
  RiskFound risk_in(const Sentence& s, double people = 0) const;

  // Whether somebody's body is in danger, or somebody died. `of_past_day`: it tells of a day past.
  Harm harm_in(const Sentence& s, bool of_past_day = false) const;

  // The text without outcries (急死人了, 愁死我了), which tell nothing of what is wanted.
  std::u32string without_outcries(std::u32string_view plain) const;

 private:
  NameWords names_;
  std::vector<std::string> concept_names_;
  WordList concepts_;
  std::unordered_map<char32_t, char32_t> sounds_;  // letter → the one that stands for its sound
  std::unordered_map<std::u32string, std::u32string> right_spelling_;  // sounds → the word
  std::map<std::u32string, std::u32string> fixed_;
  std::size_t longest_word_ = 0;
  std::map<std::string, std::map<std::u32string, std::string>> commands_;  // by state; "" any
  WordList risks_;                                                         // meaning: Risk
  WordList not_meant_;   // idioms: what they cover alarms nobody
  WordList not_theirs_;  // news, quotation, denial: the clause they stand in alarms nobody
  WordList gathered_;    // people are at the office
  WordList appointed_;   // … have agreed to come, when they are a crowd
  WordList queued_;      // … wait there, when they are few
  WordList outcries_;
  std::map<std::string, WordList> harm_;  // by the lists' keys
};

}  // namespace huiyin::bot
