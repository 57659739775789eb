// What needs no dialogue: questions on place, hours, papers and rules, thanks and greetings, a
// person wanted, what is not our business. Each answer is short and true; what a machine should not
// answer is given to a person.
#pragma once

#include <string_view>

#include "bot/talk.h"

namespace huiyin::bot::answers {

// A question on the office or on the rules, known by its words; also in the middle of a dialogue.
// False: none here.
bool question(Talk& talk);

// "约15号来，另外要带什么": what is asked beside the wish to book. False: nothing.
bool aside(Talk& talk);

// Others' business, known by its words: where to go with it. False: none here.
bool elsewhere(Talk& talk);

// A question on the office in one clause of several: where, when, by what telephone. False: none.
bool on_office(Talk& talk, std::string_view clause);

// What a member of staff must do: told at once, and the window and telephone are named meanwhile.
void by_a_person(Talk& talk, std::string_view key, const char* reason);

// The answer to an intent that is no dialogue. False: there is none for it.
bool intent(Talk& talk, std::string_view intent);

// He tells what happened, and asks for nothing yet: kept as the matter of a visit, which is
// offered. False: no story.
bool story(Talk& talk);

// Nothing but faces: a kind word, and what was asked stays. False: there are words, or 👍 says yes.
bool emoji(Talk& talk);

void reception(Talk& talk);  // the next reception day
void welcome(Talk& talk);
void help(Talk& talk);
void human(Talk& talk, std::string_view reason);
void media(Talk& talk);
void not_understood(Talk& talk);
void offer_guesses(Talk& talk);

// The short menu of what can be done here.
std::vector<Choice> main_menu(const Talk& talk);

}  // namespace huiyin::bot::answers
