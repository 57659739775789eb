// Times as the SMS providers write them: sms.md 0. The office's wall clock (UTC+8) where no zone is
// named.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace huiyin::gateway::sms {

// "2026-03-02 09:15:04" (also with T, slashes, a fraction or without seconds), "20260302091504",
// Unix seconds or milliseconds in digits; a zone behind it counts: "Z", "+08:00". Nothing where it
// is none of these or not of this century: then the time of arrival is all there is.
std::optional<Instant> provider_time(std::string_view text);

}  // namespace huiyin::gateway::sms
