// Numbers as people write them: 12, 1,200, 十二, 一百二 (= 120), 壹佰贰拾, 5万4千6百,
// 二分之一, 3.5亿.
#pragma once

#include <vector>

#include "bot/understanding/sentence.h"

namespace huiyin::bot {

struct Number {
  std::size_t begin = 0;
  std::size_t end = 0;
  double value = 0;
  bool ordinal = false;  // 第三
  bool about = false;    // 十几, 三十多: the value is the least it can be
};

// The numeral that begins at `at`, as long as it goes; whether a number is meant there is not asked
// (一 in 一切).
std::optional<Number> number_at(const Sentence& s, std::size_t at);

// All numbers that are meant as such, in order: not the 一 of 一切, the 四 of 四川, the 十 of 十分.
std::vector<Number> numbers(const Sentence& s);

// A whole number of at most two digits, as dates and times have them: 5, 05, 五, 十五, 二十三,
// 廿三, 零五.
struct Small {
  std::size_t end = 0;
  int value = 0;
  bool arabic = false;
};
std::optional<Small> small_at(const Sentence& s, std::size_t at);

int digit_of(char32_t c);  // 0 … 9 of 0, 零, 〇, 一, 幺, 两, 壹 …; -1 of any other

}  // namespace huiyin::bot
