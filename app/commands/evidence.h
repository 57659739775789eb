// `huiyin evidence verify`: walks the chain of evidence of what became of the notices.
#pragma once

#include <string>

namespace huiyin::app {

// 0: every row is as it was recorded, and the head is told; 1: one is not, the first is named; or
// the settings are wrong.
int evidence_command(const std::string& config);

}  // namespace huiyin::app
