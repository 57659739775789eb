// Facts put in place before a rehearsal: a booking, a day that is full.
#pragma once

#include <vector>

#include "app/foundation.h"
#include "app/import/office_data.h"

namespace huiyin::app {

// Faults (appended) name what is wrong; a kind that this program cannot put in place yet is one,
// "given.not_yet".
void put_in_place(store::Transaction& tx, const Foundation& ground, Random& random,
                  const store::Office& office, const GivenData& fact, Instant now,
                  std::vector<Problem>& faults);

}  // namespace huiyin::app
