// The citizens and cases of the built-in sample office: a demonstration has something to be asked
// about from its first minute.
#pragma once

#include "app/import/importing.h"

namespace huiyin::app {

// Into an office that has no case yet; one that has is left as it is. What the sample dates after
// today has not happened yet, and is left out.
ImportCounts take_in_sample_office(Foundation& ground, const Clock& clock, Random& random);

}  // namespace huiyin::app
