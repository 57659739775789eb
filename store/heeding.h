// While somebody of the office has a conversation (takeovers.h) the bot answers nothing there, but
// what the citizen writes is still looked at for danger: each message once, in its order, whether
// or not the person has seen it. What he gives back unlooked at is the bot's, which looks at it as
// at everything.
#pragma once

#include <optional>
#include <vector>

#include "store/inbox.h"

namespace huiyin::store {

// The oldest of a taken conversation that was not looked at yet; nothing: none, or nobody has it.
// With no words where it does not open.
std::optional<Waiting> oldest_unheeded(Transaction& tx, const Keyring& keys,
                                       ConversationId conversation);

// All up to `message` are looked at. Answers whether another one is not.
bool settle_heeding(Transaction& tx, ConversationId conversation, InboxId message);
bool is_unheeded(Transaction& tx, ConversationId conversation);

// What stood there before somebody took the conversation was the bot's to look at.
void begin_heeding(Transaction& tx, ConversationId conversation);

// Taken ones in which something is to be looked at.
std::vector<ConversationId> unheeded(Transaction& tx);

}  // namespace huiyin::store
