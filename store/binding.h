// 绑定: a conversation is joined with a person who proved himself. It is where he is written to
// from then on.
#pragma once

#include <cstdint>

#include "store/desk_context.h"

namespace huiyin::store {

// Joins the conversation of this turn, and no other: those that were joined with that person before
// are told so and leave him, and his phone is told by SMS, with the office's number: it may have
// been somebody else who did it. His notices that nobody has opened yet are sent here, those of an
// accusation apart; answers how many.
int bind_conversation(const DeskContext& desk, std::int64_t person);

// The person whose matter code and digits opened in this turn. Where the office sends SMS, a code
// goes to his phone and nobody is joined before it is typed back here; without, at once.
bot::BindAnswer ask_to_bind(const DeskContext& desk, std::int64_t person);
bot::CodeAnswer bind_by_code(const DeskContext& desk, const std::string& code);

// 解绑: the conversation of this turn belongs to nobody any more.
void unbind_conversation(const DeskContext& desk);

}  // namespace huiyin::store
