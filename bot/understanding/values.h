// All values of a sentence: numbers of the office, phones, names, people, days and times, yes and
// no.
#pragma once

#include "bot/understanding/day_names.h"
#include "bot/understanding/lexicon.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

struct ValuesRead {
  std::vector<Found> found;  // by begin
  std::vector<RefusedValue> refused;
  // The sentence with each value replaced by one mark of its kind and well-known words put right:
  // what the classifier learns from and sees.
  std::u32string essence;
};

ValuesRead values_of(const Sentence& s, const DayNames& days, const Lexicon& lexicon, Instant now,
                     std::string_view state);

// In a correction, which of the values hold: "把15号改到22号", "不是3点是4点",
// "原来约的周三换成周五".
void assign_roles(const Sentence& s, std::vector<Found>& values);

}  // namespace huiyin::bot
