// The rule sets and the calendar that the tests count by: those of the product's own defaults.
#pragma once

#include "petition/case_file.h"

namespace huiyin::petition {

const Law& law_of_tests();

}  // namespace huiyin::petition
