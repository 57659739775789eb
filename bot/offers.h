// A seat that became free is offered to who waits: he takes it, or it goes to the next.
#pragma once

#include "bot/talk.h"

namespace huiyin::bot::offers {

void take(Talk& talk);
void decline(Talk& talk);

// A short yes or no while an offer stands. True: dealt with.
bool hear(Talk& talk);

}  // namespace huiyin::bot::offers
