// Facts of a case put in place before a rehearsal: what was asked for, what was served.
#pragma once

#include <vector>

#include "app/foundation.h"
#include "app/import/office_data.h"

namespace huiyin::app {

// `given case no= …`: extension_asked=DAYS reason= by=. `given served no=`: number= and date=,
// where the case is not served yet. Adds to a case that is there, judged by the law. Faults
// (appended) name what is wrong.
void put_case(store::Transaction& tx, const Foundation& ground, const GivenData& fact, Instant now,
              std::vector<Problem>& faults);
void put_served(store::Transaction& tx, const Foundation& ground, const GivenData& fact,
                Instant now, std::vector<Problem>& faults);

}  // namespace huiyin::app
