// By SMS: who writes is not the one whom the office knew by this number. Nothing of that one is
// told or sent there any more; who writes learns nothing of him, not even whether there was one.
#pragma once

#include <string_view>

#include "bot/talk.h"

namespace huiyin::bot::wrong_person {

// "你们打错了", "我不是王某", "这个号换人了"; not "打错了，是1001", which puts one's own digits
// right, and not "我不是本人，我是他女儿". `plain` is bot::plain() of what was typed.
bool says_so(std::string_view plain);

// "打错了", "发错了" alone: of our message where he had nothing under way, of his own words else.
bool may_say_so(std::string_view plain);

// True: dealt with; nothing of the talk is left.
bool hear(Talk& talk);

}  // namespace huiyin::bot::wrong_person
