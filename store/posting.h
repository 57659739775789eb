// Something that an office says by itself, in the transaction that decided it.
#pragma once

#include "store/desk_context.h"
#include "store/outbox.h"

namespace huiyin::store {

// Its office and trace are the context's, and it reaches no further than that does; the senders
// hear of it after the commit.
OutboxId post(const OfficeContext& office, Outgoing message);

}  // namespace huiyin::store
