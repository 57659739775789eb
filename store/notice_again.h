// The opinion of a matter once more, for a citizen who has lost its link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "petition/case_file.h"
#include "store/desk_context.h"

namespace huiyin::store {

// A new link to the opinion as it was issued. One that was written elsewhere, before its matter
// came to us, has no text here: `citizen`, its petitioner, gets a page of what the ledger knows of
// it and where he gets the paper; kept, and the same the next time. Empty: there is no page of it,
// and the office is told what it lacks.
// `concluded` is the event::Concluded that is meant.
std::string link_to_opinion(const OfficeContext& desk, const petition::CaseFile& file,
                            const petition::CaseEvent& concluded,
                            std::optional<std::int64_t> citizen);

}  // namespace huiyin::store
