// A document that the citizen was served is wanted again: over its link, on paper, or by a person.
#pragma once

#include "bot/talk.h"

namespace huiyin::bot::notices {

// "意见书的链接打不开了，再发我一遍"; "我要纸的行不行", after one was spoken of.
bool wants_again(const Talk& talk);

// Answers it for a matter that is his own or was opened a moment ago. False: none is known, and
// nothing was said.
bool answer(Talk& talk);

}  // namespace huiyin::bot::notices
