// How fast many are told 群发限速: never more than so many within any minute, one by one and not in
// a heap; what was not used is not made up for. A pace is one number, the moment from which the
// next may go, in microseconds since 1970; 0 at first.
#pragma once

#include <cstdint>

#include "base/time.h"

namespace huiyin::store {

// How many may go now. `per_minute` > 0.
int may_go(std::int64_t next_us, int per_minute, Instant now);

// The pace once `count` of them have gone.
std::int64_t pace_after(std::int64_t next_us, int count, int per_minute, Instant now);

}  // namespace huiyin::store
