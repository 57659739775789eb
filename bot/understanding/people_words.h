// How many people come: 一个人, 就我一个, 我和我老伴两个人, 4人, 十二个人, 俺俩, 我们仨.
#pragma once

#include <vector>

#include "bot/understanding/sentence.h"

namespace huiyin::bot {

struct PeopleRead {
  std::size_t begin = 0;
  std::size_t end = 0;
  double count = 0;
};

// `expected`: the dialogue asked how many, so that a bare "3" or "三个" counts.
std::vector<PeopleRead> people(const Sentence& s, bool expected);

}  // namespace huiyin::bot
