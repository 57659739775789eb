// A ledger event as the text that the store keeps:
// {"event":"extended","date":"2026-11-19","by":"苏敏","as":"leader",…,"recorded_ms":1795044600000}.
// Without "as" it is an import.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "petition/case_event.h"

namespace huiyin::petition {

// The whole event, its personal words included: sealed at rest by who stores it.
std::string event_json(const CaseEvent& event);

// Refuses with json.* (where names the field) and event.unknown (no name of the ledger).
Result<CaseEvent> read_event_json(std::string_view json);

}  // namespace huiyin::petition
