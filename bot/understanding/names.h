// People's names: introduced by words (我叫孙小军, 她叫吴桂芳), standing alone among other values
// ("郑玉梅，13900001008，一个人"), or in a list of representatives.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "bot/understanding/sentence.h"

namespace huiyin::bot {

// What config/defaults/understanding/lexicon.json tells of names.
struct NameWords {
  std::unordered_set<char32_t> surnames;         // 王, 李 …
  std::unordered_set<std::u32string> compound;   // 欧阳, 司马 …
  std::unordered_set<std::u32string> not_names;  // 高兴, 方便: begin like a name and are none
  // 阿卜杜, 古丽, 扎西: by one of them a name without a surname is known.
  std::vector<std::u32string> parts;
  bool is_compound(std::u32string_view two) const { return compound.contains(std::u32string(two)); }
};

enum class NameHint {
  none,
  structured,  // other values stand in the sentence: a name may stand alone between them
  expected,    // the dialogue asked for a name or for names
};

struct NameRead {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool introduced = false;
  bool denied = false;  // 我不是张桂兰
};

std::vector<NameRead> names(const Sentence& s, const NameWords& words, NameHint hint);

}  // namespace huiyin::bot
