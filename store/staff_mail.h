// Messages to members of staff, by the app.
#pragma once

#include <string>
#include <vector>

#include "store/desk_context.h"

namespace huiyin::store {

struct StaffTold {
  std::string name;
  OutboxId message;
};

// Puts `text` into the outbox of each person named who has a WeCom id. `about` names what it is
// about, for the record.
std::vector<StaffTold> tell_staff(const OfficeContext& desk, const std::vector<std::string>& names,
                                  std::string_view about, const std::string& text);

}  // namespace huiyin::store
