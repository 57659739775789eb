// The header Date of an answer (RFC 9110 5.6.7): callers tell by it whether their clocks agree.
#pragma once

#include <string>

#include "base/time.h"

namespace huiyin::sim {

std::string http_date(Instant moment);  // "Tue, 24 Nov 2026 01:10:00 GMT"

}  // namespace huiyin::sim
