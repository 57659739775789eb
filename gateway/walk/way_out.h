// Whether something may leave the house at all, whatever brought it to be said: the one place that
// decides it, right before it is handed to a platform. On trial 试运行, and by a key on trial 试用,
// the office's own staff alone are written to.
#pragma once

#include "store/database.h"
#include "store/office_book.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::gateway {

// `offices`: none where there are no staff to tell by. A citizen's conversation by customer service
// is of staff once it is joined with a person who has a member's telephone.
bool may_leave(store::Transaction& tx, const store::Keyring& keys, const store::OfficeBook* offices,
               const store::Queued& message);

// The end of what may not. Of what may have left before the trial began nobody knows, as ever.
store::Outcome kept_back(const store::Queued& message);

}  // namespace huiyin::gateway
