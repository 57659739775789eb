// Which intent a sentence has: a linear classifier over runs of 1–4 letters and the lexicon's
// concepts, trained at start from the lines of config/defaults/understanding/intents.json.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "bot/understanding/lexicon.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

// How sure is sure enough; tuned by measurement (tests/unit/bot/understanding/nlu_dev_test.cpp
// prints the figures).
struct Bands {
  double act = 0.5;    // do it
  double offer = 0.2;  // offer the best two or three; below: ask in other words
};

struct TrainingLine {
  std::u32string text;  // plain form, values replaced by their marks
  std::size_t intent = 0;
  bool background = false;
};

// Runs of letters by key, in the order of keys, each with how much it tells: rare ones tell more.
using Letters = std::vector<std::pair<std::uint64_t, double>>;

// What config says, read and checked, not yet trained.
struct IntentLines {
  std::vector<std::string> intents;  // keys: "book_visit" …
  struct Line {
    std::string text;
    std::size_t intent = 0;
    bool background = false;
  };
  std::vector<Line> lines;
  Bands bands;

  // Refuses with config.not_json, intents.missing, intents.line, intents.bands.
  static Result<IntentLines> from(std::string_view json);
};

class Classifier {
 public:
  // `lexicon` must outlive it.
  static Classifier trained(std::vector<std::string> intents,
                            const std::vector<TrainingLine>& lines, const Lexicon& lexicon);

  // All intents, the likeliest first; confidences sum to 1.
  std::vector<Guess> guesses(std::u32string_view text) const;

  const std::vector<std::string>& intents() const { return intents_; }
  // By what one sentence is like another (taught.h).
  Letters letters(std::u32string_view text) const;

 private:
  // The features of a text by key; keys are numbered at training, unknown ones count nothing.
  std::vector<std::pair<std::uint64_t, double>> keyed(std::u32string_view text) const;

  std::vector<std::string> intents_;
  std::unordered_map<std::uint64_t, std::uint32_t> index_;
  std::vector<float> weights_;  // of each feature, one for each intent in turn
  std::vector<float> bias_;     // of each intent
  std::vector<float> rarity_;   // of each feature: the logarithm of one in how many lines has it
  double rarest_ = 0;           // of what no line has, or one
  const Lexicon* lexicon_ = nullptr;
};

}  // namespace huiyin::bot
