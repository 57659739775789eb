// A button of a card was pressed: 已知道 is put on record and shown on the card at once; the others
// begin the conversation of their words, and the card shows what came of it (Reminding).
#pragma once

#include <optional>
#include <string>

#include "bot/converse.h"
#include "gateway/walk/reading.h"
#include "store/desk_context.h"

namespace huiyin::gateway {

// In the transaction of the turn. Answers what the staff's conversation hears of it; nothing: there
// is nothing to say. Whom the card was not sent to, or who is no member of staff, does nothing by
// it. Pressed twice, it is done once.
std::optional<bot::Message> take_press(const store::DeskContext& desk, const CardPress& press,
                                       Instant at);

// Puts into the outbox what the card of a press shows from now on.
void put_card_done(const store::OfficeContext& desk, store::ConversationId to,
                   const std::string& code, const std::string& words);

}  // namespace huiyin::gateway
