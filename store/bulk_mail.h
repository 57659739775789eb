// The messages of a sending to many 群发 in the outbox: put, taken back, put again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"
#include "store/mail.h"
#include "store/outbox.h"

namespace huiyin::store {

// What the words of a sending are sealed with.
std::string bulk_row(std::string_view seal, std::string_view field);

// Takes back what is queued or held and was surely not sent; its recipients wait again. Each keeps
// its key: one that was being handed over all the same is shown once, however it goes on. Answers
// how many.
std::int64_t take_back(Transaction& tx, BulkId of, Instant now);

// Queues one that was taken back. Nothing: it is not taken back any more.
std::optional<ConversationId> put_again(Transaction& tx, OutboxId message,
                                        std::optional<Instant> expires, Instant now);

// Told by record(), of a message that is not queued any more: it may have been taken back while it
// was in hand. What the platform took then has gone out.
void note_of_taken_back(Transaction& tx, const Queued& message, const Outcome& outcome,
                        Instant now);

// How many of it are queued; counted up to `most`.
int queued_of_bulk(Transaction& tx, BulkId of, int most);

}  // namespace huiyin::store
