// Words of danger, of anger and of a way over our heads: staff are told at once, the citizen hears
// a calm answer. Never a verdict on a person, never a threat (domain: Signals).
#pragma once

#include "bot/talk.h"

namespace huiyin::bot::risks {

enum class Next {
  go_on,    // the sentence is heard as any other
  ask_on,   // answered; what was asked before is asked again
  nothing,  // answered, and nothing is added: no menu, no form
};

Next hear(Talk& talk);

// While a person answers: staff are told all the same, and nothing is said.
void listen(const Message& message, const Understood& heard, Desk& desk);

}  // namespace huiyin::bot::risks
