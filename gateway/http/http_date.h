// The header Date of an answer: what the other side's clock says. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace huiyin::gateway {

// "Tue, 24 Nov 2026 01:10:00 GMT" (IMF-fixdate, RFC 9110 5.6.7), the one form that servers send
// today. Nothing where it is not that, or no day or time that there is.
std::optional<Instant> read_http_date(std::string_view text);

}  // namespace huiyin::gateway
