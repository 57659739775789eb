// Messages to a citizen who did not just write: where his channel identity is joined with him.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/desk_context.h"

namespace huiyin::store {

// The conversation of customer service that was joined with this person last.
std::optional<ConversationId> conversation_of_person(Transaction& tx, std::int64_t person);

// Puts `text` into the outbox of that case's petitioner. False: he is joined with no conversation,
// so that he must be told by another way. `about` names what it is about, for the record.
bool tell_petitioner(const OfficeContext& office, const std::string& case_no,
                     std::string_view about, const std::string& text);

}  // namespace huiyin::store
