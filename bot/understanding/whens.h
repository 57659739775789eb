// All days and times that a sentence names, each as one value: 下周三上午十点半, 15号到17号,
// 今天下午1点到3点.
#pragma once

#include <vector>

#include "bot/understanding/day_words.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

struct WhenRead {
  std::size_t begin = 0;
  std::size_t end = 0;
  When when;
  const char* refused = nullptr;  // "no_such_day", "no_such_time"; `when` is then empty
  bool festival = false;          // only a festival's name: 国庆 may also be part of a person's
};

// By begin, never one over another. `expected`: the dialogue asked for a day or time, so that a
// bare "15" or "3" counts.
std::vector<WhenRead> whens(const Sentence& s, const DayNames& names, Instant now, bool expected);

}  // namespace huiyin::bot
