// Many who come together, told by a number without the word for people: 职工五十多个, 家家户户都去,
// 少说六七十口; 全厂退休的都要来，一百多.
#pragma once

#include <optional>

#include "bot/understanding/people_words.h"

namespace huiyin::bot {

// The crowd whose number begins at `at`.
std::optional<PeopleRead> crowd(const Sentence& s, std::size_t at);

}  // namespace huiyin::bot
