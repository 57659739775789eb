// Of which signals 预警 a phone was told by SMS: whoever answers that SMS takes one up. Only what
// was sent to that very phone, and only to whom works at the office still and has it still.
#pragma once

#include <string>
#include <vector>

#include "store/desk_context.h"
#include "store/signals.h"

namespace huiyin::store {

struct SignalBySms {
  SignalRecord record;
  std::string name;  // who was told: by it he takes it up
};

// Since then, that told last first, each once; at most some tens. Of a stranger's phone none.
std::vector<SignalBySms> signals_told_by_sms(const DeskContext& desk, Instant since);

}  // namespace huiyin::store
