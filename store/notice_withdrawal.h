// A notice that was wrong is withdrawn 撤销 by the office that issued it: it stays as it was and
// says so wherever it is shown or checked, is brought no further, and its opening is no service.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "store/notices.h"

namespace huiyin::store {

struct NoticeWithdrawal {
  std::string reason;                   // for the office; kept sealed
  std::optional<NoticeId> replaced_by;  // a later one of the same matter
  std::string by;
  petition::Role as = petition::Role::handler;
};

// Refuses staff.unknown, case.role, notice.unknown, notice.withdrawn (it is already),
// notice.signature (that role does not sign its kind), notice.reason, notice.replaced_by (no later
// notice of the same matter, or withdrawn itself). What stands on the ledger of it stays: a
// correction 更正 is an event of its own.
Result<void> withdraw_notice(const OfficeContext& desk, NoticeId id,
                             const NoticeWithdrawal& withdrawal);

}  // namespace huiyin::store
