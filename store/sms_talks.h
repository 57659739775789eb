// At which office a citizen talks by SMS: a phone has one conversation, whichever offices write to
// it.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"

namespace huiyin::store {

// The office (a code) that last answered what was written there; nothing: none has. What was said
// by WeCom and took its way by SMS is no part of that talk.
std::optional<std::string> office_last_answering(Transaction& tx, ConversationId conversation);

// Whether that office sent it an SMS since then.
bool has_sent_sms(Transaction& tx, ConversationId conversation, const std::string& office,
                  Instant since);

}  // namespace huiyin::store
