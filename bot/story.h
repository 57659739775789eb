// Days and people that belong to what a citizen tells, not to his visit: "药店8月5号卖给我们老两口
// 的药是假的，我12月15号一个人来" has both.
#pragma once

#include <string_view>
#include <vector>

#include "base/time.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

// For each of the values, in their order: true, it is part of the story.
std::vector<bool> values_of_story(const Understood& heard, LocalDate today);

// A day or an hour stands among words of coming alone, as beside a matter:
// "药店卖假药，15号上午九点 半去".
bool names_a_visit(const Understood& heard, LocalDate today);

// What befell him, and not only that he wants to speak of something: "欠俺工钱三个月了".
bool tells_trouble(std::string_view plain_text);

}  // namespace huiyin::bot
