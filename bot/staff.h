// What a member of staff who writes to the app in words is answered: what waits for him, how a case
// stands, and his acts on the ledger. One answer to every message; who is not of the office learns
// nothing.
#pragma once

#include <vector>

#include "bot/converse.h"
#include "bot/staff_desk.h"

namespace huiyin::bot {

// `understood` was made of message.text with session.awaiting() as its state.
Turn converse_staff(const Session& session, const Message& message, const Understood& understood,
                    StaffDesk& desk, const templates::Catalogue& words);

// Every text that converse_staff() may say, with its variables: checked at start.
std::vector<templates::Catalogue::Need> needed_staff_words();

}  // namespace huiyin::bot
