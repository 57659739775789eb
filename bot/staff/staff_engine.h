// Does the talking of an act on a case: which case, what is lacking, what stands in the way, said
// back, done.
#pragma once

#include "bot/staff/staff_acts.h"

namespace huiyin::bot {

// Begins the act with what the message holds; `number`: the case, where something else than the
// message names it (a card's button). Empty: as the message says, or the one in hand.
void begin_act(StaffTalk& talk, const StaffAct& act, const std::string& number = {});

// The message within the act under way. False: it wants something else, and the act is left.
bool go_on_with_act(StaffTalk& talk);

// The case that a message names for looking at it; says why when there is none.
std::optional<petition::CaseFile> case_to_see(StaffTalk& talk);

}  // namespace huiyin::bot
