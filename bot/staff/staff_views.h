// What staff are shown: what waits for them, and a case as far as their part in it goes.
#pragma once

#include "bot/staff/staff_talk.h"

namespace huiyin::bot {

void say_todo(StaffTalk& talk);    // his duties on cases, then who waits and who comes
void say_waits(StaffTalk& talk);   // citizens who wait for a person
void say_visits(StaffTalk& talk);  // of the next reception day
void say_case(StaffTalk& talk, const petition::CaseFile& file);

}  // namespace huiyin::bot
