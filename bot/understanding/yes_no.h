// Yes and no as answers to a question: the first word that decides.
#pragma once

#include "bot/understanding/sentence.h"

namespace huiyin::bot {

struct Decision {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool yes = false;
};

// `expected`: the dialogue asked for yes or no, so that "1" counts and the word may stand anywhere;
// else it must begin a clause, and the sentence with it.
std::optional<Decision> decision(const Sentence& s, bool expected);

}  // namespace huiyin::bot
