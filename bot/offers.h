// A seat that became free is offered to who waits: he takes it, or it goes to the next.
#pragma once

#include "bot/talk.h"

namespace huiyin::bot::offers {

void take(Talk& talk);
void decline(Talk& talk);

// A short yes or no while an offer stands; by SMS its number too. True: dealt with.
bool hear(Talk& talk);
// The same, where the offer came after all that was said here: whatever else is open was asked
// before it, so that the yes is for the offer.
bool hear_newest(Talk& talk);

}  // namespace huiyin::bot::offers
