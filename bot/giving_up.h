// Does he give his visit up? The seat goes to the next as soon as he does, so that a question, a
// doubt or a remark about it is never taken for a yes.
#pragma once

#include <string_view>

#include "bot/talk.h"

namespace huiyin::bot {

enum class GivesUp { yes, no, unsaid };

// His answer to "shall it be cancelled?".
GivesUp gives_up(const Talk& talk);

// "你们不会把我的预约取消了吧", "来晚了会不会作废": of giving up, without wishing it.
bool only_speaks_of_giving_up(std::string_view plain_text);

}  // namespace huiyin::bot
