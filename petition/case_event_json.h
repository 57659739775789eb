// A ledger event as the text that the store keeps:
// {"event":"extended","date":"2026-11-19","recorded_ms":1795044600000,"by":"苏敏",…}.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "petition/case_event.h"

namespace huiyin::petition {

// The whole event, its personal words included: sealed at rest by who stores it.
std::string event_json(const CaseEvent& event);

// Refuses with json.* (where names the field), event.unknown (no name of the ledger) and
// event.not_yet (a name of the ledger that this build cannot record).
Result<CaseEvent> read_event_json(std::string_view json);

}  // namespace huiyin::petition
